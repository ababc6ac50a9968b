import type { MerchantId, StoreId } from '../domain/ids.ts';

/** Counters per store and business day. Outside any transaction: gaps are allowed, repeats are not. */
export interface PickupNumbers {
  next(merchantId: MerchantId, storeId: StoreId, businessDate: string): Promise<number>;
}
