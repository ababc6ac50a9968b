import { expect, test } from 'vitest';
import { caseIdOf } from '../../../core/domain/exception-case.ts';
import { money } from '../../../core/domain/money.ts';
import type { InboxItem } from '../../../core/ports/inbox.ts';
import { sweep } from '../../../core/usecases/sweep.ts';
import {
  MERCHANT,
  MINUTE,
  must,
  NOON,
  openWorld,
  SECOND,
  type World,
} from '../../support/world.ts';

/** A world without follow-ups and workflows; `run` sweeps once, besides the sweep of every minute. */
async function quietWorld() {
  const world = await openWorld();
  world.background.lost = { followUps: true, workflows: true };
  const deps = { ...world.deps, workflow: world.background };
  return { world, deps, run: () => sweep(deps) };
}

async function silentPayment(world: World) {
  world.gateway.next('pay', { reaches: 'never', answers: 'lost' });
  const order = await world.order();
  return { order, payment: must(await world.pay(order)).payment };
}

const notices = (count: number): InboxItem[] =>
  Array.from({ length: count }, (_, n) => ({
    merchantId: MERCHANT,
    noticeId: `n${n}`,
    body: '{}',
    receivedAt: NOON,
  }));

const broken = new Error('broken');
const fail = (): Promise<never> => Promise.reject(broken);

test('a row that fails is reported by its name, with the error', async () => {
  const { world, deps } = await quietWorld();
  const { order } = await silentPayment(world);
  await world.runFor(11 * SECOND);
  world.inbox.due = async () => notices(1);
  world.gateway.parseNotification = fail;
  expect(await sweep({ ...deps, workflow: { start: fail } })).toEqual({
    swept: 2,
    failures: [
      { row: 'notice n0', error: broken },
      { row: `payment of order ${order.orderId}`, error: broken },
    ],
  });
});

test('a list that cannot be read is reported by its name, with the error', async () => {
  const { world, deps } = await quietWorld();
  world.inbox.due = fail;
  expect(await sweep({ ...deps, dueList: { due: fail } })).toEqual({
    swept: 0,
    failures: [
      { row: 'the due list', error: broken },
      { row: 'the inbox', error: broken },
    ],
  });
});

/** News of an unpaid trade of nobody: read, and then nothing is left to do. */
const NEWS = {
  kind: 'authentic',
  notice: {
    noticeId: 'n',
    outTradeNo: 'qr-881',
    tradeNo: 't1',
    amount: money('CNY', 500),
    result: { kind: 'pending' },
  },
} as const;

test.each([
  [39_999, 120],
  [40_000, 40],
])('40 rows at once; when the first have taken %i ms, %i of 120 are swept', async (took, swept) => {
  const { world, deps } = await quietWorld();
  const clock = { at: NOON, now: () => clock.at };
  const atOnce = { now: 0, most: 0 };
  world.inbox.due = async () => notices(120);
  world.gateway.parseNotification = async () => {
    atOnce.now += 1;
    atOnce.most = Math.max(atOnce.most, atOnce.now);
    await new Promise(setImmediate);
    atOnce.now -= 1;
    clock.at = NOON + took;
    return NEWS;
  };
  expect(await sweep({ ...deps, clock })).toEqual({ swept, failures: [] });
  expect(atOnce.most).toBe(40);
});

test('a captured payment whose follow-up was lost is confirmed by a query, without a workflow', async () => {
  const { world, run } = await quietWorld();
  const order = await world.order();
  must(await world.pay(order));
  await world.runFor(10 * SECOND);
  await run();
  expect(await world.payment(order)).toMatchObject({ status: 'CAPTURED', confirmed: true });
  expect((await world.payment(order)).generation).toBe(0);
});

test('a row that is gone by the time it is swept is no failure', async () => {
  const { world, deps } = await quietWorld();
  const { order, payment } = await silentPayment(world);
  const gone = { merchantId: MERCHANT, orderId: order.orderId, paymentId: payment.paymentId };
  world.orders.load = async () => undefined;
  const dueList = { due: async () => [{ kind: 'payment' as const, ...gone }] };
  expect(await sweep({ ...deps, dueList })).toEqual({ swept: 1, failures: [] });
});

