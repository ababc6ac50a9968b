import { describe, expect, test } from 'vitest';
import { resolveRefund } from '../../../core/usecases/resolve-refund.ts';
import { netWith } from '../../support/net.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  NOON,
  openWorld,
  refusal,
  SECOND,
  STORE,
  type World,
} from '../../support/world.ts';

async function paidOrder(world: World) {
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(10 * SECOND);
  return { order, payment };
}

test('without an amount everything goes back, and then nothing is left', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  expect(must(await world.refund(order))).toMatchObject({
    status: 'SUCCEEDED',
    amount: { minor: 2_800 },
    requestedBy: 'cashier c1',
  });
  expect(netWith(world, payment)).toBe(0);
  expect(refusal(await world.refund(order))).toMatchObject({
    status: 409,
    code: 'already-refunded',
  });
});

test('in parts, never more than was paid', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  must(await world.refund(order, { amount: 1_000 }));
  await world.runFor(3 * SECOND);
  expect(refusal(await world.refund(order, { amount: 1_801 }))).toMatchObject({
    status: 422,
    code: 'refund-too-large',
    field: 'amount',
  });
  expect(must(await world.refund(order, { amount: 1_800 })).status).toBe('SUCCEEDED');
  expect(netWith(world, payment)).toBe(0);
});

for (const amount of [0, -1, -2_800]) {
  test(`a refund of ${amount} is refused and reserves nothing`, async () => {
    const world = await openWorld();
    const { order } = await paidOrder(world);
    expect(refusal(await world.refund(order, { amount }))).toMatchObject({
      status: 422,
      field: 'amount',
    });
    expect((await world.payment(order)).refunded.minor).toBe(0);
  });
}

describe('by line', () => {
  const tea = [{ itemId: 'noodles' }, { itemId: 'tea', quantity: 3 }];

  async function paid(world: World, lines = tea) {
    const order = await world.order(lines);
    must(await world.pay(order));
    await world.runFor(10 * SECOND);
    return order;
  }

  test('a line goes back at its own price, and no more of it than was sold', async () => {
    const world = await openWorld();
    const order = await paid(world);
    const [noodles, teas] = order.lines;
    const { unitPrice, lineId = '' } = teas ?? {};
    const some = must(await world.refund(order, { lines: [{ lineId, quantity: 2 }] }));
    expect(some).toMatchObject({
      status: 'SUCCEEDED',
      amount: { minor: 2 * (unitPrice?.minor ?? 0) },
      lines: [{ lineId, quantity: 2 }],
    });
    await world.runFor(3 * SECOND);
    expect(refusal(await world.refund(order, { lines: [{ lineId, quantity: 2 }] }))).toMatchObject({
      status: 422,
      code: 'bad-refund-lines',
      field: 'lines[0].quantity',
    });
    const rest = [
      { lineId: noodles?.lineId ?? '', quantity: 1 },
      { lineId, quantity: 1 },
    ];
    must(await world.refund(order, { lines: rest }));
    expect(netWith(world, await world.payment(order))).toBe(0);
  });

  test.each([
    ['of nobody', [{ lineId: 'l9', quantity: 1 }], 'lines[0].lineId'],
    [
      'named twice',
      [
        { lineId: 'l1', quantity: 1 },
        { lineId: 'l1', quantity: 1 },
      ],
      'lines[1].lineId',
    ],
  ])('a line %s is refused by its place in the request', async (_, lines, field) => {
    const world = await openWorld();
    const order = await paid(world);
    expect(refusal(await world.refund(order, { lines }))).toMatchObject({ status: 422, field });
    expect((await world.payment(order)).refunded.minor).toBe(0);
  });

  test('a line that was refused by Alipay can be asked for again', async () => {
    const world = await openWorld();
    const order = await paid(world);
    const lines = [{ lineId: 'l1', quantity: 1 }];
    world.gateway.next('refund', { reaches: 'never', answers: { kind: 'declined', code: 'NO' } });
    expect(must(await world.refund(order, { lines })).status).toBe('FAILED');
    await world.runFor(3 * SECOND);
    expect(must(await world.refund(order, { lines })).status).toBe('SUCCEEDED');
  });

  test('lines and an amount at once are a contradiction', async () => {
    const world = await openWorld();
    const order = await paid(world);
    const lines = [{ lineId: 'l1', quantity: 1 }];
    const both = await world.refund(order, { lines, amount: 100 });
    expect(refusal(both)).toMatchObject({ code: 'amount-or-lines', field: 'lines' });
  });
});

