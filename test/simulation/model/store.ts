import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import type { CaseId } from '../../../core/domain/ids.ts';
import type { Edit, OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import type { PaymentStatus } from '../../../core/domain/payment-states.ts';
import type { settle } from '../../../core/domain/settle.ts';
import { PAYMENT_ID, thePayment } from './payment.ts';
import type { ModelState, Process } from './state.ts';

/** The rules under test: the real ones, or with one of them broken. */
export interface Rules {
  readonly settle: typeof settle;
}

/** One committed change, as the journal tells it. */
export interface Transition {
  readonly what: string;
  readonly event?: PaymentEvent | undefined;
  readonly from: PaymentStatus;
  readonly to: PaymentStatus;
}

/** A state in play: who acts on it, and who hears of what is committed. */
export interface Play {
  readonly rules: Rules;
  readonly committed?: ((transition: Transition, after: ModelState) => void) | undefined;
}

export interface Settled {
  readonly state: ModelState;
  readonly payment: Payment;
  readonly changed: boolean;
}

export const clockOf = (state: ModelState, { skewMs }: Process): number => state.now + skewMs;

/**
 * Mirrors settlePayment (core/usecases/settle-payment.ts). Its read, decision and conditional commit
 * are one step here: when somebody else commits in between, the version condition fails and it
 * decides again, so that what is committed was always decided on the state it changes.
 */
export function settlePayment(
  play: Play,
  state: ModelState,
  process: Process,
  event: PaymentEvent,
): Settled {
  const now = clockOf(state, process);
  const settled = play.rules.settle(state.stored, PAYMENT_ID, event, now);
  if (!settled) return { state, payment: thePayment(state.stored), changed: false };
  const after = commit(play, state, settled.edit, settled.what, event);
  return { state: after, payment: thePayment(after.stored), changed: true };
}

/** Applies an edit as one transaction (changeOrder and the order store). */
export function commit(
  play: Play,
  state: ModelState,
  edit: Edit,
  what: string,
  event?: PaymentEvent,
): ModelState {
  const stored = withEdit(state.stored, edit);
  const openCases =
    edit.opened?.length || edit.resolved?.length ? casesAfter(state, edit) : undefined;
  const after = { ...state, stored, openCases: openCases ?? state.openCases };
  if (play.committed) {
    const from = thePayment(state.stored).status;
    play.committed({ what, event, from, to: thePayment(stored).status }, after);
  }
  return after;
}

function withEdit(before: OrderAggregate, edit: Edit): OrderAggregate {
  const { order, payments, refunds = [], tickets = [] } = edit;
  return {
    order: { ...(order ?? before.order), version: before.order.version + 1 },
    payments: payments?.length ? payments : before.payments,
    refunds: refunds.length ? merged(before.refunds, refunds, (r) => r.refundId) : before.refunds,
    tickets: tickets.length ? merged(before.tickets, tickets, (t) => t.ticketId) : before.tickets,
  };
}

/** A changed row keeps its place, as it keeps its key. */
function merged<T>(before: readonly T[], changed: readonly T[], id: (row: T) => string): T[] {
  const now = new Map(changed.map((row) => [id(row), row]));
  const known = new Set(before.map(id));
  return [
    ...before.map((row) => now.get(id(row)) ?? row),
    ...changed.filter((r) => !known.has(id(r))),
  ];
}

function casesAfter({ openCases }: ModelState, { opened = [], resolved = [] }: Edit): CaseId[] {
  const over = new Set(resolved.map((r) => r.caseId));
  return [...openCases, ...opened.map((c) => c.caseId)].filter((id) => !over.has(id));
}
