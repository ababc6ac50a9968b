import { expect, test } from 'vitest';
import { paymentFollowUpAt } from '../../../core/usecases/implied-follow-ups.ts';
import { cancelPayment } from '../../../core/usecases/resolve-payment.ts';
import { MINUTE, must, NOON, openWorld, SECOND } from '../../support/world.ts';

test('a payment that succeeds at once leaves nothing pending and starts no workflow', async () => {
  const world = await openWorld();
  const order = await world.order();
  const paid = must(await world.pay(order));
  expect(paid.payment).toMatchObject({ status: 'CAPTURED', captured: { minor: 2_800 } });
  expect(paid.order).toMatchObject({ status: 'COMMITTED', pickupNumber: 'A001' });

  await world.runFor(30 * MINUTE);
  const { payments, tickets } = await world.look(order);
  expect(payments[0]).toMatchObject({ confirmed: true });
  expect(payments[0]?.dueAt).toBeUndefined();
  expect(tickets).toHaveLength(1);
  expect(world.background.workflowsStarted).toEqual([]);
  expect(world.gateway.calls.map((c) => [c.method, c.at - NOON])).toEqual([
    ['pay', 0],
    ['query', 5 * SECOND],
  ]);
});

test('unknown at first and paid at 17 s: the query at 20 s captures it, with one ticket', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  world.gateway.next('pay', { answers: 'lost' });
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  expect(payment.status).toBe('PENDING');

  await world.runFor(17 * SECOND);
  world.customerPays(payment);
  await world.runFor(2_999);
  expect((await world.payment(order)).status).toBe('PENDING');
  await world.runFor(1);
  expect((await world.payment(order)).status).toBe('CAPTURED');

  await world.runFor(30 * MINUTE);
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect(world.gateway.timesOf('query', NOON)).toEqual([5, 10, 15, 20].map((s) => s * SECOND));
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([]);
  expect(world.background.workflowsStarted).toHaveLength(1);
});

test('unknown for ever: a query every 5 s, and cancel no sooner than 60 s and no later than 65 s', async () => {
  const world = await openWorld();
  world.gateway.always('query', { answers: 'lost', after: 3 * SECOND });
  world.gateway.next('pay', { answers: 'lost', reaches: 'never', after: 4_500 });
  const order = await world.order();
  const paying = world.pay(order);
  await world.runFor(4_500);
  must(await paying);

  await world.runFor(64 * SECOND);
  const queries = world.gateway.timesOf('query', NOON);
  expect(queries).toEqual(Array.from({ length: 12 }, (_, n) => (n + 1) * 5 * SECOND));
  const [cancelledAt, ...more] = world.gateway.timesOf('cancel', NOON);
  expect(cancelledAt).toBeGreaterThanOrEqual(60 * SECOND);
  expect(cancelledAt).toBeLessThanOrEqual(65 * SECOND);
  expect(more).toEqual([]);
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED', cancelAction: 'none' });
});

test('the last query comes right before the fence, and the fence before cancel', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  must(await world.pay(order));
  world.gateway.next('cancel', { after: SECOND });
  await world.runFor(60 * SECOND);
  expect((await world.payment(order)).status).toBe('CANCELLING');
  expect(world.gateway.calls.slice(-2)).toMatchObject([
    { method: 'query', at: NOON + 60 * SECOND },
    { method: 'cancel', at: NOON + 60 * SECOND },
  ]);
});

test('a payment that the sweeper had to put off gets a new workflow at once, a finished one none', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  expect(paymentFollowUpAt(payment)).toBeUndefined();
  expect(paymentFollowUpAt({ ...payment, generation: 1 })).toBeLessThanOrEqual(world.time.now());
  const done = { ...payment, generation: 1, status: 'CANCELLED' } as const;
  expect(paymentFollowUpAt(done)).toBeUndefined();
});

