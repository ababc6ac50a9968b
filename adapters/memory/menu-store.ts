import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Menu, MenuContent } from '../../core/domain/menu.ts';
import type { MenuStore } from '../../core/ports/menu-store.ts';

export class MemoryMenuStore implements MenuStore {
  readonly #current = new Map<string, Menu>();

  async current(merchantId: MerchantId, storeId: StoreId): Promise<Menu | undefined> {
    return structuredClone(this.#current.get(`${merchantId}#${storeId}`));
  }

  async publish(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
  ): Promise<Menu> {
    const key = `${merchantId}#${storeId}`;
    const version = (this.#current.get(key)?.version ?? 0) + 1;
    const menu = structuredClone({ ...content, storeId, version, publishedAt: now });
    this.#current.set(key, menu);
    return structuredClone(menu);
  }
}
