import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { OfferBook } from '../domain/offers/offer.ts';

/** What stores offer, and how often coupons were used; orders count the uses (OrderChanges). */
export interface OfferBooks {
  /** An empty one of version 0 where the store has none. Always what is true now. */
  load(merchantId: MerchantId, storeId: StoreId): Promise<OfferBook>;
  /** @returns false where the stored one is no longer one version older. */
  save(book: OfferBook): Promise<boolean>;
  /** How often coupons were used, by counter; one that never was is absent. */
  uses(
    merchantId: MerchantId,
    storeId: StoreId,
    counters: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
}