describe('who may refund how much', () => {
  const feast = [{ itemId: 'noodles', quantity: 30 }];

  test('a cashier up to 500 yuan an order, in all; a merchant everything', async () => {
    const world = await openWorld();
    const order = await world.order(feast);
    must(await world.pay(order));
    await world.runFor(10 * SECOND);
    must(await world.refund(order, { amount: 40_000 }));
    await world.runFor(3 * SECOND);
    const tooMuch = refusal(await world.refund(order, { amount: 10_001 }));
    expect(tooMuch).toMatchObject({ status: 403, code: 'refund-over-limit', field: 'amount' });
    expect(tooMuch.detail).toContain('100.00 CNY');
    expect((await world.payment(order)).refunded.minor).toBe(40_000);
    must(await world.refund(order, { amount: 10_001, role: 'merchant' }));
  });

  test('a store has a limit of its own', async () => {
    const world = await openWorld();
    const store = await world.directory.store(MERCHANT, STORE);
    if (!store) throw new Error('No store');
    await world.directory.register({ ...store, cashierRefundLimit: 0 });
    const order = await world.order();
    must(await world.pay(order));
    expect(refusal(await world.refund(order)).code).toBe('refund-over-limit');
    expect(must(await world.refund(order, { role: 'admin' })).status).toBe('SUCCEEDED');
  });
});

test('nothing is refunded that was not captured', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is asked';
  const order = await world.order();
  expect(refusal(await world.refund(order)).code).toBe('not-paid');
  must(await world.pay(order));
  expect(refusal(await world.refund(order)).code).toBe('not-paid');
});

test('two clerks at once: one wins, the other hears that a refund is under way', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  world.gateway.next('refund', { after: 2 * SECOND });
  const both = [world.refund(order, { amount: 2_000 }), world.refund(order, { amount: 2_000 })];
  await world.runFor(3 * SECOND);
  const answers = await Promise.all(both);
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(answers.find((a) => !a.ok)).toMatchObject({ error: { code: 'refund-in-progress' } });
  expect(netWith(world, payment)).toBe(800);
});

test('two refunds of one trade are sent at least 3 s apart', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  must(await world.refund(order, { amount: 100 }));
  expect(must(await world.refund(order, { amount: 200 })).status).toBe('REQUESTED');
  await world.runFor(10 * SECOND);
  expect((await world.look(order)).refunds.map((r) => r.status)).toEqual([
    'SUCCEEDED',
    'SUCCEEDED',
  ]);
  const [first = 0, second = 0] = world.gateway.timesOf('refund', NOON);
  expect(second - first).toBeGreaterThanOrEqual(3 * SECOND);
});

test('accepted without a change of funds is no success until the refund query says so', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  world.gateway.next('refund', { answers: { kind: 'unconfirmed' } });
  expect(must(await world.refund(order)).status).toBe('REQUESTED');
  await world.runFor(10 * SECOND);
  expect((await world.look(order)).refunds).toMatchObject([{ status: 'SUCCEEDED' }]);
  expect(world.gateway.timesOf('refund', NOON)).toHaveLength(1);
  expect(world.gateway.timesOf('queryRefund', NOON + 10 * SECOND)).toEqual([10 * SECOND]);
});

test('a refund whose request was lost is sent again with the same number and amount', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  world.gateway.next('refund', { reaches: 'never', answers: 'lost' });
  must(await world.refund(order, { amount: 900 }));
  await world.runFor(MINUTE);
  expect((await world.look(order)).refunds).toMatchObject([{ status: 'SUCCEEDED', attempts: 2 }]);
  const sent = world.gateway.calls.filter((c) => c.method === 'refund');
  expect(new Set(sent.map((c) => `${c.refundId} ${c.minor}`)).size).toBe(1);
  expect(netWith(world, payment)).toBe(1_900);
});

test('two workers that carry on one refund at once ask Alipay once', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  world.gateway.next('refund', { reaches: 'never', answers: 'lost' });
  world.background.lost = { followUps: true };
  const { refundId, paymentId } = must(await world.refund(order));
  await world.runFor(10 * SECOND);
  const key = { merchantId: order.merchantId, orderId: order.orderId, paymentId };
  const work = () => resolveRefund(world.deps, key, refundId);
  await Promise.all([work(), work(), work()]);
  expect(world.gateway.timesOf('queryRefund', NOON)).toHaveLength(1);
  expect(world.gateway.timesOf('refund', NOON)).toHaveLength(2);
});

test('a refund query that reports another amount is shown to a person, not taken as done', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  world.gateway.next('refund', { answers: 'lost' });
  world.gateway.always('queryRefund', {
    answers: { kind: 'refunded', amount: { currency: 'CNY', minor: 1 } },
  });
  must(await world.refund(order, { amount: 900 }));
  await world.runFor(MINUTE);
  expect((await world.look(order)).refunds).toMatchObject([{ status: 'REQUESTED' }]);
  expect(await world.openCases()).toMatchObject([{ kind: 'refund-stuck' }]);
});

test('an account without money is a case at once, and the same refund succeeds after a top-up', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  world.alipay.outOfMoney = true;
  const { refundId } = must(await world.refund(order));
  expect(await world.openCases()).toMatchObject([{ kind: 'refund-stuck', refundId }]);
  world.alipay.outOfMoney = false;
  await world.runFor(10 * MINUTE);
  expect((await world.look(order)).refunds).toMatchObject([{ refundId, status: 'SUCCEEDED' }]);
  expect(netWith(world, payment)).toBe(0);
  expect(await world.openCases()).toEqual([]);
});

