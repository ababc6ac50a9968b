import { expect, test } from 'vitest';
import type { PaymentId } from '../../../core/domain/ids.ts';
import { placeOrder } from '../../../core/usecases/place-order.ts';
import { ProcessDied } from '../../support/faults.ts';
import { MERCHANT, MINUTE, must, NOON, openWorld, refusal, STORE } from '../../support/world.ts';

const KEY = 'kiosk-1-tap-7';

test('the same key again answers with the same payment as it is now, and never pays again', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const first = must(await world.pay(order, { key: KEY })).payment;
  expect(first.status).toBe('PENDING');
  world.customerPays(first);
  await world.runFor(MINUTE);
  const again = must(await world.pay(order, { key: KEY })).payment;
  expect(again).toMatchObject({ paymentId: first.paymentId, status: 'CAPTURED' });
  expect(world.gateway.timesOf('pay', NOON)).toHaveLength(1);
});

test('the same key with another request is refused and changes nothing', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is refused';
  const order = await world.order();
  must(await world.pay(order, { key: KEY }));
  expect(refusal(await world.pay(order, { key: KEY, body: 'another code' }))).toMatchObject({
    status: 422,
    code: 'idempotency-key-reused',
  });
  expect((await world.look(order)).payments).toHaveLength(1);
});

test('the same key twice at once makes one payment and asks Alipay once', async () => {
  const world = await openWorld();
  const order = await world.order();
  const answers = await Promise.all([
    world.pay(order, { key: KEY }),
    world.pay(order, { key: KEY }),
    world.pay(order, { key: KEY }),
  ]);
  const ids = new Set<PaymentId>(answers.map((a) => must(a).payment.paymentId));
  expect(ids.size).toBe(1);
  expect(world.gateway.timesOf('pay', NOON)).toHaveLength(1);
});

test('a repeat that meets the first one half-way hears of its payment, not of a conflict', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  // The first request commits after the repeat has looked for its key and before it reads the order.
  const findIdempotent = world.orders.findIdempotent.bind(world.orders);
  let first: Promise<unknown> | undefined;
  world.orders.findIdempotent = async (...of) => {
    const found = await findIdempotent(...of);
    if (!first) {
      first = Promise.resolve();
      await world.pay(order, { key: KEY });
    }
    return found;
  };
  const repeat = must(await world.pay(order, { key: KEY }));
  expect(repeat.payment.paymentId).toBe((await world.payment(order)).paymentId);
  expect((await world.look(order)).payments).toHaveLength(1);
  expect(world.gateway.timesOf('pay', NOON)).toHaveLength(1);
});

test('after a crash between writing the payment and asking Alipay, the same key never asks', async () => {
  const world = await openWorld();
  const order = await world.order();
  world.faults.deaths.set(world.faults.calls + 1, 'after');
  await expect(world.pay(order, { key: KEY })).rejects.toThrow(ProcessDied);
  const again = must(await world.pay(order, { key: KEY })).payment;
  expect(again.status).toBe('INITIATED');
  expect(world.gateway.timesOf('pay', NOON)).toEqual([]);

  await world.runFor(2 * MINUTE);
  expect(must(await world.pay(order, { key: KEY })).payment.status).toBe('CANCELLED');
  expect(world.gateway.timesOf('pay', NOON)).toEqual([]);
  expect(must(await world.pay(order)).payment.status).toBe('CAPTURED');
});

test('after a crash that lost the answer of pay, the same key hears of the money', async () => {
  const world = await openWorld();
  const order = await world.order();
  world.faults.deaths.set(world.faults.calls + 2, 'after');
  await expect(world.pay(order, { key: KEY })).rejects.toThrow(ProcessDied);
  await world.runFor(10_000);
  const again = must(await world.pay(order, { key: KEY })).payment;
  expect(again.status).toBe('CAPTURED');
  expect(world.gateway.timesOf('pay', NOON)).toHaveLength(1);
});

test('a repeated refund key returns the same refund; at once it is still one refund', async () => {
  const world = await openWorld();
  const order = await world.order();
  must(await world.pay(order));
  const both = await Promise.all([
    world.refund(order, { key: KEY, amount: 500 }),
    world.refund(order, { key: KEY, amount: 500 }),
  ]);
  const third = await world.refund(order, { key: KEY, amount: 500 });
  expect(new Set([...both, third].map((r) => must(r).refundId)).size).toBe(1);
  expect((await world.payment(order)).refunded.minor).toBe(500);
  expect(refusal(await world.refund(order, { key: KEY, amount: 600 })).status).toBe(422);
});

test('a repeated order key places one order, also at once', async () => {
  const world = await openWorld();
  const place = () =>
    placeOrder(world.deps, {
      merchantId: MERCHANT,
      storeId: STORE,
      channel: 'phone',
      fulfilment: 'dine-in',
      lines: [{ itemId: 'tea', options: [], quantity: 2 }],
      actor: 'diner d1',
      idempotency: { key: KEY, fingerprint: 'tea' },
    });
  const placed = await Promise.all([place(), place()]);
  const orders = [...placed, await place()].map(must);
  expect(new Set(orders.map((o) => o.order.orderId)).size).toBe(1);
  expect(orders[0]?.order.total.minor).toBe(2_100);
});

test('a change that meets another one is decided again on what is true now', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  world.customerPays(payment);
  // The capture lands while the order is being given up: then it is paid, and stays.
  world.gateway.next('query', { answers: { kind: 'pending' } });
  world.orders.interloper = () => world.notify(payment);
  expect(refusal(await world.cancel(order)).code).toBe('already-paid');
  expect((await world.look(order)).tickets).toHaveLength(1);
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([]);
});
