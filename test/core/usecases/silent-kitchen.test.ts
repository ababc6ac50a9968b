import { expect, test } from 'vitest';
import { UNTOLD_KITCHEN } from '../../../core/domain/kitchen-settings.ts';
import { lookAtTicket } from '../../../core/domain/silent-ticket.ts';
import type { TicketAction } from '../../../core/domain/ticket.ts';
import { advanceTicket } from '../../../core/usecases/advance-ticket.ts';
import { advanceTicketLines } from '../../../core/usecases/advance-ticket-lines.ts';
import { changeKitchen } from '../../../core/usecases/change-kitchen.ts';
import { resolveCase } from '../../../core/usecases/resolve-case.ts';
import { sweep } from '../../../core/usecases/sweep.ts';
import { audit } from '../../support/audit.ts';
import { MERCHANT, MINUTE, must, NOON, openWorld, STORE, type World } from '../../support/world.ts';

/** A paid order in a store that has said nothing of its kitchen, or how long its tickets may wait. */
async function paid(acknowledgeWithinSeconds?: number | null) {
  const world = await openWorld({ isKitchenWatched: true });
  if (acknowledgeWithinSeconds !== undefined) {
    const place = { merchantId: MERCHANT, storeId: STORE };
    const told = { ...UNTOLD_KITCHEN, acknowledgeWithinSeconds };
    must(await changeKitchen(world.deps.kitchens, place, told));
  }
  const order = await world.order();
  must(await world.pay(order));
  const of = {
    merchantId: MERCHANT,
    orderId: order.orderId,
    ticketId: 't-c1',
    actor: 'kitchen k1',
  };
  return {
    world,
    order,
    press: (action: TicketAction) => advanceTicket(world.deps, { ...of, action }),
    bumpLine: () => advanceTicketLines(world.deps, { ...of, action: 'bump', concerns: () => true }),
  };
}

const openCases = async (world: World) =>
  (await world.cases.open(MERCHANT, { limit: 9 })).items.filter((c) => c.kind === 'kitchen-silent');

test('a ticket that nobody acknowledges in two minutes is a case, once', async () => {
  const { world, order } = await paid();
  await world.runFor(2 * MINUTE - 1);
  expect(await openCases(world)).toEqual([]);
  await world.runFor(MINUTE);
  expect(await openCases(world)).toMatchObject([
    {
      ...{ orderId: order.orderId, ticketId: 't-c1', storeId: STORE, status: 'OPEN' },
      detail: 'A001: nobody has acknowledged it for 120 s',
    },
  ]);
  const { version } = (await world.look(order)).order;
  await world.runFor(60 * MINUTE);
  expect(await openCases(world)).toHaveLength(1);
  expect((await world.look(order)).order.version).toBe(version);
  expect(await audit(world)).toEqual([]);
});

test('whoever acknowledges it late ends the case', async () => {
  const { world, press } = await paid();
  await world.runFor(5 * MINUTE);
  const [open] = await openCases(world);
  expect(must(await press('acknowledge'))).toMatchObject({
    ...{ status: 'PROPOSED', acknowledgedAt: NOON + 5 * MINUTE, dueAt: undefined },
  });
  expect(await openCases(world)).toEqual([]);
  expect((await world.cases.find(MERCHANT, open?.caseId as never))?.resolution).toMatchObject({
    by: 'system',
    note: 'The kitchen has acknowledged it.',
  });
  expect(await audit(world)).toEqual([]);
});

test.each(['acknowledge', 'start', 'bump', 'a line is bumped'] as const)(
  'a kitchen has seen what it does something with: %s',
  async (what) => {
    const { world, order, press, bumpLine } = await paid();
    await world.runFor(MINUTE);
    const ticket = must(await (what === 'a line is bumped' ? bumpLine() : press(what)));
    expect(ticket.acknowledgedAt).toBe(NOON + MINUTE);
    await world.runFor(60 * MINUTE);
    expect(await openCases(world)).toEqual([]);
    expect((await world.look(order)).order.cases).toEqual([]);
  },
);

test('acknowledging twice changes nothing, and neither does acknowledging what is being made', async () => {
  const { world, order, press } = await paid();
  must(await press('acknowledge'));
  must(await press('start'));
  await world.runFor(MINUTE);
  const { version } = (await world.look(order)).order;
  expect(must(await press('acknowledge'))).toMatchObject({
    ...{ status: 'PREPARING', acknowledgedAt: NOON },
  });
  expect((await world.look(order)).order.version).toBe(version);
});