test('a refund without an answer is a case after 10 minutes and goes on with backoff', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  world.gateway.always('refund', { reaches: 'never', answers: 'lost' });
  world.gateway.always('queryRefund', { answers: 'lost' });
  must(await world.refund(order));
  await world.runFor(9 * MINUTE);
  expect(await world.openCases()).toEqual([]);
  await world.runFor(15 * MINUTE);
  expect(await world.openCases()).toMatchObject([{ kind: 'refund-stuck' }]);
  expect(world.gateway.timesOf('queryRefund', NOON).length).toBeLessThan(12);
  world.gateway.always('refund', {});
  world.gateway.always('queryRefund', {});
  await world.runFor(60 * MINUTE);
  expect((await world.look(order)).refunds).toMatchObject([{ status: 'SUCCEEDED' }]);
  expect(await world.openCases()).toEqual([]);
});

test('a refund that Alipay refuses fails and frees its amount', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  world.gateway.next('refund', {
    reaches: 'never',
    answers: { kind: 'declined', code: 'ACQ.BUYER_ENABLE_STATUS_FORBID' },
  });
  expect(must(await world.refund(order))).toMatchObject({
    status: 'FAILED',
    lastCode: 'ACQ.BUYER_ENABLE_STATUS_FORBID',
  });
  expect((await world.payment(order)).refunded.minor).toBe(0);
  await world.runFor(3 * SECOND);
  expect(must(await world.refund(order)).status).toBe('SUCCEEDED');
  expect(netWith(world, payment)).toBe(0);
});

test('a refund that may have been made before is not failed by one later refusal', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  world.gateway.next('refund', { answers: 'lost' });
  world.gateway.next('queryRefund', { answers: { kind: 'not-found' } });
  world.gateway.next('refund', { answers: { kind: 'declined', code: 'ACQ.TRADE_HAS_CLOSE' } });
  must(await world.refund(order));
  await world.runFor(MINUTE);
  expect((await world.look(order)).refunds).toMatchObject([{ status: 'SUCCEEDED' }]);
  expect((await world.payment(order)).refunded.minor).toBe(2_800);
  expect(netWith(world, payment)).toBe(0);
});

test('a refusal after a silence is asked about soon, and fails the refund when nothing can arrive any more', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  world.gateway.always('refund', { answers: 'lost', reaches: 'never' });
  world.gateway.always('queryRefund', { answers: 'lost' });
  must(await world.refund(order));
  await world.runFor(2 * MINUTE);
  world.gateway.always('queryRefund', { answers: { kind: 'not-found' } });
  const refused = { kind: 'declined', code: 'ACQ.TRADE_HAS_FINISHED' } as const;
  world.gateway.always('refund', { answers: refused, reaches: 'never' });
  const isFailed = async () => (await world.look(order)).refunds[0]?.status === 'FAILED';
  for (let waited = 0; waited < 40 && !(await isFailed()); waited++) await world.runFor(MINUTE);
  const times = (await world.journal(order))
    .filter((entry) => entry.what === 'declineRefund')
    .map((entry) => entry.at - NOON);
  const [first = 0, second = 0] = times;
  expect(second - first).toBeLessThanOrEqual(MINUTE + 10 * SECOND);
  expect(await isFailed()).toBe(true);
  const [silent = 0] = world.gateway.timesOf('refund', NOON);
  expect(times.at(-1)).toBeGreaterThanOrEqual(silent + 17 * MINUTE);
  expect((await world.openCases()).map((c) => c.kind)).toEqual(['refund-stuck']);
});

test('late money that Alipay will not give back is a case, and ends when its trade is closed', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { reaches: 3 * MINUTE, answers: 'lost' });
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(3 * MINUTE);
  world.gateway.next('refund', {
    reaches: 5 * MINUTE,
    answers: { kind: 'declined', code: 'ACQ.TRADE_NOT_ALLOW_REFUND' },
  });
  world.gateway.always('queryRefund', { answers: { kind: 'not-found' } });
  await world.notify(payment);
  await world.runFor(SECOND);
  expect(await world.openCases()).toMatchObject([{ kind: 'refund-refused' }]);
  await world.runFor(10 * MINUTE);
  expect((await world.payment(order)).status).toBe('RETURNED');
  expect(netWith(world, payment)).toBe(0);
  expect(await world.openCases()).toEqual([]);
});

test('where several checks are paid the clerk has to name one', async () => {
  const world = await openWorld();
  const order = await world.order([{}, { itemId: 'tea' }], [[0], [1]]);
  must(await world.pay(order, { checkId: 'c1' }));
  must(await world.pay(order, { checkId: 'c2' }));
  expect(refusal(await world.refund(order))).toMatchObject({ status: 422, field: 'checkId' });
  expect(must(await world.refund(order, { checkId: 'c2' })).amount.minor).toBe(1_050);
});
