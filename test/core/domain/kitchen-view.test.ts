import { expect, test } from 'vitest';
import { allDay, boardOf } from '../../../core/domain/kitchen-view.ts';
import type { TicketAction } from '../../../core/domain/ticket.ts';
import type { LineAction } from '../../../core/domain/ticket-line.ts';
import { voidedBy } from '../../../core/domain/voids.ts';
import { advanceTicket } from '../../../core/usecases/advance-ticket.ts';
import { advanceTicketLines } from '../../../core/usecases/advance-ticket-lines.ts';
import { openTickets } from '../../../core/usecases/open-tickets.ts';
import { audit } from '../../support/audit.ts';
import { MERCHANT, MINUTE, must, openWorld, refusal, type World } from '../../support/world.ts';

async function paid(world: World) {
  const order = await world.order([{ quantity: 2 }, { itemId: 'tea' }]);
  must(await world.pay(order));
  const ticket = async () => {
    const [found] = (await world.look(order)).tickets;
    if (!found) throw new Error('no ticket');
    return found;
  };
  const { ticketId, orderId } = await ticket();
  const of = { merchantId: MERCHANT, orderId, ticketId, actor: 'kitchen k1' };
  return {
    ticket,
    press: (action: TicketAction) => advanceTicket(world.deps, { ...of, action }),
    line: (lineId: string, action: LineAction) =>
      advanceTicketLines(world.deps, { ...of, concerns: (l) => l.lineId === lineId, action }),
  };
}

const quantities = (tickets: Parameters<typeof allDay>[0]) =>
  Object.fromEntries(allDay(tickets).map((c) => [c.itemId, c.quantity]));

test('a ticket is ready when its last line is bumped, and no longer when one is recalled', async () => {
  const world = await openWorld();
  const { press, line } = await paid(world);
  must(await press('start'));
  expect(must(await line('l1', 'bump')).status).toBe('PREPARING');
  expect(must(await line('l2', 'bump')).status).toBe('PREPARED');
  expect(must(await line('l1', 'recall')).status).toBe('PREPARING');
  expect((await audit(world)).filter((fault) => fault.startsWith('N4e'))).toEqual([]);
});

test('pressing twice changes nothing', async () => {
  const world = await openWorld();
  const { line, ticket } = await paid(world);
  must(await line('l1', 'bump'));
  const { version } = (await world.look(await ticket())).order;
  must(await line('l1', 'bump'));
  must(await line('l2', 'recall'));
  expect((await world.look(await ticket())).order.version).toBe(version);
});

test('a whole ticket that is recalled is to be made again, all of it', async () => {
  const { press, ticket } = await paid(await openWorld());
  must(await press('bump'));
  expect(quantities([await ticket()])).toEqual({});
  must(await press('recall'));
  expect(quantities([await ticket()])).toEqual({ noodles: 2, tea: 1 });
});

test('what was handed over, and what is not there, cannot be bumped', async () => {
  const { press, line } = await paid(await openWorld());
  expect(refusal(await line('l9', 'bump')).status).toBe(404);
  must(await press('bump'));
  must(await press('complete'));
  expect(refusal(await line('l1', 'recall'))).toMatchObject({ code: 'wrong-ticket-state' });
});

test('the all-day count is of what is still to be made, the same dish in whatever language', async () => {
  const world = await openWorld();
  const [one, two] = [await paid(world), await paid(world)];
  must(await one.line('l1', 'bump'));
  const other = await two.ticket();
  const english = { ...other, lines: other.lines.map((l) => ({ ...l, name: `${l.name} in en` })) };
  const tickets = [await one.ticket(), english];
  expect(quantities(tickets)).toEqual({ noodles: 2, tea: 2 });
});

test('the same dish with another option counts apart', async () => {
  const { ticket } = await paid(await openWorld());
  const plain = await ticket();
  const options = [{ optionId: 'egg', name: 'Egg', priceDelta: 100 }];
  const withEgg = { ...plain, lines: plain.lines.map((l) => ({ ...l, options })) };
  expect(allDay([plain, withEgg, plain]).map((c) => c.quantity)).toEqual([4, 2, 2, 1]);
});

