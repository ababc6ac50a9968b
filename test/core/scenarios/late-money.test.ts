import { expect, test } from 'vitest';
import { netWith } from '../../support/net.ts';
import { MINUTE, must, NOON, openWorld, SECOND, type World } from '../../support/world.ts';

/** Pay reaches Alipay long after we had cancelled "nothing"; then the customer has paid. */
async function paidAfterCancel(world: World, reaches: number) {
  world.gateway.next('pay', { reaches, answers: 'lost' });
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  return { order, payment };
}

test('money that arrives while we cancel goes back with the cancel, and nothing is cooked', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(59 * SECOND);
  // The last query was still "pending"; the customer pays before cancel reaches Alipay.
  world.gateway.next('query', { answers: { kind: 'pending' } });
  world.customerPays(payment);
  await world.runFor(2 * SECOND);
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED', cancelAction: 'refund' });
  await world.runFor(30 * MINUTE);
  expect((await world.look(order)).tickets).toEqual([]);
  expect(netWith(world, payment)).toBe(0);
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
});

test('a notice of capture behind the fence is recorded, and only cancel gives the money back', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  world.gateway.next('cancel', { reaches: 4 * SECOND, answers: 'lost', after: 4 * SECOND });
  await world.runFor(61 * SECOND);
  world.customerPays(payment);
  await world.notify(payment);
  expect(await world.payment(order)).toMatchObject({
    status: 'CANCELLING',
    captured: { minor: 2_800 },
  });
  await world.runFor(MINUTE);
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED', cancelAction: 'refund' });
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  expect((await world.look(order)).tickets).toEqual([]);
});

test('"nothing to cancel" after money was seen is not believed: cancel goes on', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  world.gateway.next('query', ...Array(12).fill({ answers: { kind: 'pending' } }));
  world.gateway.next('cancel', {
    reaches: 'never',
    answers: { kind: 'cancelled', action: 'none' },
    after: 3 * SECOND,
  });
  await world.runFor(61 * SECOND);
  world.customerPays(payment);
  await world.notify(payment);
  await world.runFor(MINUTE);
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED', cancelAction: 'refund' });
  expect(netWith(world, payment)).toBe(0);
});

test('a pay that overtakes its cancel is found by the watch and given back once', async () => {
  const world = await openWorld();
  const { order, payment } = await paidAfterCancel(world, 4 * MINUTE);
  await world.runFor(2 * MINUTE);
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED', cancelAction: 'none' });
  await world.runFor(20 * MINUTE);
  expect((await world.payment(order)).status).toBe('RETURNED');
  expect(netWith(world, payment)).toBe(0);
  const { refunds, tickets } = await world.look(order);
  expect(refunds).toMatchObject([{ kind: 'give-back', status: 'SUCCEEDED' }]);
  expect(refunds[0]?.refundId).toBe(`G${payment.paymentId}`);
  expect(tickets).toEqual([]);
  expect(await world.openCases()).toEqual([]);
});

test('a notification of it gives the money back within seconds, and the watch does nothing more', async () => {
  const world = await openWorld();
  const { order, payment } = await paidAfterCancel(world, 3 * MINUTE);
  await world.runFor(3 * MINUTE);
  await world.notify(payment);
  await world.notify(payment);
  await world.runFor(5 * SECOND);
  expect((await world.payment(order)).status).toBe('RETURNED');
  await world.runFor(30 * MINUTE);
  expect(netWith(world, payment)).toBe(0);
  expect(world.gateway.timesOf('refund', NOON)).toHaveLength(1);
});

test('after 17 minutes without news nobody asks about a cancelled payment any more', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { reaches: 'never', answers: 'lost' });
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(60 * MINUTE);
  expect((await world.payment(order)).dueAt).toBeUndefined();
  const last = world.gateway.timesOf('query', NOON).at(-1);
  expect(last).toBeGreaterThanOrEqual(17 * MINUTE);
  expect(last).toBeLessThan(18 * MINUTE + SECOND);
});

test('money on a refused payment goes back, also when the customer has paid again meanwhile', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { answers: { kind: 'declined', code: 'ACQ.TRADE_BUYER_NOT_MATCH' } });
  const order = await world.order();
  const refused = must(await world.pay(order)).payment;
  const second = must(await world.pay(order)).payment;
  await world.notify(refused);
  await world.runFor(30 * MINUTE);
  expect((await world.look(order)).payments.map((p) => p.status)).toEqual(['RETURNED', 'CAPTURED']);
  expect(netWith(world, refused)).toBe(0);
  expect(netWith(world, second)).toBe(2_800);
  expect((await world.look(order)).tickets).toHaveLength(1);
});

test('a slow pay answer about money that cancel has returned starts no refund and alarms nobody', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { after: 4 * SECOND });
  const order = await world.order();
  const paying = world.pay(order);
  await world.runFor(SECOND);
  world.gateway.next('query', { answers: 'lost' });
  must(await world.cancel(order));
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED', cancelAction: 'refund' });
  await world.runFor(4 * SECOND);
  must(await paying);
  await world.runFor(30 * MINUTE);
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  expect(await world.look(order)).toMatchObject({
    order: { cases: [] },
    payments: [{ status: 'CANCELLED', cancelAction: 'refund' }],
    refunds: [],
  });
});

test('an old notice about money that a lost cancel returned alarms nobody', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  world.gateway.next('query', ...Array(12).fill({ answers: { kind: 'pending' } }));
  world.gateway.next('cancel', { answers: 'lost' });
  world.customerPays(payment);
  await world.runFor(2 * MINUTE);
  expect((await world.payment(order)).status).toBe('CANCELLED');
  await world.notify(payment);
  await world.runFor(30 * MINUTE);
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  expect((await world.look(order)).order.cases).toEqual([]);
  expect(netWith(world, payment)).toBe(0);
});
