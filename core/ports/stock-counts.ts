import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { StockCount, StockName } from '../domain/stock.ts';
import type { Page, Paged } from './page.ts';

/** How many portions a store has left. Orders take them through the order store, in their own change. */
export interface StockCounts {
  /** Counts of these items and of all their options. Reads are strong. */
  ofItems(
    merchantId: MerchantId,
    storeId: StoreId,
    itemIds: readonly string[],
  ): Promise<readonly StockCount[]>;
  /** All that is counted, by item. A page may hold fewer than its limit and not be the last. */
  ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<StockCount>>;
  /**
   * From now on so many can be sold, besides what open orders hold.
   * @param expected changes nothing unless so many remain now; unasked-for sales come in between
   * @returns whether it is so now
   */
  set(
    merchantId: MerchantId,
    storeId: StoreId,
    count: StockCount,
    expected?: number,
  ): Promise<boolean>;
  /** Counts no more: sold without end. What open orders hold still comes back to nobody's harm. */
  stopCounting(merchantId: MerchantId, storeId: StoreId, name: StockName): Promise<void>;
}
