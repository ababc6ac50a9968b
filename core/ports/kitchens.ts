import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { KitchenSettings } from '../domain/kitchen-settings.ts';

/** How the kitchens of stores work. */
export interface Kitchens {
  /** Strongly read; UNTOLD_KITCHEN where nobody has said anything. */
  of(merchantId: MerchantId, storeId: StoreId): Promise<KitchenSettings>;
  /** @returns false when the stored settings are not the ones before these any more. */
  replace(merchantId: MerchantId, storeId: StoreId, settings: KitchenSettings): Promise<boolean>;
}
