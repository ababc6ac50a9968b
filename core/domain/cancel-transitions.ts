import type { EventOf } from './evidence.ts';
import { giveBackRefundId } from './ids.ts';
import { formatMoney } from './money.ts';
import { numberAtAlipay } from './payment.ts';
import { backoffMs, PAYMENT_POLICY as POLICY } from './payment-policy.ts';
import { PAYMENT_STATES } from './payment-states.ts';
import {
  closeCases,
  freeCheck,
  openCase,
  type Settlement,
  withPayment,
  withRefund,
} from './settlement.ts';

/**
 * Writes the fence, or before each further try takes the lease again. Refused before the payment's
 * deadline, while another worker's cancel may be under way, and where Alipay has no trade to cancel.
 */
export function fence(s: Settlement, event: EventOf<'fence'>): Settlement | undefined {
  const { payment, now } = s;
  if (numberAtAlipay(payment) === undefined) return undefined;
  if (event.reason === 'deadline' && now < payment.cancelAt) return undefined;
  if (payment.cancelLeaseUntil !== undefined && now < payment.cancelLeaseUntil) return undefined;
  return withPayment(s, {
    status: 'CANCELLING',
    cancelReason: payment.cancelReason ?? event.reason,
    cancelAt: Math.min(payment.cancelAt, now),
    cancelAttempts: payment.cancelAttempts + 1,
    cancelLeaseUntil: now + POLICY.cancelLeaseMs,
    dueAt: now + POLICY.cancelLeaseMs,
  });
}

/**
 * Money arrived behind the fence. It is only recorded, because the cancel that is on its way returns
 * it; once Alipay has refused to cancel, a query that still says "paid" turns it into a refund, but
 * not while another worker's cancel may be under way.
 */
export function recordCapture(s: Settlement, event: EventOf<'captured'>): Settlement | undefined {
  const { cancelRefused, cancelLeaseUntil = 0, captured } = s.payment;
  const mayRefund = cancelRefused && s.now >= cancelLeaseUntil;
  if (mayRefund && event.source === 'query') return giveBack(s, event);
  if (captured) return undefined;
  return withPayment(s, { captured: event.amount, tradeNo: event.tradeNo });
}

/**
 * Alipay confirmed the end. "Nothing to cancel" after recorded money is none: cancel again.
 * TRADE_CLOSED with recorded money means that it was returned (protocol 2.10).
 */
export function cancelled(
  s: Settlement,
  event: EventOf<'cancelled' | 'closed'>,
): Settlement | undefined {
  const hadMoney = s.payment.captured !== undefined;
  if (event.kind === 'cancelled' && hadMoney && event.action !== 'refund') {
    return tryAgainLater(s, `action ${event.action} after a capture`);
  }
  const byQuery = hadMoney ? 'refund' : 'close';
  const action = event.kind === 'cancelled' ? event.action : byQuery;
  return closeCases(
    freeCheck(
      withPayment(s, {
        status: 'CANCELLED',
        cancelAction: action,
        // Where somebody else told it, our call may still be under way.
        cancelLeaseUntil: event.kind === 'cancelled' ? undefined : s.payment.cancelLeaseUntil,
        dueAt: s.now + POLICY.watchEveryMs,
      }),
    ),
  );
}

export const keepCancelling = (s: Settlement, event: EventOf<'cancel-unsettled'>): Settlement =>
  tryAgainLater(s, event.code);

/** Cancel is refused for good: a query decides whether money is there, and then a refund returns it. */
export function changeInstrument(s: Settlement, event: EventOf<'cancel-refused'>): Settlement {
  if (event.remedy === 'person') {
    const detail = `${s.payment.outTradeNo}: ${event.code}`;
    const opened = openCase(s, 'cancel-refused', { detail, amount: s.payment.amount });
    return tryAgainLater(opened, event.code);
  }
  const cancelRefused = s.payment.cancelRefused || event.remedy === 'refund';
  return withPayment(tryAgainLater(s, event.code), { cancelRefused });
}

/**
 * Money on a dead payment goes back by one refund whose number is derived from the payment. Where our
 * cancel returned the money, a notice or a slow pay answer that tells of it is old news.
 */
export function giveBack(s: Settlement, event: EventOf<'captured'>): Settlement | undefined {
  const { payment, now } = s;
  if (payment.cancelAction === 'refund' && event.source !== 'query') return undefined;
  const refundId = giveBackRefundId(payment.paymentId);
  const returning = withPayment(s, {
    status: 'RETURNING',
    tradeNo: event.tradeNo,
    captured: event.amount,
    refunded: event.amount,
    dueAt: undefined,
  });
  return withRefund(freeCheck(returning), {
    refundId,
    paymentId: payment.paymentId,
    kind: 'give-back',
    amount: event.amount,
    reason: `${formatMoney(event.amount)} arrived on a payment that was ${payment.status}`,
    requestedBy: 'system',
    status: 'REQUESTED',
    requestedAt: now,
    attempts: 0,
    // Not while a cancel of ours may be under way.
    dueAt: Math.max(now, payment.cancelLeaseUntil ?? 0),
  });
}

/**
 * Nothing new about a dead payment; look again until no late request can reach Alipay any more, and
 * for as long as the trade waits for its buyer, who may still pay it. A notification that was long on
 * its way tells how it was then: only a query ends the watch.
 */
export function watch(
  s: Settlement,
  event: EventOf<'closed' | 'pending' | 'not-found'>,
): Settlement | undefined {
  const last = s.payment.startedAt + POLICY.watchForMs;
  if (event.kind === 'pending') return withPayment(s, { dueAt: s.now + POLICY.watchEveryMs });
  if (s.now >= last) {
    return event.source === 'query' ? withPayment(s, { dueAt: undefined }) : undefined;
  }
  return withPayment(s, { dueAt: Math.min(s.now + POLICY.watchEveryMs, last) });
}

/**
 * Still overdue after a sweep: put off, ever longer, so that it never keeps other rows waiting. What
 * nobody waits for any more, but Alipay never explained, ends as a case.
 */
export function watchAgain(s: Settlement): Settlement | undefined {
  const { generation, dueAt, startedAt, status, outTradeNo, amount } = s.payment;
  if (dueAt === undefined || s.now < dueAt) return undefined;
  if (!PAYMENT_STATES[status].holdsCheck && s.now >= startedAt + POLICY.giveUpAfterMs) {
    const detail = `${outTradeNo}: ${status}, and no further answer for a day`;
    return openCase(withPayment(s, { dueAt: undefined }), 'never-explained', { detail, amount });
  }
  return withPayment(s, {
    generation: generation + 1,
    dueAt: s.now + backoffMs(POLICY.cancelBackoffMs, generation),
  });
}

/** Tries whose process died count as well; they must not put off the moment at which a person sees it. */
function tryAgainLater(s: Settlement, code: string): Settlement {
  const { payment, now } = s;
  const next = now + backoffMs(POLICY.cancelBackoffMs, payment.cancelAttempts - 1);
  const stuckAt = payment.startedAt + POLICY.cancelStuckAfterMs;
  const isStuck = now >= stuckAt;
  const later = withPayment(s, {
    lastCode: code,
    cancelLeaseUntil: undefined,
    dueAt: isStuck ? next : Math.min(next, stuckAt),
  });
  if (!isStuck) return later;
  const detail = `${payment.outTradeNo}: ${payment.cancelAttempts} cancels, last answer ${code}`;
  return openCase(later, 'cancel-stuck', { detail, amount: payment.amount });
}
