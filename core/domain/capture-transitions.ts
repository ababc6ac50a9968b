import type { EventOf } from './evidence.ts';
import { equals, sum } from './money.ts';
import { isOpenTable, withCheck } from './order.ts';
import { PAYMENT_POLICY as POLICY } from './payment-policy.ts';
import { closeCases, freeCheck, openCase, type Settlement, withPayment } from './settlement.ts';
import { releasedBy } from './ticket.ts';

/** The money is ours: the check is paid and the kitchen gets the tickets that this releases. */
export function capture(s: Settlement, event: EventOf<'captured'>): Settlement | undefined {
  const { order, payment, now } = s;
  const check = order.checks.find((c) => c.checkId === payment.checkId);
  if (!check) return undefined;
  // A fenced payment goes on holding the check that cash has paid, until its cancel is confirmed.
  const held = check.livePaymentId === payment.paymentId ? undefined : check.livePaymentId;
  const paid = { ...check, livePaymentId: held, paidBy: payment.paymentId };
  const checksPaid = withCheck(order, paid);
  const ended = checksPaid.checks.every((c) => c.paidBy !== undefined) && !isOpenTable(order);
  const confirmed = event.source !== 'pay';
  const captured = withPayment(s, {
    status: 'CAPTURED',
    tradeNo: event.tradeNo,
    captured: event.amount,
    confirmed,
    dueAt: confirmed ? undefined : now + POLICY.confirmAfterMs,
  });
  return closeCases({
    ...captured,
    order: {
      ...checksPaid,
      status: ended ? 'COMMITTED' : order.status,
      dueAt: ended ? undefined : partlyPaidDue(s),
    },
    tickets: releasedBy(checksPaid, paid, now),
  });
}

/** Counted from the first check that is paid; until then the order is due because nobody pays. */
function partlyPaidDue({ order, now }: Settlement): number | undefined {
  // Guests stay after they have paid; it is looked at when they have left.
  if (isOpenTable(order)) return order.dueAt;
  const isFirst = order.checks.every((c) => c.paidBy === undefined);
  const due = now + POLICY.partlyPaidAfterMs;
  return isFirst ? due : (order.dueAt ?? due);
}

/** Second evidence agrees with the pay answer; nothing is left to do. */
export function confirm(s: Settlement, event: EventOf<'captured'>): Settlement | undefined {
  if (s.payment.confirmed || event.source === 'pay') return undefined;
  return withPayment(s, { confirmed: true, dueAt: undefined });
}

/**
 * A query denies what pay said. Closed is no denial when we refunded everything, or may just be doing
 * so; anything else may for a moment be Alipay's read lag, and is asked again.
 */
export function contradict(
  s: Settlement,
  event: EventOf<'closed' | 'pending' | 'not-found'>,
): Settlement | undefined {
  const { payment, now } = s;
  if (payment.confirmed) return undefined;
  const returned = sum(
    payment.amount.currency,
    s.refunds.filter((r) => r.status === 'SUCCEEDED').map((r) => r.amount),
  );
  if (event.kind === 'closed' && payment.captured && equals(returned, payment.captured)) {
    return withPayment(s, { confirmed: true, dueAt: undefined });
  }
  const refunding = s.refunds.find((r) => r.status === 'REQUESTED');
  const lagging = event.kind !== 'closed' && now < payment.startedAt + POLICY.confirmGraceMs;
  if (refunding || lagging) {
    // A refund that takes long is asked about ever less often, and so is what it explains.
    return withPayment(s, { dueAt: Math.max(now + POLICY.confirmGraceMs, refunding?.dueAt ?? 0) });
  }
  const detail = `${payment.outTradeNo}: ${event.kind} after a captured answer`;
  const contradicted = withPayment(s, { confirmed: true, dueAt: undefined });
  return openCase(contradicted, 'capture-contradicted', { detail, amount: payment.amount });
}

/** Alipay refused; where a trade exists already, that proves nothing and cancel must end it. */
export function decline(s: Settlement, event: EventOf<'declined'>): Settlement {
  if (s.payment.tradeNo) {
    return withPayment(s, { ...hurried(s), status: 'PENDING', lastCode: event.code });
  }
  return freeCheck(
    withPayment(s, {
      status: 'DECLINED',
      lastCode: event.code,
      dueAt: s.payment.startedAt + POLICY.watchForMs,
    }),
  );
}

/** No end yet. A failed attempt whose trade may live on is cancelled now rather than at 60 s. */
export function wait(s: Settlement, event: EventOf<'pending' | 'unknown'>): Settlement | undefined {
  const { payment } = s;
  const news =
    event.kind === 'pending'
      ? { tradeNo: event.tradeNo ?? payment.tradeNo, lastCode: undefined, ...codeOf(s, event) }
      : { ...(event.attemptFailed ? hurried(s) : {}), lastCode: event.code };
  const next = withPayment(s, { ...news, status: 'PENDING' });
  const same =
    payment.status === 'PENDING' &&
    next.payment.tradeNo === payment.tradeNo &&
    next.payment.qrCode === payment.qrCode &&
    next.payment.cancelAt === payment.cancelAt;
  return same ? undefined : next;
}

/** Now that there is a code, its customer has all its life to scan it, unless the payment is being ended. */
function codeOf({ payment }: Settlement, { qrCode }: EventOf<'pending'>) {
  if (qrCode === undefined) return {};
  const cancelAt = payment.cancelReason ? payment.cancelAt : payment.startedAt + POLICY.qrLifeMs;
  return { qrCode, cancelAt };
}

/** A workflow has it until the deadline; then the sweeper looks what became of it. */
export const handOver = (s: Settlement): Settlement =>
  withPayment(s, { dueAt: s.payment.cancelAt + POLICY.sweeperGraceMs });

/** TRADE_CLOSED before we cancelled: the trade expired, or the customer gave it up. */
export const close = (s: Settlement, event: EventOf<'closed'>): Settlement =>
  closeCases(
    freeCheck(
      withPayment(s, {
        status: 'CLOSED',
        tradeNo: event.tradeNo ?? s.payment.tradeNo,
        dueAt: s.now + POLICY.watchEveryMs,
      }),
    ),
  );

/**
 * Nobody waits for money from the static QR code any more. There is no trade to close or to watch:
 * what comes after all is money that no check waits for.
 */
export const stopWaiting = (s: Settlement): Settlement | undefined =>
  s.payment.way === 'static-qr' && s.payment.creditOutTradeNo === undefined
    ? freeCheck(withPayment(s, { status: 'CLOSED', dueAt: undefined }))
    : undefined;

const hurried = ({ payment, now }: Settlement) =>
  ({
    cancelAt: Math.min(payment.cancelAt, now),
    cancelReason: payment.cancelReason ?? 'attempt-failed',
    dueAt: now,
  }) as const;
