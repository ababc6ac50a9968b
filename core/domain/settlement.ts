import { CASE_KINDS, type CaseKind, caseIdOf, type ExceptionCase } from './exception-case.ts';
import type { CaseId, RefundId } from './ids.ts';
import type { Money } from './money.ts';
import type { OpenCase, Order } from './order.ts';
import type { Payment } from './payment.ts';
import type { Refund } from './refund.ts';
import type { Ticket } from './ticket.ts';

/** A payment on its way from one state to the next, with what changes beside it. */
export interface Settlement {
  readonly now: number;
  readonly order: Order;
  readonly payment: Payment;
  /** The payment's refunds, and those that this settlement changed. */
  readonly refunds: readonly Refund[];
  readonly changedRefunds: readonly Refund[];
  readonly tickets: readonly Ticket[];
  readonly opened: readonly ExceptionCase[];
  readonly closed: readonly CaseId[];
}

export const withPayment = (s: Settlement, changes: Partial<Payment>): Settlement => ({
  ...s,
  payment: { ...s.payment, ...changes },
});

/** The check of the payment is free for another attempt. */
export const freeCheck = (s: Settlement): Settlement => ({
  ...s,
  order: {
    ...s.order,
    checks: s.order.checks.map((c) =>
      c.livePaymentId === s.payment.paymentId ? { ...c, livePaymentId: undefined } : c,
    ),
  },
});

export const withRefund = (s: Settlement, refund: Refund): Settlement => ({
  ...s,
  refunds: [...s.refunds.filter((r) => r.refundId !== refund.refundId), refund],
  changedRefunds: [...s.changedRefunds.filter((r) => r.refundId !== refund.refundId), refund],
});

/** Opens the case unless this cause has opened one before. */
export function openCase(
  s: Settlement,
  kind: CaseKind,
  about: { readonly detail: string; readonly amount?: Money; readonly refundId?: RefundId },
): Settlement {
  const { order, payment } = s;
  const caseId = caseIdOf(kind, about.refundId ?? payment.paymentId);
  if (order.cases.some((c) => c.caseId === caseId)) return s;
  const opened: ExceptionCase = {
    caseId,
    kind,
    status: 'OPEN',
    merchantId: order.merchantId,
    storeId: order.storeId,
    orderId: order.orderId,
    paymentId: payment.paymentId,
    openedAt: s.now,
    ...about,
  };
  const { closesItself } = CASE_KINDS[kind];
  const cases = [...order.cases, { caseId, paymentId: payment.paymentId, closesItself }];
  return { ...s, order: { ...order, cases }, opened: [...s.opened, opened] };
}

/** The payment came right after all: its self-closing cases are resolved, and those of a paid order. */
export function closeCases(s: Settlement): Settlement {
  const ended = (c: OpenCase): boolean =>
    c.paymentId === undefined
      ? s.order.status === 'COMMITTED'
      : c.paymentId === s.payment.paymentId;
  // No payment makes a kitchen see its ticket.
  const ofMoney = s.order.cases.filter((c) => c.ticketId === undefined);
  const closing = ofMoney.filter((c) => c.closesItself && ended(c));
  const cases = s.order.cases.map((c) => (closing.includes(c) ? { ...c, closesItself: false } : c));
  return { ...s, order: { ...s.order, cases }, closed: closing.map((c) => c.caseId) };
}
