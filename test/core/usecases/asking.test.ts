import { expect, test } from 'vitest';
import { born, parsePaymentId } from '../../../core/domain/ids.ts';
import type { Order } from '../../../core/domain/order.ts';
import { continuePayment } from '../../../core/usecases/continue-payment.ts';
import {
  cancelPayment,
  queryPayment,
  resolvePayment,
} from '../../../core/usecases/resolve-payment.ts';
import type { PaymentKey } from '../../../core/usecases/settle-payment.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  NOON,
  openWorld,
  SECOND,
  type World,
} from '../../support/world.ts';

/*
 * Who may ask Alipay, and when. No follow-up and no workflow arrives here: each test is one worker,
 * or two that meet, and a sweep every minute.
 */

async function worldWithoutHelpers(): Promise<World> {
  const world = await openWorld();
  world.background.lost = { followUps: true, workflows: true };
  return world;
}

async function keyOf(world: World, order: Order): Promise<PaymentKey> {
  const { paymentId } = await world.payment(order);
  return { merchantId: MERCHANT, orderId: order.orderId, paymentId };
}

/** A customer who has been asked for the password. */
async function asked(world: World) {
  world.alipay.customer = 'is asked';
  const order = await world.order();
  must(await world.pay(order));
  return { order, key: await keyOf(world, order) };
}

const calls = (world: World) => world.gateway.calls.map((c) => c.method);
const followUp = (world: World, key: PaymentKey) =>
  continuePayment({ ...world.deps, workflow: world.background }, { ...key, generation: 0 });

test('a payment that nobody knows is not asked about, whatever is to be done with it', async () => {
  const world = await worldWithoutHelpers();
  const { key } = await asked(world);
  const unknown = { ...key, paymentId: born(parsePaymentId, world.ids.ulid()) };
  const before = calls(world);
  expect(await queryPayment(world.deps, unknown)).toBeUndefined();
  expect(await cancelPayment(world.deps, unknown)).toBeUndefined();
  expect(await resolvePayment(world.deps, unknown)).toBeUndefined();
  await followUp(world, unknown);
  expect(calls(world)).toEqual(before);
  expect(world.background.workflowsStarted).toEqual([]);
});

test('a payment at its end is not asked about any more', async () => {
  const world = await worldWithoutHelpers();
  const order = await world.order();
  must(await world.pay(order));
  const key = await keyOf(world, order);
  expect(await queryPayment(world.deps, key)).toMatchObject({ confirmed: true });
  expect(calls(world)).toEqual(['pay', 'query']);
  expect(await queryPayment(world.deps, key)).toMatchObject({ status: 'CAPTURED' });
  expect(await resolvePayment(world.deps, key)).toMatchObject({ status: 'CAPTURED' });
  await followUp(world, key);
  expect(calls(world)).toEqual(['pay', 'query']);
});

test('money on its way back is asked about, because a closed trade says that it has arrived', async () => {
  const world = await worldWithoutHelpers();
  world.gateway.next('pay', { reaches: 'never', answers: 'lost' });
  const order = await world.order();
  const { payment } = must(await world.pay(order));
  must(await world.cancel(order));
  world.gateway.always('refund', { reaches: 'never', answers: 'lost' });
  const told = { kind: 'captured', amount: payment.amount, tradeNo: 't' } as const;
  await world.notify(payment, { result: told });
  expect((await world.payment(order)).status).toBe('RETURNING');
  world.gateway.next('query', { answers: { kind: 'closed' } });
  expect((await queryPayment(world.deps, await keyOf(world, order)))?.status).toBe('RETURNED');
});

test('a follow-up of a payment that is dead and watched is left to the sweeper', async () => {
  const world = await worldWithoutHelpers();
  const { order, key } = await asked(world);
  must(await world.cancel(order));
  const before = calls(world);
  await followUp(world, key);
  expect(calls(world)).toEqual(before);
});

test('while the cancel of another worker may be under way, nobody asks or cancels', async () => {
  const world = await worldWithoutHelpers();
  const { order, key } = await asked(world);
  world.gateway.next('cancel', { after: 4 * SECOND });
  const cancelling = world.cancel(order);
  await world.runFor(SECOND);
  const before = calls(world);
  expect((await cancelPayment(world.deps, key))?.status).toBe('CANCELLING');
  expect(calls(world)).toEqual(before);
  await world.runFor(4 * SECOND);
  must(await cancelling);
});

test('of two workers that come at the deadline only the one that wrote the fence cancels', async () => {
  const world = await worldWithoutHelpers();
  const { order, key } = await asked(world);
  await world.runFor(MINUTE - SECOND);
  world.gateway.always('cancel', { after: 3 * SECOND });
  const until = NOON + MINUTE - world.time.now();
  await world.runFor(until);
  const both = [cancelPayment(world.deps, key), cancelPayment(world.deps, key)];
  await world.runFor(5 * SECOND);
  const seen = await Promise.all(both);
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([MINUTE]);
  expect(seen.map((p) => p?.status)).toContain('CANCELLED');
  expect(await world.payment(order)).toMatchObject({
    status: 'CANCELLED',
    cancelReason: 'deadline',
  });
});

test('the journal names the source of every piece of evidence', async () => {
  const world = await worldWithoutHelpers();
  const { order, key } = await asked(world);
  await world.runFor(MINUTE);
  const refused = { kind: 'refused', code: 'ACQ.X', remedy: 'query' } as const;
  world.gateway.next('cancel', { reaches: 'never', answers: refused }, { answers: 'lost' });
  await cancelPayment(world.deps, key);
  await cancelPayment(world.deps, key);
  world.gateway.next('query', { answers: 'lost' });
  await world.runFor(20 * SECOND);
  await cancelPayment(world.deps, key);
  const evidence = (await world.journal(order)).flatMap((e) => e.evidence ?? []);
  expect(evidence.map((e) => `${e.source} ${e.kind}`)).toEqual([
    'pay pending',
    'us hand-over',
    'us fence',
    'cancel cancel-refused',
    'us fence',
    'cancel cancel-unsettled',
    'us fence',
    'cancel cancelled',
  ]);
});
