import { expect, test } from 'vitest';
import { netWith } from '../../support/net.ts';
import { MINUTE, must, openWorld, refusal, SECOND } from '../../support/world.ts';

const TWO_LINES = [{}, { itemId: 'tea' }];
const SPLIT = [[0], [1]];

test('per check: each paid share goes to the kitchen by itself, under one pickup number', async () => {
  const world = await openWorld({ releasePolicy: 'per-check' });
  const order = await world.order(TWO_LINES, SPLIT);
  must(await world.pay(order, { checkId: 'c2' }));
  const half = await world.look(order);
  expect(half.order.status).toBe('CREATED');
  expect(half.tickets).toMatchObject([{ ticketId: 't-c2', lines: [{ name: 'Tea' }] }]);
  must(await world.pay(order));
  const { order: paid, tickets } = await world.look(order);
  expect(paid.status).toBe('COMMITTED');
  expect(tickets.map((t) => [t.ticketId, t.pickupNumber])).toEqual([
    ['t-c1', 'A001'],
    ['t-c2', 'A001'],
  ]);
});

test('all paid: the kitchen waits for the last share, and then gets one ticket', async () => {
  const world = await openWorld({ releasePolicy: 'all-paid' });
  const order = await world.order(TWO_LINES, SPLIT);
  must(await world.pay(order, { checkId: 'c1' }));
  expect((await world.look(order)).tickets).toEqual([]);
  must(await world.pay(order, { checkId: 'c2' }));
  const { tickets } = await world.look(order);
  expect(tickets.map((t) => t.lines.length)).toEqual([2]);
});

test('all paid: what was paid back before the last share came is told to the kitchen', async () => {
  const world = await openWorld({ releasePolicy: 'all-paid' });
  const order = await world.order(TWO_LINES, SPLIT);
  must(await world.pay(order, { checkId: 'c1' }));
  must(await world.refund(order, { lines: [{ lineId: 'l1', quantity: 1 }] }));
  must(await world.pay(order, { checkId: 'c2' }));
  const [ticket] = (await world.look(order)).tickets;
  expect(ticket?.lines.map((l) => l.voids?.length ?? 0)).toEqual([1, 0]);
});

test('several unpaid checks: the payer has to name one that exists and is due', async () => {
  const world = await openWorld();
  const order = await world.order(TWO_LINES, SPLIT);
  expect(refusal(await world.pay(order)).code).toBe('which-check');
  expect(refusal(await world.pay(order, { checkId: 'c3' })).code).toBe('unknown-check');
  must(await world.pay(order, { checkId: 'c1' }));
  expect(refusal(await world.pay(order, { checkId: 'c1' })).code).toBe('already-paid');
});

test('two shares are paid at the same time without disturbing each other', async () => {
  const world = await openWorld();
  const order = await world.order(TWO_LINES, SPLIT);
  const paid = await Promise.all([
    world.pay(order, { checkId: 'c1' }),
    world.pay(order, { checkId: 'c2' }),
  ]);
  expect(paid.map((p) => must(p).payment.amount.minor)).toEqual([2_800, 1_050]);
  expect((await world.look(order)).order.status).toBe('COMMITTED');
});

test('half paid for half an hour is a case for a person, which closes itself when the rest is paid', async () => {
  const world = await openWorld({ releasePolicy: 'all-paid' });
  const order = await world.order(TWO_LINES, SPLIT);
  must(await world.pay(order, { checkId: 'c1' }));
  await world.runFor(29 * MINUTE);
  expect(await world.openCases()).toEqual([]);
  await world.runFor(2 * MINUTE);
  expect(await world.openCases()).toMatchObject([
    { kind: 'partly-paid', detail: '1 of 2 checks paid' },
  ]);
  must(await world.pay(order, { checkId: 'c2' }));
  expect((await world.look(order)).order.status).toBe('COMMITTED');
  expect(await world.openCases()).toEqual([]);
});

test('a sweep that comes just after the last payment opens no case', async () => {
  const world = await openWorld();
  const order = await world.order(TWO_LINES, SPLIT);
  must(await world.pay(order, { checkId: 'c1' }));
  await world.runFor(30 * MINUTE - SECOND);
  // The list is read, and only then the last share is paid.
  const due = world.deps.dueList.due.bind(world.deps.dueList);
  world.deps.dueList.due = async (...of) => {
    const rows = await due(...of);
    if (rows.some((r) => r.kind === 'order')) must(await world.pay(order, { checkId: 'c2' }));
    return rows;
  };
  await world.runFor(2 * MINUTE);
  expect((await world.look(order)).order.status).toBe('COMMITTED');
  expect((await world.look(order)).order.cases).toEqual([]);
});

test('forty attempts are enough', async () => {
  const world = await openWorld();
  world.alipay.customer = 'is refused';
  const order = await world.order();
  for (let n = 0; n < 40; n++) must(await world.pay(order));
  expect(refusal(await world.pay(order)).code).toBe('too-many-attempts');
});

test('late money on one attempt does not take back the ticket that another attempt paid for', async () => {
  const world = await openWorld();
  world.gateway.next('pay', { reaches: 4 * MINUTE, answers: 'lost' });
  const order = await world.order();
  const late = must(await world.pay(order)).payment;
  await world.runFor(90 * SECOND);
  const paid = must(await world.pay(order)).payment;
  await world.runFor(30 * MINUTE);
  expect(netWith(world, late)).toBe(0);
  expect(netWith(world, paid)).toBe(2_800);
  expect((await world.look(order)).tickets).toHaveLength(1);
});
