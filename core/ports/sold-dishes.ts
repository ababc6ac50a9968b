import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Sales, Sold } from '../domain/popularity.ts';

/** How often each dish was sold, by store and business day. Good enough to be proud of; no bookkeeping. */
export interface SoldDishes {
  /** Adds to what was counted. One that fails may have added some of it. */
  add(sales: Sales): Promise<void>;
  /** What was counted until a moment ago, for about ten days; of the first 4,000 dishes, by id. */
  ofDay(merchantId: MerchantId, storeId: StoreId, businessDate: string): Promise<Sold>;
}
