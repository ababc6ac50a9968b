import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Menu, MenuContent } from '../domain/menu.ts';

/** Published menus, or drafts: immutable objects, and a pointer to the current one. */
export interface MenuStore {
  current(merchantId: MerchantId, storeId: StoreId): Promise<Menu | undefined>;
  /** Any version that was ever written. */
  version(merchantId: MerchantId, storeId: StoreId, version: number): Promise<Menu | undefined>;
  /** As publish, but only after the version `from` (0: none). @returns undefined after any other. */
  replace(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
    from: number,
  ): Promise<Menu | undefined>;
  /** @returns the new version, one more than the last. */
  publish(
    merchantId: MerchantId,
    storeId: StoreId,
    content: MenuContent,
    now: number,
  ): Promise<Menu>;
}
