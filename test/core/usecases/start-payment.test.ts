import { expect, test } from 'vitest';
import type { PayRequest } from '../../../core/ports/payment-gateway.ts';
import { MERCHANT, MINUTE, must, NOON, openWorld, refusal, SECOND } from '../../support/world.ts';

const TWO = [{}, { itemId: 'tea' }];
const SPLIT = [[0], [1]];

test('Alipay is asked for what the check costs, by the name of the shop and the number to call', async () => {
  const world = await openWorld();
  const pay = world.gateway.pay.bind(world.gateway);
  const seen: PayRequest[] = [];
  world.gateway.pay = async (request) => {
    seen.push(request);
    return await pay(request);
  };
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  expect(seen).toEqual([
    {
      merchantId: MERCHANT,
      outTradeNo: payment.outTradeNo,
      amount: { currency: 'CNY', minor: 2_800 },
      authCode: '281234567890123456',
      subject: 'Noodle House A001',
      storeId: 's1',
      storeName: 'Noodle House',
      terminalId: undefined,
      expiresAt: NOON + 5 * MINUTE,
    },
  ]);
});

test('a payment is written down with its deadline, and the sweeper looks at it after 10 s', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  expect(must(await world.pay(order)).payment).toMatchObject({
    way: 'barcode',
    checkId: 'c1',
    startedAt: NOON,
    dueAt: NOON + 10 * SECOND,
    cancelAt: NOON + MINUTE,
    generation: 0,
  });
});

test('the number to call is given once, with its business day, and stays through every attempt', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is refused';
  const order = await world.order();
  must(await world.pay(order));
  world.alipay.customer = 'pays';
  const second = must(await world.pay(order));
  expect(second.order).toMatchObject({ pickupNumber: 'A001', businessDate: '2026-11-22' });
  const next = must(await world.pay(await world.order()));
  expect(next.order.pickupNumber).toBe('A002');
});

test('an order that cannot be paid takes no number', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.cancel(order));
  expect(refusal(await world.pay(order)).code).toBe('order-cancelled');
  expect(must(await world.pay(await world.order())).order.pickupNumber).toBe('A001');
});

test('two payers at once are called by one number: that of whoever was written down first', async () => {
  const world = await openWorld();
  const order = await world.order(TWO, SPLIT);
  world.orders.interloper = async () => must(await world.pay(order, { checkId: 'c2' }));
  must(await world.pay(order, { checkId: 'c1' }));
  const { order: paid, tickets } = await world.look(order);
  expect(paid).toMatchObject({ pickupNumber: 'A002', status: 'COMMITTED' });
  expect(tickets.map((t) => t.pickupNumber)).toEqual(['A002', 'A002']);
});

test('a refusal about a check names the field, and one about a payment its number', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { answers: 'lost' });
  const order = await world.order(TWO, SPLIT);
  expect(refusal(await world.pay(order))).toMatchObject({ status: 422, field: 'checkId' });
  expect(refusal(await world.pay(order, { checkId: 'c3' }))).toMatchObject({
    status: 422,
    field: 'checkId',
  });
  const { paymentId } = must(await world.pay(order, { checkId: 'c1' })).payment;
  expect(refusal(await world.pay(order, { checkId: 'c1' }))).toMatchObject({
    code: 'payment-in-progress',
    detail: expect.stringContaining(paymentId),
  });
});

test('an order whose store is gone cannot be paid', async () => {
  const world = await openWorld();
  const order = await world.order();
  world.directory.store = async () => undefined;
  expect(refusal(await world.pay(order))).toMatchObject({ status: 404 });
  expect(world.gateway.calls).toEqual([]);
});

test('a slow pay answer about a payment that was cancelled meanwhile starts nothing more', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { after: 4 * SECOND });
  const order = await world.order();
  const paying = world.pay(order);
  await world.runFor(SECOND);
  world.gateway.next('query', { answers: 'lost' });
  must(await world.cancel(order));
  const asked = world.gateway.calls.length;
  await world.runFor(3 * SECOND);
  expect(must(await paying).payment.status).toBe('CANCELLED');
  expect(world.gateway.calls).toHaveLength(asked);
});
