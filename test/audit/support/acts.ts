import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { type Change, cny, type Tale } from './tale.ts';
import { type Draft, MINUTE, SECOND, type Story } from './trace-builder.ts';

/*
 * The steps of an honest system, as its trace shows them.
 */

export const captured = (source: 'pay' | 'query' | 'notification'): PaymentEvent => ({
  source,
  kind: 'captured',
  amount: cny(2_800),
  tradeNo: 'trade-1',
});
const fence = { source: 'us', kind: 'fence', reason: 'deadline' } as const;
export const unknown = { source: 'pay', kind: 'unknown', code: 'TIMEOUT' } as const;

/** The money comes with the pay answer: one ticket, and the check and the order are paid. */
export function pays(tale: Tale, n: number, source: 'pay' | 'query' = 'pay'): void {
  const { trace, story } = tale;
  const payment = tale.payment(n);
  if (source === 'pay') {
    const effect = (outTradeNo: string): void =>
      trace.alipay({ kind: 'captured', outTradeNo, minor: 2_800 });
    tale.call(n, 'pay', { minor: 2_800, effect });
  }
  const check = tale.check(payment.checkId);
  check.livePaymentId = undefined;
  check.paidBy = payment.paymentId;
  const all = story.order.checks.every((c) => c.paidBy !== undefined);
  const changes: Change[] = [];
  if (all) {
    story.order.status = 'COMMITTED';
    story.order.dueAt = undefined;
    changes.push({ part: 'order', to: 'COMMITTED' });
  } else story.order.dueAt = trace.now + 30 * MINUTE;
  if (all || story.order.releasePolicy === 'per-check') changes.push(ticket(tale, check));
  Object.assign(payment, { captured: cny(2_800), confirmed: true, dueAt: undefined });
  tale.move(n, 'capture', 'CAPTURED', captured(source), changes);
  tale.screen(n, 'paid: Paid. Thank you!');
}

function ticket(tale: Tale, check: Draft<Story['order']['checks'][number]>): Change {
  const { order, tickets } = tale.story;
  const one = order.releasePolicy === 'per-check';
  const ticketId = `t-${one ? check.checkId : 'all'}`;
  const lineIds = one ? check.lineIds : order.lines.map((l) => l.lineId);
  const lines = lineIds.map((lineId) => ({ lineId, name: 'Noodles', options: [], quantity: 1 }));
  tickets.push({
    ...{ ticketId, orderId: tale.orderId, status: 'PROPOSED', pickupNumber: 'A001', lines },
    ...{ createdAt: tale.trace.now, changedAt: tale.trace.now, acknowledgedAt: tale.trace.now },
  } as unknown as (typeof tickets)[number]);
  return { part: 'ticket', ticketId, to: 'PROPOSED' };
}

/** Alipay tells of the money; we store it, settle it and say `success`. */
export function notified(tale: Tale, n: number, settle?: () => void, minor = 2_800): void {
  const { trace } = tale;
  const { outTradeNo } = tale.payment(n);
  trace.store({ kind: 'notice', merchantId: 'm1', noticeId: `n${n}-TRADE_SUCCESS-${minor}` });
  settle?.();
  trace.world({
    ...{ kind: 'acknowledged', merchantId: 'm1', noticeId: `n${n}`, outTradeNo },
    ...{ forged: false, answer: 'success' },
  });
}

/** A cashier gives 10 yuan of a sale back. */
export function refunds(tale: Tale, n: number): void {
  const { trace, story, orderId } = tale;
  const payment = tale.payment(n);
  const { paymentId } = payment;
  const refundId = `R1-${orderId}`;
  const about = { part: 'refund', refundId, paymentId, minor: 1_000 };
  const refund = {
    ...{ refundId, paymentId, kind: 'staff', amount: cny(1_000), reason: 'cold soup' },
    ...{ requestedBy: 'cashier c1', status: 'SUCCEEDED', requestedAt: trace.now, attempts: 1 },
  } as unknown as Story['refunds'][number];
  trace.store({ kind: 'key', merchantId: 'm1', key: `k-${refundId}`, orderId, resultId: refundId });
  const same = { part: 'payment', paymentId, from: 'CAPTURED', to: 'CAPTURED' };
  const write = (what: string, to: string, evidence?: PaymentEvent): void => {
    const changes = [{ ...about, to }, same] as unknown as Parameters<typeof trace.entry>[2];
    trace.entry(story, what, changes, evidence, evidence ? 'system' : 'cashier c1');
    trace.wait(10);
  };
  story.refunds.push(refund);
  payment.refunded = cny(1_000);
  write('request-refund', 'REQUESTED');
  const { refundId: id } = refund;
  write('sendRefund', 'REQUESTED', { source: 'us', kind: 'refund-sent', refundId: id });
  const effect = (outTradeNo: string): void =>
    trace.alipay({ kind: 'returned', outTradeNo, minor: 1_000, through: 'refund', refundId });
  tale.call(n, 'refund', { minor: 1_000, refundId, effect });
  write('finishRefund', 'SUCCEEDED', { source: 'refund', kind: 'refunded', refundId: id });
  trace.world({
    ...http(tale, `/v1/orders/${orderId}/refunds`),
    resultId: refundId,
    key: `r-${n}`,
  });
}

