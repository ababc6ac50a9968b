import type { OfferId } from '../ids.ts';

/** A use of a coupon by an order, and the counters that it raises. */
export interface Redemption {
  readonly offerId: OfferId;
  readonly code: string;
  readonly counters: readonly CouponCounter[];
}

export interface CouponCounter {
  readonly name: string;
  /** It never gets above this. */
  readonly limit?: number | undefined;
}
