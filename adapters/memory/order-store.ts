import { type ExceptionCase, resolve } from '../../core/domain/exception-case.ts';
import type { MerchantId, OrderId } from '../../core/domain/ids.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import type {
  IdempotencyRecord,
  OrderAggregate,
  OrderChanges,
} from '../../core/domain/order-aggregate.ts';
import type { Due } from '../../core/ports/due-list.ts';
import type { CommitOutcome, OrderStore } from '../../core/ports/order-store.ts';
import { countCoupons, couponsFit } from './coupon-uses.ts';
import { slotFits, writeDelivery } from './delivery-rows.ts';
import { bookingFits, writeBooking } from './session-bookings.ts';
import {
  dinerOrderKey,
  keyOf,
  type MemoryState,
  placeKey,
  type StoredOrder,
  stockKey,
  storedOrder,
} from './state.ts';

/** Orders in memory, under the conditions that the DynamoDB transaction has. */
export class MemoryOrderStore implements OrderStore {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async load(merchantId: MerchantId, orderId: OrderId): Promise<OrderAggregate | undefined> {
    const stored = storedOrder(this.#state, merchantId, orderId);
    if (!stored) return undefined;
    return structuredClone({
      order: stored.order,
      payments: sorted(stored.payments),
      refunds: sorted(stored.refunds),
      tickets: sorted(stored.tickets),
    });
  }

