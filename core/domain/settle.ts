import {
  cancelled,
  changeInstrument,
  fence,
  giveBack,
  keepCancelling,
  recordCapture,
  watch,
  watchAgain,
} from './cancel-transitions.ts';
import {
  capture,
  close,
  confirm,
  contradict,
  decline,
  handOver,
  stopWaiting,
  wait,
} from './capture-transitions.ts';
import type { EventOf, PaymentEvent } from './evidence.ts';
import type { PaymentId } from './ids.ts';
import { equals, formatMoney } from './money.ts';
import {
  type CaseResolution,
  type Edit,
  type OrderAggregate,
  paymentOf,
} from './order-aggregate.ts';
import { isTender, type Payment } from './payment.ts';
import { PAYMENT_TRANSITIONS, type PaymentStatus, type TransitionName } from './payment-states.ts';
import {
  declineRefund,
  finishGiveBack,
  finishRefund,
  keepRefunding,
  sendRefund,
} from './refund-transitions.ts';
import { openCase, type Settlement } from './settlement.ts';
import { liftedVoids, withoutReturned } from './voids.ts';

/** Each transition takes the events that PAYMENT_TRANSITIONS sends to it. */
const TRANSITIONS = {
  capture,
  confirm,
  contradict,
  decline,
  handOver,
  stopWaiting,
  wait,
  close,
  fence,
  recordCapture,
  cancelled,
  keepCancelling,
  changeInstrument,
  giveBack,
  watch,
  watchAgain,
  sendRefund,
  finishRefund,
  finishGiveBack,
  keepRefunding,
  declineRefund,
} as const satisfies Record<TransitionName, unknown>;

/** What one event does to one payment, decided from the tables alone. Undefined: nothing. */
export function settle(
  aggregate: OrderAggregate,
  paymentId: PaymentId,
  event: PaymentEvent,
  now: number,
): { readonly what: TransitionName | 'mismatch'; readonly edit: Edit } | undefined {
  const payment = paymentOf(aggregate, paymentId);
  if (!payment) return undefined;
  const before: Settlement = {
    now,
    order: aggregate.order,
    payment,
    refunds: aggregate.refunds.filter((r) => r.paymentId === paymentId),
    changedRefunds: [],
    tickets: [],
    opened: [],
    closed: [],
  };
  if (event.kind === 'captured' && !isItsMoney(payment, event)) {
    const after = mismatch(before, formatMoney(event.amount));
    return after === before ? undefined : { what: 'mismatch', edit: editOf(after, event) };
  }
  const what = transitionFor(payment.status, event);
  if (!what) return undefined;
  const after = apply(what, before, event);
  if (!after) return undefined;
  const edit = editOf(after, event);
  const lifted = liftedVoids(after.changedRefunds, aggregate.tickets, now);
  const released = withoutReturned(after.tickets, aggregate.refunds, now);
  return { what, edit: { ...edit, tickets: [...released, ...lifted] } };
}

/** Alipay has no money of a tender, and nobody at a till any of Alipay's. */
const isItsMoney = (payment: Payment, { amount, source }: EventOf<'captured'>): boolean =>
  equals(amount, payment.amount) && isTender(payment) === (source === 'till');

function transitionFor(status: PaymentStatus, event: PaymentEvent): TransitionName | undefined {
  const rules: Partial<Record<PaymentEvent['kind'], TransitionName>> = PAYMENT_TRANSITIONS[status];
  return rules[event.kind];
}

/** The table pairs each transition with its own events, which the type system cannot follow. */
function apply(what: TransitionName, s: Settlement, event: PaymentEvent): Settlement | undefined {
  const transition = TRANSITIONS[what] as (
    s: Settlement,
    event: PaymentEvent,
  ) => Settlement | undefined;
  return transition(s, event);
}

/** An authentic report of another amount proves no payment of ours: nothing moves, a person looks. */
const mismatch = (s: Settlement, reported: string): Settlement =>
  openCase(s, 'amount-mismatch', {
    detail: `${s.payment.outTradeNo}: Alipay says ${reported}, due ${formatMoney(s.payment.amount)}`,
    amount: s.payment.amount,
  });

function editOf(s: Settlement, evidence: PaymentEvent): Edit {
  const resolved: CaseResolution[] = s.closed.map((caseId) => ({
    caseId,
    at: s.now,
    by: 'system',
    note: `The payment is ${s.payment.status}.`,
  }));
  return {
    order: s.order,
    payments: [s.payment],
    refunds: s.changedRefunds,
    tickets: s.tickets,
    opened: s.opened,
    resolved,
    evidence,
  };
}
