import type { MerchantId, OrderId, PaymentId, RefundId } from '../domain/ids.ts';

/** Names a row to look at again; holds nothing that the row does not already imply. */
export interface FollowUp {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  readonly refundId?: RefundId | undefined;
  /** Tells executions of one payment apart; names cannot be reused for 90 days. */
  readonly generation: number;
}

/** An accelerator: losing every message changes latency, never the outcome. */
export interface FollowUps {
  /** Delivered at or after `at` (ms since 1970; at most 15 minutes ahead), at least once. */
  send(followUp: FollowUp, at: number): Promise<void>;
}