test('a cancel task that comes too early does nothing at all', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(31 * SECOND);
  const asked = world.gateway.calls.length;
  const key = { merchantId: order.merchantId, orderId: order.orderId, ...payment };
  expect((await cancelPayment(world.deps, key))?.status).toBe('PENDING');
  expect(world.gateway.calls).toHaveLength(asked);
});

test('two attempts at once, each with its own key: one pays, the other is told to wait', async () => {
  const world = await openWorld();
  const order = await world.order();
  world.gateway.next('pay', { after: SECOND });
  const both = [world.pay(order), world.pay(order)];
  await world.runFor(SECOND);
  const answers = await Promise.all(both);
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(answers.find((a) => !a.ok)).toMatchObject({ error: { code: 'payment-in-progress' } });
  expect(world.gateway.timesOf('pay', NOON)).toHaveLength(1);
});

test('an attempt that failed but may live on is cancelled at once, and the check is free again', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  world.gateway.next('pay', {
    answers: { kind: 'unknown', code: 'ACQ.PAYMENT_FAIL', attemptFailed: true },
  });
  const order = await world.order();
  const first = must(await world.pay(order)).payment;
  expect(first).toMatchObject({
    status: 'CANCELLED',
    cancelAction: 'close',
    cancelReason: 'attempt-failed',
  });
  expect(world.gateway.calls.map((c) => [c.method, c.at - NOON])).toEqual([
    ['pay', 0],
    ['query', 0],
    ['cancel', 0],
  ]);

  world.alipay.customer = 'pays';
  const second = must(await world.pay(order)).payment;
  expect(second.status).toBe('CAPTURED');
  expect(second.outTradeNo).not.toBe(first.outTradeNo);
});

test('a refusal from Alipay frees the check for another attempt', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is refused';
  const order = await world.order();
  expect(must(await world.pay(order)).payment).toMatchObject({
    status: 'DECLINED',
    lastCode: 'ACQ.BUYER_BALANCE_NOT_ENOUGH',
  });
  world.alipay.customer = 'pays';
  expect(must(await world.pay(order)).payment.status).toBe('CAPTURED');
});

test('a refusal proves nothing where a trade is known already: cancel ends it first', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  world.gateway.next('pay', {
    answers: { kind: 'declined', code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH' },
    after: 8 * SECOND,
  });
  const order = await world.order();
  const paying = world.pay(order);
  await world.runFor(8 * SECOND);
  expect(must(await paying).payment).toMatchObject({ status: 'CANCELLED', cancelAction: 'close' });
});

test('a trade that Alipay closed unpaid frees the check without a cancel', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { answers: { kind: 'pending', tradeNo: '2026-1' } });
  world.gateway.next('query', { answers: { kind: 'closed', tradeNo: '2026-1' } });
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(5 * SECOND);
  expect((await world.payment(order)).status).toBe('CLOSED');
  expect((await world.look(order)).order.checks[0]?.livePaymentId).toBeUndefined();
  await world.runFor(MINUTE);
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([]);
});

test('no second attempt while the first is unknown', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { answers: 'lost' });
  const order = await world.order();
  must(await world.pay(order));
  const second = await world.pay(order);
  expect(second).toMatchObject({ ok: false, error: { code: 'payment-in-progress', status: 409 } });
  expect(world.gateway.timesOf('pay', NOON)).toHaveLength(1);
});

test('10000 that a query then denies opens one case, and the food is not taken back', async () => {
  const world = await openWorld();
  world.gateway.next('query', { answers: { kind: 'closed', tradeNo: '2026-1' } });
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(MINUTE);
  expect(await world.openCases()).toMatchObject([{ kind: 'capture-contradicted' }]);
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect((await world.payment(order)).dueAt).toBeUndefined();
});

test('a query that has not heard of a captured trade yet is asked again before anyone is alarmed', async () => {
  const world = await openWorld();
  world.gateway.next('query', { answers: { kind: 'not-found' } });
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(10 * MINUTE);
  expect(await world.openCases()).toEqual([]);
  expect(await world.payment(order)).toMatchObject({ confirmed: true, status: 'CAPTURED' });
});