test('until 4 s after its deadline a payment is left to its workflow, which is started again', async () => {
  const { world, run } = await quietWorld();
  const { order } = await silentPayment(world);
  await world.runFor(11 * SECOND);
  await run();
  expect(await world.payment(order)).toMatchObject({ status: 'PENDING', dueAt: NOON + 64_000 });
  expect((await world.journal(order)).at(-1)?.evidence).toEqual({
    source: 'us',
    kind: 'hand-over',
  });
  await world.runFor(53 * SECOND);
  await run();
  expect(world.gateway.timesOf('cancel', NOON)).toEqual([64 * SECOND]);
});

test('a payment whose workflow cannot be started waits no shorter and no longer', async () => {
  const { world, deps } = await quietWorld();
  const { order } = await silentPayment(world);
  await world.runFor(11 * SECOND);
  const { failures } = await sweep({ ...deps, workflow: { start: fail } });
  expect(failures).toHaveLength(1);
  expect((await world.payment(order)).dueAt).toBe(NOON + 64_000);
});

test('what nobody could be asked about is put off, and the journal says by whom', async () => {
  const { world, run } = await quietWorld();
  const { order } = await silentPayment(world);
  await world.runFor(70 * SECOND);
  world.gateway.query = fail;
  expect((await run()).failures).toMatchObject([{ error: broken }]);
  expect((await world.journal(order)).at(-1)).toMatchObject({
    what: 'watchAgain',
    evidence: { source: 'us', kind: 'watch-again' },
  });
  expect(await world.payment(order)).toMatchObject({ generation: 1, dueAt: NOON + 75 * SECOND });
});

/** Three payers of whom the first has paid, and the time at which a person should see it. */
async function partlyPaid() {
  const quiet = await quietWorld();
  const order = await quiet.world.order([{}, { itemId: 'tea' }, {}], [[0], [1], [2]]);
  must(await quiet.world.pay(order, { checkId: 'c1' }));
  return { ...quiet, order, dueAt: NOON + 30 * MINUTE };
}

test('an order that stays partly paid is a case after 30 minutes, to the millisecond, and only once', async () => {
  const { world, deps, order, dueAt } = await partlyPaid();
  const due = { merchantId: MERCHANT, orderId: order.orderId, kind: 'order' as const };
  const sweepAt = (now: number) =>
    sweep({ ...deps, clock: { now: () => now }, dueList: { due: async () => [due] } });
  await sweepAt(dueAt - 1);
  expect(await world.openCases()).toEqual([]);
  await sweepAt(dueAt);
  expect(await world.openCases()).toMatchObject([
    { kind: 'partly-paid', detail: '1 of 3 checks paid', openedAt: dueAt },
  ]);
  expect((await world.journal(order)).at(-1)).toMatchObject({
    what: 'partly-paid',
    actor: 'system',
  });
  const { version } = (await world.look(order)).order;
  await sweepAt(dueAt + MINUTE);
  expect((await world.look(order)).order.version).toBe(version);
});

test('a payer who comes later starts no second case, and the order is not looked at for ever', async () => {
  const { world, order } = await partlyPaid();
  await world.runFor(31 * MINUTE);
  must(await world.pay(order, { checkId: 'c2' }));
  expect((await world.look(order)).order.dueAt).toBeDefined();
  await world.runFor(31 * MINUTE);
  const { order: after } = await world.look(order);
  expect(after.dueAt).toBeUndefined();
  expect(after).toMatchObject({ orderId: order.orderId, status: 'CREATED' });
  expect(after.cases.map((c) => c.caseId)).toEqual([caseIdOf('partly-paid', order.orderId)]);
  expect(world.background.sweeps.flatMap((s) => s.failures)).toEqual([]);
});

test('another case of the order does not hide that it is partly paid', async () => {
  const { world, order } = await partlyPaid();
  const [payment] = (await world.look(order)).payments;
  if (!payment) throw new Error('no payment');
  const wrong = { kind: 'captured', amount: money('CNY', 1), tradeNo: 't' } as const;
  await world.notify(payment, { result: wrong });
  await world.runFor(31 * MINUTE);
  const kinds = (await world.openCases()).map((c) => c.kind);
  expect(kinds).toEqual(['amount-mismatch', 'partly-paid']);
});
