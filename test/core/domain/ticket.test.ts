import { expect, test } from 'vitest';
import {
  advance,
  type FulfilmentStatus,
  isTicketAction,
  TICKET_TRANSITIONS,
  type TicketAction,
} from '../../../core/domain/ticket.ts';
import { advanceTicket } from '../../../core/usecases/advance-ticket.ts';
import { MERCHANT, must, openWorld, refusal, type World } from '../../support/world.ts';

async function ticketOf(world: World) {
  const order = await world.order([{ quantity: 2 }]);
  must(await world.pay(order));
  const [ticket] = (await world.look(order)).tickets;
  if (!ticket) throw new Error('no ticket');
  const press = (action: TicketAction) =>
    advanceTicket(world.deps, { merchantId: MERCHANT, ...ticket, action, actor: 'kitchen k1' });
  return { ticket, press };
}

test('the kitchen gets what to cook and the number to call, and no prices', async () => {
  const { ticket } = await ticketOf(await openWorld());
  expect(ticket).toMatchObject({ status: 'PROPOSED', pickupNumber: 'A001', ticketId: 't-c1' });
  expect(ticket.lines).toEqual([
    {
      ...{ lineId: 'l1', itemId: 'noodles', categoryId: 'all' },
      ...{ name: '牛肉面', options: [], quantity: 2 },
    },
  ]);
});

test('only what a kitchen can press is an action', () => {
  expect(['acknowledge', 'start', 'bump', 'recall', 'complete'].every(isTicketAction)).toBe(true);
  expect(['', 'burn', 'constructor'].some(isTicketAction)).toBe(false);
});

const EXPECTED: Record<TicketAction, Partial<Record<FulfilmentStatus, FulfilmentStatus>>> = {
  acknowledge: { PROPOSED: 'PROPOSED' },
  start: { PROPOSED: 'PREPARING' },
  bump: { PROPOSED: 'PREPARED', PREPARING: 'PREPARED' },
  recall: { PREPARED: 'PREPARING' },
  complete: { PREPARED: 'COMPLETED' },
};
const STATUSES: FulfilmentStatus[] = ['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED'];

for (const action of Object.keys(TICKET_TRANSITIONS).filter(isTicketAction)) {
  test.each(STATUSES)(`${action} a ticket that is %s`, async (status) => {
    const { ticket } = await ticketOf(await openWorld());
    const after = advance({ ...ticket, status }, action, ticket.createdAt + 1);
    expect(after?.status).toBe(EXPECTED[action][status]);
  });
}

test('start, bump, recall, bump, complete; pressing twice is harmless', async () => {
  const { press } = await ticketOf(await openWorld());
  const seen: string[] = [];
  for (const action of [
    'start',
    'bump',
    'bump',
    'recall',
    'bump',
    'complete',
    'complete',
  ] as const) {
    seen.push(must(await press(action)).status);
  }
  expect(seen).toEqual([
    'PREPARING',
    'PREPARED',
    'PREPARED',
    'PREPARING',
    'PREPARED',
    'COMPLETED',
    'COMPLETED',
  ]);
  expect(refusal(await press('recall'))).toMatchObject({ status: 409, code: 'wrong-ticket-state' });
});

test('a ticket that does not exist is not found', async () => {
  const world = await openWorld();
  const { ticket } = await ticketOf(world);
  const command = { merchantId: MERCHANT, ...ticket, action: 'bump', actor: 'k' } as const;
  expect(refusal(await advanceTicket(world.deps, { ...command, ticketId: 't-c9' })).status).toBe(
    404,
  );
});
