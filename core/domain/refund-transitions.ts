import type { EventOf } from './evidence.ts';
import type { RefundId } from './ids.ts';
import { subtract } from './money.ts';
import { backoffMs, PAYMENT_POLICY as POLICY } from './payment-policy.ts';
import type { Refund } from './refund.ts';
import { closeCases, openCase, type Settlement, withPayment, withRefund } from './settlement.ts';

/** Written before Alipay is asked or told, so that one worker does it at a time, and ever less often. */
export function sendRefund(s: Settlement, event: EventOf<'refund-sent'>): Settlement | undefined {
  const refund = requested(s, event.refundId);
  if (!refund || (refund.dueAt !== undefined && s.now < refund.dueAt)) return undefined;
  const { sentAt, answeredAt, silentAt } = refund;
  const sent = withRefund(s, {
    ...refund,
    attempts: refund.attempts + 1,
    sentAt: s.now,
    answeredAt: undefined,
    silentAt: answeredAt === undefined ? (sentAt ?? silentAt) : silentAt,
    dueAt: s.now + POLICY.refundQueryAfterMs,
  });
  return withPayment(sent, { lastRefundAt: s.now });
}

/** Alipay returned what a person asked it to return. */
export function finishRefund(s: Settlement, event: EventOf<'refunded'>): Settlement | undefined {
  const refund = requested(s, event.refundId);
  return refund && closeCases(succeeded(s, refund));
}

/** The late money is back. A closed trade proves it as well, whichever call of ours closed it. */
export function finishGiveBack(
  s: Settlement,
  event: EventOf<'refunded' | 'closed'>,
): Settlement | undefined {
  const refund = s.refunds.find((r) => r.kind === 'give-back' && r.status === 'REQUESTED');
  if (!refund || (event.kind === 'refunded' && event.refundId !== refund.refundId))
    return undefined;
  return closeCases(withPayment(succeeded(s, refund), { status: 'RETURNED' }));
}

/** Ask again later with the same number; after a while, or at once where money is missing, a person sees it. */
export function keepRefunding(
  s: Settlement,
  event: EventOf<'refund-unsettled'>,
): Settlement | undefined {
  const refund = requested(s, event.refundId);
  if (!refund) return undefined;
  const later = postpone(s, refund, event.code);
  const stuck = s.now >= refund.requestedAt + POLICY.refundStuckAfterMs;
  if (!stuck && !event.needsPerson) return later;
  return openCase(later, 'refund-stuck', aboutRefund(refund, event.code));
}

/**
 * Alipay refuses this refund. A person's refund fails and frees the amount, unless an earlier request
 * that nobody answered may have made it, or may yet: a refund query looks for it before each further
 * try. Money that must go back keeps being tried, because a closed trade may still explain the refusal,
 * and a case opens.
 */
export function declineRefund(
  s: Settlement,
  event: EventOf<'refund-declined'>,
): Settlement | undefined {
  const refund = requested(s, event.refundId);
  if (!refund) return undefined;
  const answered = { ...refund, answeredAt: s.now };
  if (refund.kind !== 'staff') {
    const about = aboutRefund(refund, event.code);
    return openCase(postpone(s, answered, event.code), 'refund-refused', about);
  }
  const mayArriveUntil = (refund.silentAt ?? -Infinity) + POLICY.watchForMs;
  if (s.now < mayArriveUntil) return waitForSilent(s, answered, event.code, mayArriveUntil);
  const failed = withRefund(s, {
    ...refund,
    status: 'FAILED',
    lastCode: event.code,
    dueAt: undefined,
  });
  return withPayment(failed, { refunded: subtract(s.payment.refunded, refund.amount) });
}

/** The amount is reserved, and staff wait for the answer: asked soon, and later shown to a person. */
function waitForSilent(
  s: Settlement,
  refund: Refund,
  code: string,
  mayArriveUntil: number,
): Settlement {
  if (refund.attempts <= POLICY.refundSoonTries) {
    const dueAt = s.now + POLICY.refundQueryAfterMs;
    return withRefund(s, { ...refund, lastCode: code, dueAt });
  }
  const dueAt = Math.min(mayArriveUntil, dueAfter(s, refund));
  const later = withRefund(s, { ...refund, lastCode: code, dueAt });
  return openCase(later, 'refund-stuck', aboutRefund(refund, code));
}

const requested = (s: Settlement, id: RefundId): Refund | undefined =>
  s.refunds.find((r) => r.refundId === id && r.status === 'REQUESTED');

const succeeded = (s: Settlement, refund: Refund): Settlement =>
  withRefund(s, { ...refund, status: 'SUCCEEDED', dueAt: undefined });

const postpone = (s: Settlement, refund: Refund, code: string): Settlement =>
  withRefund(s, { ...refund, lastCode: code, dueAt: dueAfter(s, refund) });

/** Processes that died count as attempts; they must not put off the moment at which a person sees it. */
function dueAfter({ now }: Settlement, refund: Refund): number {
  const next = now + backoffMs(POLICY.refundBackoffMs, refund.attempts - 1);
  const stuckAt = refund.requestedAt + POLICY.refundStuckAfterMs;
  return now < stuckAt ? Math.min(next, stuckAt) : next;
}

const aboutRefund = (refund: Refund, code: string) =>
  ({
    detail: `${refund.refundId}: ${code}`,
    amount: refund.amount,
    refundId: refund.refundId,
  }) as const;
