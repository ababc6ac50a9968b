import type { MerchantId, OrderId, PaymentId, RefundId } from '../domain/ids.ts';

/** A row whose time has come. Eventually consistent: whoever acts on it reads the row again. */
export type Due = { readonly merchantId: MerchantId; readonly orderId: OrderId } & (
  | { readonly kind: 'payment'; readonly paymentId: PaymentId }
  | { readonly kind: 'refund'; readonly paymentId: PaymentId; readonly refundId: RefundId }
  | { readonly kind: 'order' }
);

/** The sparse, sharded index over `dueAt`: the guarantee that nothing is unwatched. */
export interface DueList {
  /** Rows with dueAt <= now, oldest first in each shard; at most `limit` in all. */
  due(now: number, limit: number): Promise<readonly Due[]>;
}