test('a number is on the board once, and ready when nothing under it is to be made', async () => {
  const world = await openWorld();
  const [one, two, shared] = [await paid(world), await paid(world), await paid(world)];
  must(await one.press('bump'));
  must(await shared.press('bump'));
  const late = { ...(await shared.ticket()), status: 'PROPOSED' as const };
  const open = [await one.ticket(), await two.ticket(), await shared.ticket(), late];
  expect(boardOf(open, world.time.now())).toEqual({
    preparing: ['A002', 'A003'],
    ready: ['A001'],
  });
});

test('a number that nobody fetches is called for half an hour, one that is made until it is', async () => {
  const world = await openWorld();
  const [fetched, made] = [await paid(world), await paid(world)];
  must(await fetched.press('bump'));
  const open = [await fetched.ticket(), await made.ticket()];
  const { changedAt } = await fetched.ticket();
  expect(boardOf(open, changedAt + 30 * MINUTE - 1).ready).toEqual(['A001']);
  expect(boardOf(open, changedAt + 30 * MINUTE)).toEqual({ preparing: ['A002'], ready: [] });
});

test('a store that never completes tickets is read to a bound, and says so', async () => {
  const { ticket } = await paid(await openWorld());
  const items = Array.from({ length: 100 }, () => undefined);
  const some = await ticket();
  let pages = 0;
  const open = async () => {
    pages++;
    return { items: items.map(() => some), next: 'more' };
  };
  const all = await openTickets({ open, due: async () => [] }, MERCHANT, 's1' as never);
  expect({ pages, count: all.tickets.length, complete: all.complete }).toEqual({
    pages: 5,
    count: 500,
    complete: false,
  });
});

const VOIDING = { lines: [{ lineId: 'l1', quantity: 1 }] };

test('a dish that is refunded by line is struck through, and has to be bumped away', async () => {
  const world = await openWorld();
  const { ticket, line } = await paid(world);
  must(await world.refund(await ticket(), VOIDING));
  const marked = await ticket();
  expect(quantities([marked])).toEqual({ noodles: 1, tea: 1 });
  expect(marked.lines[0]?.voids).toMatchObject([{ quantity: 1, reason: 'cold soup' }]);
  expect(marked.status).toBe('PROPOSED');
  must(await line('l1', 'bump'));
  expect(must(await line('l2', 'bump')).status).toBe('PREPARED');
  await world.runFor(3 * 24 * 60 * 60_000);
  expect(await audit(world)).toEqual([]);
});

test('a refund that Alipay declines for good gives the dish back to the kitchen', async () => {
  const world = await openWorld();
  const { ticket } = await paid(world);
  world.gateway.next('refund', { answers: { kind: 'declined', code: 'ACQ.NO' } });
  expect(must(await world.refund(await ticket(), VOIDING)).status).toBe('FAILED');
  expect(quantities([await ticket()])).toEqual({ noodles: 2, tea: 1 });
  expect((await ticket()).lines.every((l) => l.voids === undefined)).toBe(true);
  expect((await audit(world)).filter((fault) => fault.startsWith('N4e'))).toEqual([]);
});

test('a refund by amount, or of what was handed over, voids nothing', async () => {
  const world = await openWorld();
  const { ticket, press } = await paid(world);
  must(await world.refund(await ticket(), { amount: 100 }));
  expect(quantities([await ticket()])).toEqual({ noodles: 2, tea: 1 });
  must(await press('bump'));
  must(await press('complete'));
  await world.runFor(10_000);
  must(await world.refund(await ticket(), VOIDING));
  expect((await ticket()).lines.every((l) => l.voids === undefined)).toBe(true);
});

test('marks that would not fit the row of the ticket do not keep the money from going back', async () => {
  const world = await openWorld();
  const { ticket } = await paid(world);
  const before = await ticket();
  const refund = must(await world.refund(before, VOIDING));
  expect(voidedBy({ ...refund, reason: 'cold' }, [before], 1)).toHaveLength(1);
  expect(voidedBy({ ...refund, reason: 'x'.repeat(100_000) }, [before], 1)).toEqual([]);
});
