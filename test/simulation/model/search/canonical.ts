import type { OrderAggregate } from '../../../../core/domain/order-aggregate.ts';
import { PAYMENT_POLICY as POLICY } from '../../../../core/domain/payment-policy.ts';
import { isLive, PAYMENT_STATES } from '../../../../core/domain/payment-states.ts';
import type { Refund } from '../../../../core/domain/refund.ts';
import { thePayment } from '../payment.ts';
import type { Alipay, Answer, Notice, Process, Request } from '../state.ts';
import { momentOf } from './moments.ts';

/*
 * Names for the parts of a state. Two parts have the same name only if no rule, no actor and no
 * predicate can tell them apart from now on: left out are texts and versions, what a state has used
 * up (a deadline behind the fence), and when something in the past was.
 */

export function storedName(stored: OrderAggregate, moment: number): string {
  const { order, refunds, tickets } = stored;
  const p = thePayment(stored);
  const [check] = order.checks;
  const live = isLive(p.status);
  const { watched } = PAYMENT_STATES[p.status];
  const fenced = p.status === 'CANCELLING';
  return [
    p.status,
    from(p.dueAt, moment),
    p.generation,
    live && from(p.cancelAt, moment),
    live && from(p.cancelAt + POLICY.sweeperGraceMs, moment),
    (fenced || watched) && from(p.cancelLeaseUntil, moment),
    fenced ? p.cancelAttempts : p.cancelAttempts > 0,
    (live || fenced) && p.cancelReason,
    watched && p.cancelAction,
    flags((live || p.status === 'DECLINED') && p.tradeNo, p.confirmed, fenced && p.cancelRefused),
    flags(check?.livePaymentId, check?.paidBy, tickets.length),
    p.captured?.minor,
    p.refunded.minor,
    order.status,
    order.cases.map((c) => c.caseId + flags(c.closesItself)).sort(),
    refunds.map((r) => refundName(r, moment)),
  ].join();
}

const refundName = (r: Refund, moment: number): string =>
  r.status === 'REQUESTED'
    ? [
        wantedName(r),
        r.attempts,
        from(r.dueAt, moment),
        from(r.requestedAt + POLICY.refundStuckAfterMs, moment),
        flags(r.sentAt, r.answeredAt),
        // What was sent last, and what was sent before it, may still arrive until then.
        r.kind === 'staff' && arrivesUntil(r.sentAt, moment),
        r.kind === 'staff' && arrivesUntil(r.silentAt, moment),
      ].join('.')
    : `${wantedName(r)}.${r.status}${flags(r.sentAt)}`;

const arrivesUntil = (sentAt: number | undefined, moment: number): number | undefined =>
  from(sentAt && sentAt + POLICY.watchForMs, moment);

export function alipayName({ trade, replica, ...said }: Alipay): string {
  const back = trade?.returns.map((r) => `${r.by}.${r.minor}`);
  return [
    trade && `${trade.status}.${trade.minor}.${trade.paid}.${back}`,
    replica?.says.kind,
    flags(said.refusedPay, said.saidPaid, said.cancelled),
    said.refusedRefunds,
    said.expiresAt,
  ].join();
}

/** Of the workers that resolve a payment, only the sweeper and who cancels an order go on differently. */
export function processName({ call, refund, ...p }: Process): string {
  const asked = call && `${requestName(call)}.${call.answer ? answerName(call.answer) : '?'}`;
  const read = refund && `${wantedName(refund)}.${refund.attempts > 0}`;
  const resolves = p.actor === 'pay' || p.actor === 'workflow' || p.actor === 'follow-up';
  const errand = p.at === 'reads the payment' && p.errand;
  return [resolves || p.actor, p.at, asked, errand, flags(p.cancels), read, p.noticeId].join();
}

export const lateName = (late: readonly Request[]): string => late.map(requestName).join();

export const noticesName = (notices: readonly Notice[]): string =>
  notices.map(({ noticeId, place, says }) => `${noticeId}.${place}.${answerName(says)}`).join();

const requestName = ({ name, refund }: Request): string =>
  refund ? `${name}.${wantedName(refund)}` : name;

const wantedName = ({ refundId, amount }: NonNullable<Request['refund']>): string =>
  `${refundId}.${amount.minor}`;

const answerName = (answer: Answer): string =>
  Object.values(answer)
    .map((value) => (typeof value === 'object' ? value.minor : value))
    .join('.');

/** The moment at which a time is reached; a time that has passed has no name of its own. */
const from = (time: number | undefined, moment: number): number | undefined =>
  time === undefined ? undefined : Math.max(momentOf(time), moment);

const flags = (...values: readonly unknown[]): string => values.map((v) => (v ? 1 : 0)).join('');