  async commit(given: OrderChanges): Promise<CommitOutcome> {
    const changes = structuredClone(given);
    const { merchantId, orderId } = changes.order;
    const { idempotency } = changes;
    const known = idempotency && keyOf(merchantId, idempotency.key);
    if (known && this.#state.idempotency.has(known)) return 'duplicate';
    const before = storedOrder(this.#state, merchantId, orderId);
    if ((before?.order.version ?? 0) !== changes.basedOn) return 'conflict';
    if (!keepsBirths(before, changes) || !this.#casesFit(changes)) return 'conflict';
    if (!this.#moneyFits(changes) || !this.#stockFits(changes)) return 'conflict';
    if (!couponsFit(this.#state, changes) || !slotFits(this.#state, changes)) return 'conflict';
    if (!bookingFits(this.#state, changes)) return 'conflict';

    this.#state.orders.set(keyOf(merchantId, orderId), merged(before, changes));
    if (known) this.#state.idempotency.set(known, idempotency);
    this.#writeCases(changes);
    this.#writeMoney(changes);
    this.#writeStock(changes);
    const { dinerOrder } = changes;
    if (dinerOrder) this.#state.dinerOrders.set(dinerOrderKey(dinerOrder), dinerOrder);
    countCoupons(this.#state, changes);
    writeDelivery(this.#state, changes);
    writeBooking(this.#state, changes);
    this.#writeDue(changes);
    return 'committed';
  }

  async journal(
    merchantId: MerchantId,
    orderId: OrderId,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly JournalEntry[]> {
    const entries = storedOrder(this.#state, merchantId, orderId)?.journal ?? [];
    return structuredClone(entries.filter((e) => e.version > page.after).slice(0, page.limit));
  }

  async findIdempotent(
    merchantId: MerchantId,
    key: string,
  ): Promise<IdempotencyRecord | undefined> {
    return structuredClone(this.#state.idempotency.get(keyOf(merchantId, key)));
  }

  #case(changes: OrderChanges, caseId: string): ExceptionCase | undefined {
    return this.#state.cases.get(keyOf(changes.order.merchantId, caseId));
  }

  #casesFit(changes: OrderChanges): boolean {
    return (
      changes.opened.every((c) => !this.#case(changes, c.caseId)) &&
      changes.resolved.every((r) => this.#case(changes, r.caseId))
    );
  }

  #writeCases(changes: OrderChanges): void {
    const { merchantId } = changes.order;
    for (const opened of changes.opened) {
      this.#state.cases.set(keyOf(merchantId, opened.caseId), opened);
    }
    for (const { caseId, ...resolution } of changes.resolved) {
      const found = this.#case(changes, caseId);
      // The first resolution stays, and a person's must not hold up money.
      if (found?.status !== 'OPEN') continue;
      this.#state.cases.set(keyOf(merchantId, caseId), resolve(found, resolution));
    }
  }

  #moneyFits({ order, waiting, credit }: OrderChanges): boolean {
    const list = waiting && this.#state.waiting.get(placeKey(waiting.place));
    if (waiting && (list?.version ?? 0) !== waiting.version - 1) return false;
    const known = credit && this.#state.credits.get(keyOf(order.merchantId, credit.credit.tradeNo));
    if (!credit) return true;
    return credit.provided === 'new' ? !known : known?.status === 'UNMATCHED';
  }

  #writeMoney({ order, waiting, credit }: OrderChanges): void {
    if (waiting) this.#state.waiting.set(placeKey(waiting.place), waiting);
    if (!credit) return;
    this.#state.credits.set(keyOf(order.merchantId, credit.credit.tradeNo), credit.credit);
  }

  #stockFits({ order, stock }: OrderChanges): boolean {
    return stock.every((change) => {
      const stored = this.#state.stock.get(stockKey(order.merchantId, order.storeId, change));
      if (change.by > 0) return true;
      return stored?.isCounted === true && stored.count.remaining >= -change.by;
    });
  }

  #writeStock({ order, stock }: OrderChanges): void {
    for (const change of stock) {
      const key = stockKey(order.merchantId, order.storeId, change);
      const stored = this.#state.stock.get(key);
      if (!stored) continue;
      const count = { ...stored.count, remaining: stored.count.remaining + change.by };
      this.#state.stock.set(key, { ...stored, count });
    }
  }

  #writeDue({ order, payments, refunds }: OrderChanges): void {
    const { merchantId, orderId } = order;
    const set = (id: string, at: number | undefined, due: Due): void => {
      const key = keyOf(merchantId, `${orderId}#${id}`);
      if (at === undefined) this.#state.due.delete(key);
      else this.#state.due.set(key, { at, due });
    };
    set('', order.dueAt, { merchantId, orderId, kind: 'order' });
    for (const { paymentId, dueAt } of payments) {
      set(paymentId, dueAt, { merchantId, orderId, kind: 'payment', paymentId });
    }
    for (const { paymentId, refundId, dueAt } of refunds) {
      set(refundId, dueAt, { merchantId, orderId, kind: 'refund', paymentId, refundId });
    }
  }
}

const refundKey = (refund: { paymentId: string; refundId: string }): string =>
  `${refund.paymentId}#${refund.refundId}`;

/** A row is only ever replaced by its own later state, never by a newcomer of the same id. */
const keepsBirths = (before: StoredOrder | undefined, changes: OrderChanges): boolean =>
  changes.payments.every((p) => {
    const known = before?.payments.get(p.paymentId);
    return !known || known.startedAt === p.startedAt;
  }) &&
  changes.refunds.every((r) => {
    const known = before?.refunds.get(refundKey(r));
    return !known || known.requestedAt === r.requestedAt;
  }) &&
  changes.tickets.every((t) => {
    const known = before?.tickets.get(t.ticketId);
    return !known || known.createdAt === t.createdAt;
  });

const merged = (before: StoredOrder | undefined, changes: OrderChanges): StoredOrder => ({
  order: changes.order,
  payments: new Map([
    ...(before?.payments ?? []),
    ...changes.payments.map((p) => [p.paymentId, p] as const),
  ]),
  refunds: new Map([
    ...(before?.refunds ?? []),
    ...changes.refunds.map((r) => [refundKey(r), r] as const),
  ]),
  tickets: new Map([
    ...(before?.tickets ?? []),
    ...changes.tickets.map((t) => [t.ticketId, t] as const),
  ]),
  journal: [...(before?.journal ?? []), changes.journal],
});

const sorted = <T>(rows: ReadonlyMap<string, T>): T[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
