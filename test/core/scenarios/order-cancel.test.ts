import { expect, test } from 'vitest';
import { born, parseMerchantId } from '../../../core/domain/ids.ts';
import { cancelOrder } from '../../../core/usecases/cancel-order.ts';
import { netWith } from '../../support/net.ts';
import { MINUTE, must, NOON, openWorld, refusal, SECOND } from '../../support/world.ts';

test('an order nobody paid for is given up, and cannot be paid any more', async () => {
  const world = await openWorld();
  const order = await world.order();
  expect(must(await world.cancel(order)).order.status).toBe('CANCELED');
  expect(refusal(await world.pay(order))).toMatchObject({ status: 409, code: 'order-cancelled' });
});

test('giving up an order with a running payment fences it and cancels at once, not at 60 s', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(3 * SECOND);
  const { order: after, payments } = must(await world.cancel(order));
  expect(after).toMatchObject({ status: 'CANCELED', checks: [{ livePaymentId: undefined }] });
  expect(payments).toMatchObject([{ status: 'CANCELLED', cancelReason: 'order-cancelled' }]);
  expect(world.gateway.calls.slice(-2)).toMatchObject([
    { method: 'query', at: NOON + 3 * SECOND },
    { method: 'cancel', at: NOON + 3 * SECOND },
  ]);
});

test('a payment that begins while the order is being given up is asked about before it is cancelled', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  world.orders.interloper = async () => must(await world.pay(order));
  const { payments } = must(await world.cancel(order));
  expect(payments).toMatchObject([{ status: 'CANCELLED' }]);
  expect(world.gateway.calls.map((call) => call.method)).toEqual(['pay', 'query', 'cancel']);
});

test('repeating it is harmless, also while the first is under way', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  must(await world.pay(order));
  world.gateway.next('cancel', { after: 2 * SECOND });
  const first = world.cancel(order);
  const second = world.cancel(order);
  await world.runFor(2 * SECOND);
  expect(must(await first).order.status).toBe('CANCELED');
  expect(must(await second).order.status).toBe('CANCELED');
  expect(must(await world.cancel(order)).order.status).toBe('CANCELED');
  expect(world.gateway.timesOf('cancel', NOON)).toHaveLength(1);
});

test('a cancel that got no answer is tried again within seconds, without waiting for the 60 s', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  must(await world.pay(order));
  world.gateway.next('cancel', { reaches: 'never', answers: 'lost' });
  must(await world.cancel(order));
  await world.runFor(20 * SECOND);
  expect((await world.payment(order)).status).toBe('CANCELLED');
  expect(world.gateway.timesOf('query', NOON).length).toBeLessThan(6);
});

test('a paid order is not cancelled; the last query sees that it was paid', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  world.customerPays(payment);
  expect(refusal(await world.cancel(order))).toMatchObject({ status: 409, code: 'already-paid' });
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([]);
});

test('money that comes after the order was given up goes back', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { reaches: 5 * SECOND, answers: 'lost' });
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  must(await world.cancel(order));
  await world.runFor(20 * MINUTE);
  expect((await world.payment(order)).status).toBe('RETURNED');
  expect(netWith(world, payment)).toBe(0);
  expect((await world.look(order)).tickets).toEqual([]);
});

test('two running payments are fenced together, and both cancelled while their fences are fresh', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order([{}, { itemId: 'tea' }, {}], [[0], [1], [2]]);
  for (const checkId of ['c1', 'c2', 'c3']) must(await world.pay(order, { checkId }));
  world.gateway.always('cancel', { after: 4 * SECOND });
  const cancelling = world.cancel(order);
  await world.runFor(1);
  const fences = (await world.journal(order)).filter((e) => e.what === 'cancel-order');
  expect(fences).toHaveLength(1);
  expect(fences[0]?.changes.filter((c) => c.to === 'CANCELLING')).toHaveLength(3);
  await world.runFor(20 * SECOND);
  expect(must(await cancelling).payments.map((p) => p.status)).toEqual(Array(3).fill('CANCELLED'));
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([0, 0, 0]);
});

test('an order with one paid check of two is not cancelled, and the other payment runs on', async () => {
  const world = await openWorld();
  const order = await world.order([{}, { itemId: 'tea' }], [[0], [1]]);
  must(await world.pay(order, { checkId: 'c1' }));
  world.alipay.customer = 'is asked';
  must(await world.pay(order, { checkId: 'c2' }));
  expect(refusal(await world.cancel(order)).code).toBe('already-paid');
  expect((await world.payment(order)).status).toBe('PENDING');
});

test("somebody else's order does not exist", async () => {
  const world = await openWorld();
  const order = await world.order();
  const merchantId = born(parseMerchantId, 'm2');
  const answer = await cancelOrder(world.deps, { ...order, merchantId, actor: 'kiosk x' });
  expect(refusal(answer).status).toBe(404);
});
