import type { SessionBooking } from './cashier-session.ts';
import type { CreditChange } from './credit.ts';
import type { Destination } from './delivery.ts';
import type { DinerOrder } from './diner.ts';
import type { ExceptionCase } from './exception-case.ts';
import type { CaseId, PaymentId, RefundId } from './ids.ts';
import type { JournalChange, JournalEntry } from './journal.ts';
import type { Order } from './order.ts';
import type { Payment } from './payment.ts';
import type { Refund } from './refund.ts';
import type { StockChange } from './stock.ts';
import type { Ticket } from './ticket.ts';
import type { WaitingList } from './waiting-list.ts';

/** An order with everything that changes together with it, read as one consistent state. */
export interface OrderAggregate {
  readonly order: Order;
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly tickets: readonly Ticket[];
}

/** How a repeated request finds what the first one made (design 2, Idempotency-Key). */
export interface IdempotencyRecord {
  readonly key: string;
  /** Keyed hash of the request, because a request may hold an auth code. */
  readonly fingerprint: string;
  readonly resultId: string;
  readonly orderId: Order['orderId'];
}

/** The next state of an order: applied as one transaction, if the order still has `basedOn`. */
export interface OrderChanges {
  /** The version that was read; 0 for a new order. `order.version` is one more. */
  readonly basedOn: number;
  readonly order: Order;
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly tickets: readonly Ticket[];
  readonly opened: readonly ExceptionCase[];
  readonly resolved: readonly CaseResolution[];
  readonly journal: JournalEntry;
  /** Of the order's coupons: it takes them when it is made, and gives them back if it ends unpaid. */
  readonly couponUses?: 'take' | 'give-back' | undefined;
  /** Of the order's delivery slot, at the same moments. */
  readonly slotUse?: 'take' | 'give-back' | undefined;
  /** Where it is brought, written once with the order. */
  readonly destination?: Destination | undefined;
  /** The list of waiting checks after this change; it must still be one version older. */
  readonly waiting?: WaitingList | undefined;
  readonly credit?: CreditChange | undefined;
  readonly stock: readonly StockChange[];
  /** The cashier's session that is open and counts what was taken or handed back. */
  readonly booking?: SessionBooking | undefined;
  /** Of a guest who has signed in, with their first dish. */
  readonly dinerOrder?: DinerOrder | undefined;
  readonly idempotency?: IdempotencyRecord | undefined;
}

/** What a request made that has no id of its own: the order's next version, `ORDER@12`. */
export const nextVersionOf = ({ orderId, version }: Order): string => `${orderId}@${version + 1}`;

export interface CaseResolution {
  readonly caseId: CaseId;
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

export const paymentOf = (a: OrderAggregate, id: PaymentId): Payment | undefined =>
  a.payments.find((p) => p.paymentId === id);

export const refundOf = (a: OrderAggregate, id: RefundId): Refund | undefined =>
  a.refunds.find((r) => r.refundId === id);

/** What a use case changed, without the bookkeeping that every change needs. */
export interface Edit {
  readonly order?: Order;
  readonly payments?: readonly Payment[];
  readonly refunds?: readonly Refund[];
  readonly tickets?: readonly Ticket[];
  readonly opened?: readonly ExceptionCase[];
  readonly resolved?: readonly CaseResolution[];
  readonly evidence?: JournalEntry['evidence'];
  readonly waiting?: WaitingList | undefined;
  readonly credit?: CreditChange | undefined;
  readonly stock?: readonly StockChange[];
  readonly dinerOrder?: DinerOrder | undefined;
  readonly destination?: Destination | undefined;
  readonly booking?: SessionBooking | undefined;
  readonly idempotency?: IdempotencyRecord | undefined;
}

/** Completes an edit: the next version and the journal entry that tells of it. */
export function changesOf(
  before: OrderAggregate,
  edit: Edit,
  entry: Pick<JournalEntry, 'what' | 'actor' | 'at'>,
): OrderChanges {
  const version = before.order.version + 1;
  const changed = {
    order: { ...(edit.order ?? before.order), version },
    payments: edit.payments ?? [],
    refunds: edit.refunds ?? [],
    tickets: edit.tickets ?? [],
    opened: edit.opened ?? [],
    resolved: edit.resolved ?? [],
  };
  const evidence = edit.evidence && { evidence: edit.evidence };
  const journal = { version, ...entry, ...evidence, changes: describe(before, changed) };
  const { waiting, credit, stock = [], destination, booking, dinerOrder, idempotency } = edit;
  const uses = usesOf(before.order, changed.order);
  return {
    basedOn: before.order.version,
    ...changed,
    journal,
    couponUses: changed.order.redemptions?.length ? uses : undefined,
    slotUse: changed.order.delivery ? uses : undefined,
    destination,
    waiting,
    credit,
    stock,
    booking,
    dinerOrder,
    idempotency,
  };
}

/** The status changes once, under the order's version: so neither can happen twice. */
function usesOf(before: Order, after: Order): OrderChanges['couponUses'] {
  if (before.version === 0) return 'take';
  return before.status !== 'CANCELED' && after.status === 'CANCELED' ? 'give-back' : undefined;
}

type Changed = Pick<
  OrderChanges,
  'order' | 'payments' | 'refunds' | 'tickets' | 'opened' | 'resolved'
>;

function describe(before: OrderAggregate, after: Changed): JournalChange[] {
  const changes: JournalChange[] = [];
  if (before.order.version === 0 || after.order.status !== before.order.status) {
    changes.push({ part: 'order', to: after.order.status });
  }
  for (const { paymentId, status } of after.payments) {
    const from = paymentOf(before, paymentId)?.status;
    changes.push({ part: 'payment', paymentId, ...(from && { from }), to: status });
  }
  for (const { refundId, paymentId, amount, status } of after.refunds) {
    changes.push({ part: 'refund', refundId, paymentId, minor: amount.minor, to: status });
  }
  for (const { ticketId, status } of after.tickets) {
    changes.push({ part: 'ticket', ticketId, to: status });
  }
  for (const { caseId, kind } of after.opened) {
    changes.push({ part: 'case', caseId, kind, to: 'OPEN' });
  }
  for (const { caseId } of after.resolved) {
    const kind = caseId.slice(0, caseId.indexOf('_')) as ExceptionCase['kind'];
    changes.push({ part: 'case', caseId, kind, to: 'RESOLVED' });
  }
  return changes;
}
