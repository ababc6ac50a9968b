import { expect, test } from 'vitest';
import { born, parseMerchantId } from '../../../core/domain/ids.ts';
import { PAYMENT_POLICY } from '../../../core/domain/payment-policy.ts';
import { requestRefund } from '../../../core/usecases/request-refund.ts';
import { must, openWorld, refusal, SECOND, type World } from '../../support/world.ts';

async function paidOrder(world: World) {
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(10 * SECOND);
  return order;
}

test('a refund that is too large or too small is refused, with the field and what is left', async () => {
  const world = await openWorld();
  const order = await paidOrder(world);
  expect(refusal(await world.refund(order, { amount: 2_801 }))).toMatchObject({
    code: 'refund-too-large',
    field: 'amount',
    detail: expect.stringContaining('28.00 CNY'),
  });
  expect(refusal(await world.refund(order, { amount: 0 }))).toMatchObject({
    code: 'refund-too-small',
    field: 'amount',
  });
});

test('while a refund is under way the next one is refused, and hears of the first', async () => {
  const world = await openWorld();
  const order = await paidOrder(world);
  world.gateway.next('refund', { answers: 'lost' });
  const { refundId } = must(await world.refund(order, { amount: 100 }));
  expect(refusal(await world.refund(order, { amount: 100 }))).toMatchObject({
    code: 'refund-in-progress',
    detail: expect.stringContaining(refundId),
  });
});

test("one payer's refund that is under way does not keep another payer waiting", async () => {
  const world = await openWorld();
  const order = await world.order([{}, { itemId: 'tea' }], [[0], [1]]);
  must(await world.pay(order, { checkId: 'c1' }));
  must(await world.pay(order, { checkId: 'c2' }));
  expect(refusal(await world.refund(order))).toMatchObject({
    code: 'which-check',
    field: 'checkId',
  });
  world.gateway.next('refund', { answers: 'lost' });
  must(await world.refund(order, { checkId: 'c1' }));
  expect(must(await world.refund(order, { checkId: 'c2' })).status).toBe('SUCCEEDED');
});

test('an order takes a hundred refunds and then no more', async () => {
  const world = await openWorld();
  const order = await paidOrder(world);
  for (let n = 0; n < PAYMENT_POLICY.maxRefundsPerOrder; n++) {
    must(await world.refund(order, { amount: 1 }));
    await world.runFor(3 * SECOND);
  }
  expect((await world.look(order)).refunds).toHaveLength(100);
  expect(refusal(await world.refund(order, { amount: 1 }))).toMatchObject({
    status: 409,
    code: 'too-many-refunds',
  });
});

test("somebody else's order cannot be refunded", async () => {
  const world = await openWorld();
  const order = await paidOrder(world);
  const answer = await requestRefund(world.deps, {
    merchantId: born(parseMerchantId, 'm2'),
    orderId: order.orderId,
    reason: 'cold soup',
    role: 'cashier',
    actor: 'cashier c9',
    idempotency: { key: 'k', fingerprint: 'f' },
  });
  expect(refusal(answer)).toMatchObject({ status: 404 });
});
