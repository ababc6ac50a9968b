import type { MerchantId, OrderId, StoreId } from '../domain/ids.ts';
import type { Page, Paged } from './page.ts';

/** When an order was placed: from, and before until. */
export interface PlacedBetween {
  readonly from: number;
  readonly until: number;
}

/** Orders of a store, newest first. It may lag behind the orders themselves for a moment. */
export interface OrderList {
  /** @param placed at any time when absent. */
  open(
    merchantId: MerchantId,
    storeId: StoreId,
    placed: PlacedBetween | undefined,
    page: Page,
  ): Promise<Paged<OrderId>>;
  /** Those that have ended, too. */
  all(
    merchantId: MerchantId,
    storeId: StoreId,
    placed: PlacedBetween,
    page: Page,
  ): Promise<Paged<OrderId>>;
  /** Whose number it was on a business day. */
  numbered(
    merchantId: MerchantId,
    storeId: StoreId,
    of: { readonly businessDate: string; readonly pickupNumber: string },
  ): Promise<OrderId | undefined>;
}
