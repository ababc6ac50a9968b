import { expect, test } from 'vitest';
import { netWith } from '../../support/net.ts';
import { MINUTE, must, NOON, openWorld, SECOND, type World } from '../../support/world.ts';

/** The customer pays in the moment of the last query, so cancel meets a paid trade. */
async function paidAtTheDeadline(world: World) {
  world.alipay.customer = 'is asked';
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(59 * SECOND);
  world.gateway.next('query', { answers: { kind: 'pending' } });
  world.customerPays(payment);
  return { order, payment };
}

for (const code of ['ACQ.TRADE_CANCEL_TIME_OUT', 'ACQ.CANCEL_NOT_ALLOWED']) {
  test(`${code}: a query finds the money, and a refund returns it`, async () => {
    const world = await openWorld();
    const { order, payment } = await paidAtTheDeadline(world);
    world.gateway.next('cancel', {
      reaches: 'never',
      answers: { kind: 'refused', code, remedy: 'refund' },
    });
    await world.runFor(2 * MINUTE);
    expect((await world.payment(order)).status).toBe('RETURNED');
    expect(netWith(world, payment)).toBe(0);
    expect(world.gateway.timesOf('cancel', NOON)).toHaveLength(1);
    expect((await world.look(order)).tickets).toEqual([]);
    expect(await world.openCases()).toEqual([]);
  });
}

test('a refused cancel alone moves no money: without a query that says "paid" there is no refund', async () => {
  const world = await openWorld();
  const { order } = await paidAtTheDeadline(world);
  world.gateway.always('query', { answers: 'lost' });
  world.gateway.always('cancel', {
    reaches: 'never',
    answers: { kind: 'refused', code: 'ACQ.TRADE_CANCEL_TIME_OUT', remedy: 'refund' },
  });
  await world.runFor(10 * MINUTE);
  expect((await world.payment(order)).status).toBe('CANCELLING');
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  expect(await world.openCases()).toMatchObject([{ kind: 'cancel-stuck' }]);
});

test('a capture seen by another worker while a cancel is under way starts no second instrument', async () => {
  const world = await openWorld();
  const { order, payment } = await paidAtTheDeadline(world);
  world.gateway.next(
    'cancel',
    {
      reaches: 'never',
      answers: { kind: 'refused', code: 'ACQ.TRADE_CANCEL_TIME_OUT', remedy: 'refund' },
    },
    { reaches: 'never', answers: 'lost', after: 4 * SECOND },
  );
  world.gateway.next('query', { answers: 'lost' });
  await world.runFor(8 * SECOND);
  expect(world.gateway.timesOf('cancel', NOON)).toHaveLength(2);
  must(await world.cancel(order));
  expect((await world.payment(order)).status).toBe('CANCELLING');
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  await world.runFor(5 * MINUTE);
  expect(netWith(world, payment)).toBe(0);
  expect((await world.payment(order)).status).toBe('RETURNED');
});

test('cancel that is never confirmed: tried with backoff, a case after 5 minutes that closes itself', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  world.gateway.always('cancel', {
    reaches: 'never',
    answers: { kind: 'retry', code: 'retry_flag=Y' },
  });
  world.gateway.always('query', { answers: 'lost' });
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(5 * MINUTE - SECOND);
  expect(await world.openCases()).toEqual([]);
  await world.runFor(5 * MINUTE);
  expect(await world.openCases()).toMatchObject([{ kind: 'cancel-stuck' }]);
  const times = world.gateway.timesOf('cancel', NOON);
  expect(times.length).toBeLessThan(15);
  const gaps = times.slice(1).map((t, n) => t - (times[n] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5 * SECOND);

  world.gateway.always('cancel', {});
  await world.runFor(10 * MINUTE);
  expect((await world.payment(order)).status).toBe('CANCELLED');
  expect(await world.openCases()).toEqual([]);
});

test('what only a person can solve is shown at once, and ends by itself when Alipay gives in', async () => {
  const world = await openWorld();
  world.alipay.outOfMoney = true;
  const { order, payment } = await paidAtTheDeadline(world);
  world.gateway.next('query', { answers: 'lost' });
  await world.runFor(6 * SECOND);
  expect(await world.openCases()).toMatchObject([
    { kind: 'cancel-refused', amount: { minor: 2_800 } },
  ]);
  world.alipay.outOfMoney = false;
  await world.runFor(10 * MINUTE);
  expect(await world.payment(order)).toMatchObject({ status: 'CANCELLED', cancelAction: 'refund' });
  expect(netWith(world, payment)).toBe(0);
  expect(await world.openCases()).toEqual([]);
});

test('two cancels of one payment are never under way at once', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  must(await world.pay(order));
  world.gateway.always('cancel', { reaches: 'never', answers: 'lost', after: 4 * SECOND });
  await world.runFor(61 * SECOND);
  await Promise.all([world.cancel(order), world.cancel(order)]);
  expect(world.gateway.timesOf('cancel', NOON)).toHaveLength(1);
  await world.runFor(5 * MINUTE);
  const times = world.gateway.timesOf('cancel', NOON);
  const gaps = times.slice(1).map((t, n) => t - (times[n] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(4 * SECOND);
});