/** A cashier takes thirty yuan: the payment is there and captured in one version. */
export function takesCash(tale: Tale): void {
  const { trace, story, orderId } = tale;
  const paymentId = `T1-${orderId}`;
  const check = tale.check('c1');
  story.payments.push({
    ...{ paymentId, outTradeNo: `KC${orderId}${paymentId}`, checkId: 'c1', way: 'cash' },
    ...{ amount: cny(2_800), captured: cny(2_800), status: 'CAPTURED', confirmed: true },
    ...{ startedAt: trace.now, cancelAt: trace.now, expiresAt: trace.now, generation: 0 },
    ...{ refunded: cny(0), cancelAttempts: 0, tender: { tendered: cny(3_000) } },
  } as unknown as Story['payments'][number]);
  check.paidBy = paymentId as typeof check.paidBy;
  story.order.status = 'COMMITTED';
  const changes = [
    { part: 'order', to: 'COMMITTED' },
    { part: 'payment', paymentId, to: 'CAPTURED' },
    ticket(tale, check),
  ] as unknown as Parameters<typeof trace.entry>[2];
  const key = { kind: 'key', merchantId: 'm1', orderId } as const;
  trace.store({ ...key, key: `k-${paymentId}`, resultId: paymentId });
  const taken = { source: 'till', kind: 'captured', amount: cny(2_800) } as const;
  trace.entry(story, 'take-tender', changes, taken, 'cashier c1');
  trace.wait(10);
}

/** And gives ten back, which is done when it is written. */
export function handsBack(tale: Tale): void {
  const { trace, story, orderId } = tale;
  const payment = tale.payment(1);
  const { paymentId } = payment;
  const refundId = `R1-${orderId}`;
  story.refunds.push({
    ...{ refundId, paymentId, kind: 'staff', amount: cny(1_000), reason: 'cold soup' },
    ...{ requestedBy: 'cashier c1', status: 'SUCCEEDED', requestedAt: trace.now, attempts: 0 },
  } as unknown as Story['refunds'][number]);
  payment.refunded = cny(1_000);
  trace.store({ kind: 'key', merchantId: 'm1', key: `k-${refundId}`, orderId, resultId: refundId });
  const changes = [
    { part: 'payment', paymentId, from: 'CAPTURED', to: 'CAPTURED' },
    { part: 'refund', refundId, paymentId, minor: 1_000, to: 'SUCCEEDED' },
  ] as unknown as Parameters<typeof trace.entry>[2];
  trace.entry(story, 'request-refund', changes, undefined, 'cashier c1');
  trace.wait(10);
}

export const http = ({ orderId }: Tale, route: string) =>
  ({ kind: 'http', route, status: 200, merchantId: 'm1', orderId, body: '{}' }) as const;

/** Up to the confirmed cancel; the watch goes on. */
export function silence(tale: Tale, n: number): void {
  const { trace } = tale;
  const name = `${tale.payment(n).paymentId}-0`;
  tale.call(n, 'pay', { minor: 2_800 });
  tale.move(n, 'wait', 'PENDING', unknown);
  tale.screen(n, 'confirming: Confirming your payment.');
  trace.wait(5 * SECOND);
  trace.world({ kind: 'workflow', name, status: 'RUNNING' });
  trace.wait(56 * SECOND);
  fenced(tale, n, 'cancel-1');
  tale.screen(n, `will-not-be-charged: Reference ${tale.payment(n).outTradeNo}.`);
  tale.call(n, 'cancel', { process: 'cancel-1' });
  const dead = { livePaymentId: undefined };
  Object.assign(tale.check('c1'), dead);
  tale.payment(n).cancelAction = 'close';
  tale.move(n, 'cancelled', 'CANCELLED', { source: 'cancel', kind: 'cancelled', action: 'close' });
  trace.world({ kind: 'workflow', name, status: 'SUCCEEDED' });
}

/** One last query, and the fence. */
export function fenced(tale: Tale, n: number, process: string): void {
  tale.call(n, 'query', { process });
  tale.move(n, 'fence', 'CANCELLING', fence);
}

export function watched(tale: Tale, n: number): void {
  tale.trace.wait(17 * MINUTE);
  tale.call(n, 'query', { process: 'sweeper-1' });
  tale.payment(n).dueAt = undefined;
  tale.move(n, 'watch', tale.payment(n).status, { source: 'query', kind: 'closed' });
}

export function givesBack(tale: Tale, n: number, source: 'query' | 'notification'): void {
  const { trace, story } = tale;
  const payment = tale.payment(n);
  const { paymentId } = payment;
  const refundId = `G${paymentId}`;
  story.refunds.push({
    ...{ refundId, paymentId, kind: 'give-back', amount: cny(2_800), reason: 'came late' },
    ...{ requestedBy: 'system', status: 'REQUESTED', requestedAt: trace.now, attempts: 0 },
    dueAt: trace.now,
  } as unknown as Story['refunds'][number]);
  Object.assign(payment, { captured: cny(2_800), refunded: cny(2_800), dueAt: undefined });
  tale.check('c1').livePaymentId = undefined;
  const change = { part: 'refund', refundId, paymentId, minor: 2_800, to: 'REQUESTED' };
  tale.move(n, 'giveBack', 'RETURNING', captured(source), [change]);
}

export function returned(tale: Tale, n: number): void {
  const { trace, story } = tale;
  const [refund] = story.refunds;
  if (!refund) throw new Error('Nothing is given back');
  const { refundId, paymentId } = refund;
  const change = { part: 'refund', refundId, paymentId, minor: 2_800 };
  const sent = { source: 'us', kind: 'refund-sent', refundId } as const;
  tale.move(n, 'sendRefund', 'RETURNING', sent, [{ ...change, to: 'REQUESTED' }]);
  const effect = (outTradeNo: string): void =>
    trace.alipay({ kind: 'returned', outTradeNo, minor: 2_800, through: 'refund', refundId });
  tale.call(n, 'refund', { minor: 2_800, refundId, effect });
  Object.assign(refund, { status: 'SUCCEEDED', dueAt: undefined });
  const done = { source: 'refund', kind: 'refunded', refundId } as const;
  tale.move(n, 'finishGiveBack', 'RETURNED', done, [{ ...change, to: 'SUCCEEDED' }]);
}
