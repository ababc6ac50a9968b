import type { MerchantId, OrderId } from '../domain/ids.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { IdempotencyRecord, OrderAggregate, OrderChanges } from '../domain/order-aggregate.ts';

/**
 * `conflict`: the order has moved on, read it again. `duplicate`: the Idempotency-Key is taken.
 * An unknown outcome (5xx, timeout) throws; the conditions make it safe to decide again.
 */
export type CommitOutcome = 'committed' | 'conflict' | 'duplicate';

/** Orders with their payments, refunds, tickets and journal, per tenant. Reads are strong. */
export interface OrderStore {
  load(merchantId: MerchantId, orderId: OrderId): Promise<OrderAggregate | undefined>;
  commit(changes: OrderChanges): Promise<CommitOutcome>;
  /** Oldest first; at most `limit` entries after version `after`. */
  journal(
    merchantId: MerchantId,
    orderId: OrderId,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly JournalEntry[]>;
  findIdempotent(merchantId: MerchantId, key: string): Promise<IdempotencyRecord | undefined>;
}
