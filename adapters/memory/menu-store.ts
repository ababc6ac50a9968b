import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Menu, MenuContent } from '../../core/domain/menu.ts';
import type { MenuStore } from '../../core/ports/menu-store.ts';

export class MemoryMenuStore implements MenuStore {
  readonly #versions = new Map<string, Menu[]>();

  async current(merchantId: MerchantId, storeId: StoreId): Promise<Menu | undefined> {
    return structuredClone(this.#of(merchantId, storeId).at(-1));
  }

  async version(
    merchantId: MerchantId,
    storeId: StoreId,
    version: number,
  ): Promise<Menu | undefined> {
    return structuredClone(this.#of(merchantId, storeId)[version - 1]);
  }

  async publish(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
  ): Promise<Menu> {
    const versions = this.#of(merchantId, storeId);
    const version = versions.length + 1;
    const menu = structuredClone({ ...content, storeId, version, publishedAt: now });
    this.#versions.set(`${merchantId}#${storeId}`, [...versions, menu]);
    return structuredClone(menu);
  }

  async replace(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
    from: number,
  ): Promise<Menu | undefined> {
    if (this.#of(merchantId, storeId).length !== from) return undefined;
    return await this.publish(merchantId, storeId, content, now);
  }

  #of(merchantId: MerchantId, storeId: StoreId): readonly Menu[] {
    return this.#versions.get(`${merchantId}#${storeId}`) ?? [];
  }
}
