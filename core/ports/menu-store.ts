import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Menu, MenuContent } from '../domain/menu.ts';

/** Published menus: immutable objects, and a pointer to the current one. */
export interface MenuStore {
  current(merchantId: MerchantId, storeId: StoreId): Promise<Menu | undefined>;
  /** @returns the new version, one more than the last. */
  publish(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
  ): Promise<Menu>;
}