test('a store may give its kitchen longer', async () => {
  const { world } = await paid(600);
  await world.runFor(10 * MINUTE - 1);
  expect(await openCases(world)).toEqual([]);
  await world.runFor(2);
  expect(await openCases(world)).toHaveLength(1);
});

test('what is brought tomorrow need not be seen tonight', async () => {
  const { world, order } = await paid();
  const aggregate = await world.look(order);
  const [ticket] = aggregate.tickets;
  if (!ticket) throw new Error('no ticket');
  const slot = { start: NOON + 600 * MINUTE, end: NOON + 630 * MINUTE };
  const ahead = { ...aggregate, tickets: [{ ...ticket, slot }] };
  const looked = (now: number) => lookAtTicket(ahead, ticket.ticketId, UNTOLD_KITCHEN, now);
  const begins = slot.start - 15 * MINUTE;
  expect(looked(NOON + 2 * MINUTE)).toMatchObject({
    ...{ what: 'ticket-put-off', edit: { tickets: [{ dueAt: begins + 2 * MINUTE }] } },
  });
  expect(looked(begins + 2 * MINUTE)?.what).toBe('ticket-silent');
});

test('a store without screens wants no cases, and nobody looks at its tickets twice', async () => {
  const { world, order } = await paid(null);
  await world.runFor(3 * MINUTE);
  expect((await world.look(order)).tickets[0]?.dueAt).toBeUndefined();
  await world.runFor(60 * MINUTE);
  expect(await openCases(world)).toEqual([]);
  expect(await audit(world)).toEqual([]);
});

test('a ticket of before, which nobody was to look at, is left alone', async () => {
  const { world, order } = await paid();
  const { dueAt: _, ...old } = (await world.look(order)).tickets[0] ?? {};
  const due = [{ merchantId: MERCHANT, orderId: order.orderId, ticketId: 't-c1' as never }];
  const load = world.orders.load.bind(world.orders);
  world.orders.load = async (...of) => {
    const found = await load(...of);
    return found && { ...found, tickets: [old as never] };
  };
  await world.runFor(30 * MINUTE);
  const deps = { ...world.deps, workflow: world.background, tickets: { due: async () => due } };
  expect((await sweep(deps)).failures).toEqual([]);
  expect(await openCases(world)).toEqual([]);
});

test('two sweepers who are late at once open one case', async () => {
  const { world } = await paid();
  const deps = { ...world.deps, workflow: world.background };
  const clock = { now: () => NOON + 30 * MINUTE };
  const reports = await Promise.all([sweep({ ...deps, clock }), sweep({ ...deps, clock })]);
  expect(reports.flatMap((r) => r.failures)).toEqual([]);
  expect(await openCases(world)).toHaveLength(1);
});

test('a person who has dealt with the case is not told again, also when the kitchen wakes up', async () => {
  const { world, press } = await paid();
  await world.runFor(3 * MINUTE);
  const [{ caseId } = { caseId: '' as never }] = await openCases(world);
  const note = 'Called the kitchen.';
  must(await resolveCase(world.deps, { merchantId: MERCHANT, caseId, note, actor: 'cashier:li' }));
  await world.runFor(10 * MINUTE);
  must(await press('start'));
  expect((await world.cases.find(MERCHANT, caseId))?.resolution).toMatchObject({ note });
  expect(await openCases(world)).toEqual([]);
  expect(await audit(world)).toEqual([]);
});

test('another guest who pays does not end the silence about the first one’s dishes', async () => {
  const world = await openWorld({ isKitchenWatched: true });
  const order = await world.order([{}, { itemId: 'tea' }], [[0], [1]]);
  must(await world.pay(order, { checkId: 'c1' }));
  await world.runFor(3 * MINUTE);
  expect(await openCases(world)).toHaveLength(1);
  must(await world.pay(order, { checkId: 'c2' }));
  expect(await openCases(world)).toHaveLength(1);
});

test('money is swept first, however many kitchens are silent', async () => {
  const { world, order } = await paid();
  const ticket = { merchantId: MERCHANT, orderId: order.orderId, ticketId: 't-c1' as never };
  const seen: string[] = [];
  world.inbox.due = async () => [
    { merchantId: MERCHANT, noticeId: 'n1', body: '{}', receivedAt: NOON },
  ];
  world.gateway.parseNotification = async () => {
    seen.push('notice');
    throw new Error('slow');
  };
  const kitchens = {
    of: async () => {
      seen.push('ticket');
      return UNTOLD_KITCHEN;
    },
  };
  const tickets = { due: async () => Array(100).fill(ticket) };
  await sweep({ ...world.deps, workflow: world.background, kitchens, tickets });
  expect(seen[0]).toBe('notice');
});
