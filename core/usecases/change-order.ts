import type { MerchantId, OrderId } from '../domain/ids.ts';
import {
  changesOf,
  type Edit,
  type OrderAggregate,
  type OrderChanges,
} from '../domain/order-aggregate.ts';
import type { Backoff } from '../ports/backoff.ts';
import type { Clock } from '../ports/clock.ts';
import type { OrderStore } from '../ports/order-store.ts';

export interface ChangeDeps {
  readonly orders: OrderStore;
  readonly clock: Clock;
  readonly backoff: Backoff;
}

/** What to do with the order as it is now: change it, or answer without a change. */
export type Decision<T> =
  | { readonly edit: Edit; readonly what: string; readonly actor: string; readonly value: T }
  | { readonly edit?: undefined; readonly value: T };

export interface Changed<T> {
  readonly value: T;
  /** The order after the change, or as it was read. */
  readonly aggregate: OrderAggregate;
}

/** More workers than ever meet on one order, each winning once. */
const MAX_CONFLICTS = 12;

/** Thrown after MAX_CONFLICTS; nothing was changed, and the caller may try again. */
export class TooMuchContention extends Error {
  override readonly name = 'TooMuchContention';
}

/**
 * The one way to change an order: read it, decide, and apply the decision as one transaction that
 * holds only if the order, and whatever else `decide` read and names in its edit, is still what was
 * read; otherwise decide again.
 * @returns undefined when there is no such order for this tenant.
 */
export async function changeOrder<T>(
  deps: ChangeDeps,
  merchantId: MerchantId,
  orderId: OrderId,
  decide: (aggregate: OrderAggregate, now: number) => Decision<T> | Promise<Decision<T>>,
): Promise<Changed<T> | undefined> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const aggregate = await deps.orders.load(merchantId, orderId);
    if (!aggregate) return undefined;
    const now = deps.clock.now();
    const decision = await decide(aggregate, now);
    if (!decision.edit) return { value: decision.value, aggregate };
    const { what, actor } = decision;
    const changes = changesOf(aggregate, decision.edit, { what, actor, at: now });
    const outcome = await deps.orders.commit(changes);
    if (outcome === 'committed') {
      return { value: decision.value, aggregate: after(aggregate, changes) };
    }
    // A taken Idempotency-Key is seen by `decide` only through another read of the key.
    if (outcome === 'duplicate') throw new DuplicateKey();
    await deps.backoff.pause(attempt);
  }
  throw new TooMuchContention(`Order ${orderId} is too busy`);
}

/** The Idempotency-Key was used by a request that ran at the same time. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey';
}

function after(before: OrderAggregate, changes: OrderChanges): OrderAggregate {
  const merge = <T>(old: readonly T[], now: readonly T[], id: (t: T) => string): T[] => {
    const changed = new Map(now.map((t) => [id(t), t]));
    const kept = old.map((t) => changed.get(id(t)) ?? t);
    const known = new Set(old.map(id));
    return [...kept, ...now.filter((t) => !known.has(id(t)))];
  };
  return {
    order: changes.order,
    payments: merge(before.payments, changes.payments, (p) => p.paymentId),
    refunds: merge(before.refunds, changes.refunds, (r) => r.refundId),
    tickets: merge(before.tickets, changes.tickets, (t) => t.ticketId),
  };
}
