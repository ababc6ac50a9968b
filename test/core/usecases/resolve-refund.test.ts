import { expect, test } from 'vitest';
import { staffRefundId } from '../../../core/domain/ids.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { RefundResult } from '../../../core/ports/payment-gateway.ts';
import { resolveRefund } from '../../../core/usecases/resolve-refund.ts';
import { netWith } from '../../support/net.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  NOON,
  openWorld,
  SECOND,
  type World,
} from '../../support/world.ts';

async function paidOrder(world: World) {
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(10 * SECOND);
  return { order, payment };
}

const sources = async (world: World, order: Order): Promise<string[]> =>
  (await world.journal(order)).flatMap((e) =>
    e.evidence ? [`${e.evidence.source} ${e.what}`] : [],
  );

test('a refund that is finished, or that nobody requested, is not asked about', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  const { refundId } = must(await world.refund(order));
  const asked = world.gateway.calls.length;
  await world.runFor(MINUTE);
  const key = { merchantId: MERCHANT, orderId: order.orderId, paymentId: payment.paymentId };
  expect(await resolveRefund(world.deps, key, refundId)).toMatchObject({ status: 'SUCCEEDED' });
  const unknown = staffRefundId(world.ids.ulid());
  expect(await resolveRefund(world.deps, key, unknown)).toBeUndefined();
  expect(world.gateway.calls).toHaveLength(asked);
});

test('a refund is never sent again while nobody knows what became of the first request', async () => {
  const world = await openWorld();
  const { order, payment } = await paidOrder(world);
  world.gateway.next('refund', { reaches: 'never', answers: 'lost' });
  world.gateway.next('queryRefund', { answers: 'lost' }, { answers: 'lost' });
  must(await world.refund(order, { amount: 900 }));
  await world.runFor(MINUTE);
  expect(world.gateway.timesOf('refund', NOON)).toHaveLength(1);
  expect((await world.look(order)).refunds).toMatchObject([
    { status: 'REQUESTED', lastCode: 'TIMEOUT' },
  ]);
  await world.runFor(5 * MINUTE);
  expect(world.gateway.timesOf('refund', NOON)).toHaveLength(2);
  expect(netWith(world, payment)).toBe(1_900);
});

test("a clerk's refund asks about the refund and never about the trade, which may be closed by it", async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  const asked = world.gateway.timesOf('query', NOON).length;
  world.gateway.next('refund', { answers: 'lost' });
  must(await world.refund(order));
  await world.runFor(MINUTE);
  expect((await world.look(order)).refunds).toMatchObject([{ status: 'SUCCEEDED' }]);
  expect(world.gateway.timesOf('query', NOON)).toHaveLength(asked);
});

/** Money on a payment that was cancelled, found by a notification. */
async function lateMoney(world: World) {
  world.gateway.next('pay', { reaches: 3 * MINUTE, answers: 'lost' });
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  await world.runFor(3 * MINUTE);
  return { order, payment };
}

test('late money is not given back before its trade says that it is still there; nobody is alarmed', async () => {
  const world = await openWorld();
  const { order, payment } = await lateMoney(world);
  world.gateway.next('query', { answers: 'lost' });
  await world.notify(payment);
  await world.runFor(SECOND);
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  expect((await world.look(order)).refunds).toMatchObject([
    { status: 'REQUESTED', lastCode: 'TIMEOUT' },
  ]);
  expect(await world.openCases()).toEqual([]);
  await world.runFor(MINUTE);
  expect((await world.payment(order)).status).toBe('RETURNED');
  expect(netWith(world, payment)).toBe(0);
});

test('late money whose trade is closed has gone back by itself: no refund is sent', async () => {
  const world = await openWorld();
  const { order, payment } = await lateMoney(world);
  world.gateway.next('query', { answers: { kind: 'closed', tradeNo: 't1' } });
  await world.notify(payment);
  await world.runFor(SECOND);
  expect((await world.payment(order)).status).toBe('RETURNED');
  expect(world.gateway.timesOf('refund', NOON)).toEqual([]);
  expect((await sources(world, order)).slice(-3)).toEqual([
    'notification giveBack',
    'us sendRefund',
    'query finishGiveBack',
  ]);
});

const ANSWERS: readonly (readonly [RefundResult, string, object])[] = [
  [{ kind: 'refunded' }, 'finishRefund', { status: 'SUCCEEDED' }],
  [{ kind: 'declined', code: 'ACQ.NO' }, 'declineRefund', { status: 'FAILED', lastCode: 'ACQ.NO' }],
  [{ kind: 'unconfirmed' }, 'keepRefunding', { status: 'REQUESTED', lastCode: 'UNCONFIRMED' }],
  [{ kind: 'unknown', code: 'X' }, 'keepRefunding', { status: 'REQUESTED', lastCode: 'X' }],
];
for (const [answer, what, refund] of ANSWERS) {
  test(`a refund answered "${answer.kind}" is evidence of the refund call, and no case`, async () => {
    const world = await openWorld();
    const { order } = await paidOrder(world);
    world.gateway.next('refund', { answers: answer });
    expect(must(await world.refund(order))).toMatchObject({ kind: 'staff', ...refund });
    expect((await sources(world, order)).slice(-2)).toEqual(['us sendRefund', `refund ${what}`]);
    expect(await world.openCases()).toEqual([]);
  });
}

test('a refund found done later is evidence of the refund query', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  world.gateway.next('refund', { answers: 'lost' });
  must(await world.refund(order));
  await world.runFor(MINUTE);
  expect((await sources(world, order)).at(-1)).toBe('refund finishRefund');
});

test('a refund query that reports another amount says which, to the person who has to look', async () => {
  const world = await openWorld();
  const { order } = await paidOrder(world);
  world.gateway.next('refund', { answers: 'lost' });
  const other = { kind: 'refunded', amount: { currency: 'CNY', minor: 1 } } as const;
  world.gateway.next('queryRefund', { answers: other });
  const { refundId } = must(await world.refund(order, { amount: 900 }));
  await world.runFor(15 * SECOND);
  expect(await world.openCases()).toMatchObject([
    { kind: 'refund-stuck', detail: `${refundId}: ANOTHER_AMOUNT 0.01 CNY` },
  ]);
});
