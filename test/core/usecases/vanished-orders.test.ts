import { expect, test } from 'vitest';
import { continuePayment } from '../../../core/usecases/continue-payment.ts';
import {
  cancelPayment,
  queryPayment,
  resolvePayment,
  sendCancel,
} from '../../../core/usecases/resolve-payment.ts';
import { resolveRefund } from '../../../core/usecases/resolve-refund.ts';
import { MINUTE, must, openWorld, SECOND, type World } from '../../support/world.ts';

/*
 * A restore from a backup can take an order away between two reads. Whoever works on it then ends
 * without a fault, and without a call to Alipay that no row stands for.
 */

/** From the n-th read on (1: the next one), no order is there any more. */
function vanishAt(world: World, n: number): void {
  const load = world.orders.load.bind(world.orders);
  let reads = 0;
  world.orders.load = async (...of) => {
    reads += 1;
    return reads < n ? await load(...of) : undefined;
  };
}

async function askedCustomer() {
  const world = await openWorld();
  world.background.lost = { followUps: true, workflows: true };
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(MINUTE);
  const { merchantId, orderId } = order;
  return { world, order, payment, key: { merchantId, orderId, paymentId: payment.paymentId } };
}

/** Each with the number of its reads. */
const WORK = [
  ['a query', 2, queryPayment],
  ['a cancel', 4, cancelPayment],
  ['a sweep', 5, resolvePayment],
] as const;

for (const [name, reads, work] of WORK) {
  test.each(Array.from({ length: reads }, (_, n) => n + 1))(
    `${name} of a payment that is gone at read %i ends with nothing`,
    async (read) => {
      const { world, key } = await askedCustomer();
      vanishAt(world, read);
      expect(await work(world.deps, key)).toBeUndefined();
      expect(world.gateway.timesOf('cancel', 0)).toEqual([]);
    },
  );
}

test('a cancel whose payment is gone when Alipay answers ends with nothing', async () => {
  const { world, key, payment } = await askedCustomer();
  vanishAt(world, 1);
  expect(await sendCancel(world.deps, key, payment)).toBeUndefined();
});

test('a follow-up of a payment that is gone does nothing', async () => {
  const { world, key } = await askedCustomer();
  const before = world.gateway.calls.length;
  vanishAt(world, 1);
  await continuePayment({ ...world.deps, workflow: world.background }, { ...key, generation: 0 });
  expect(world.gateway.calls).toHaveLength(before);
});

test.each([1, 2, 3])('an order that is gone at read %i cannot be given up', async (read) => {
  const { world, order } = await askedCustomer();
  vanishAt(world, read);
  expect(await world.cancel(order)).toMatchObject({ ok: false, error: { status: 404 } });
});

test.each([1, 2])('an order that is gone at read %i cannot be paid', async (read) => {
  const { world } = await askedCustomer();
  const order = await world.order();
  const asked = world.gateway.calls.length;
  vanishAt(world, read);
  expect(await world.pay(order)).toMatchObject({ ok: false, error: { status: 404 } });
  expect(world.gateway.calls).toHaveLength(asked);
});

test('a payment that is gone when Alipay answers is a surprise, not a success', async () => {
  const { world } = await askedCustomer();
  const order = await world.order();
  vanishAt(world, 3);
  await expect(world.pay(order)).rejects.toThrow('has no row');
});

test.each([1, 2, 3])('a refund that is gone at read %i ends with nothing', async (read) => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(10 * SECOND);
  world.gateway.next('refund', { reaches: 'never', answers: 'lost' });
  world.background.lost = { followUps: true };
  const { refundId, paymentId } = must(await world.refund(order));
  await world.runFor(10 * SECOND);
  const key = { merchantId: order.merchantId, orderId: order.orderId, paymentId };
  vanishAt(world, read);
  expect(await resolveRefund(world.deps, key, refundId)).toBeUndefined();
});

test('a repeated request whose payment or refund is gone hears that there is none', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.pay(order, { key: 'pay-1' }));
  must(await world.refund(order, { key: 'refund-1' }));
  vanishAt(world, 1);
  for (const repeat of [
    await world.pay(order, { key: 'pay-1' }),
    await world.refund(order, { key: 'refund-1' }),
    await world.refund(order, { key: 'refund-2' }),
  ]) {
    expect(repeat).toMatchObject({ ok: false, error: { status: 404 } });
  }
});
