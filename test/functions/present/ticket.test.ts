import { expect, test } from 'vitest';
import { TicketResponse } from '../../../api/kitchen.ts';
import { presentTicket } from '../../../functions/shared/present/ticket.ts';
import { must, openWorld } from '../../support/world.ts';

test('a screen is told which lines to strike through, how many of each, and why, but no refund', async () => {
  const world = await openWorld();
  const order = await world.order([{ quantity: 2 }, { itemId: 'tea' }, { itemId: 'tea' }]);
  must(await world.pay(order));
  const lines = [
    { lineId: 'l1', quantity: 1 },
    { lineId: 'l2', quantity: 1 },
  ];
  must(await world.refund(order, { lines }));
  const [ticket] = (await world.look(order)).tickets;
  if (!ticket) throw new Error('no ticket');
  const shown = TicketResponse.parse(presentTicket(ticket)).lines;
  const voids = [{ quantity: 1, reason: 'cold soup' }];
  expect(shown.map((l) => [l.lineId, l.quantity, l.status])).toEqual([
    ['l1', 2, 'PARTLY_VOIDED'],
    ['l2', 1, 'VOIDED'],
    ['l3', 1, undefined],
  ]);
  expect(shown.map((l) => l.voids)).toEqual([voids, voids, undefined]);
});
