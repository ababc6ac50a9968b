import { beforeEach, expect, test, vi } from 'vitest';
import type { TicketListResponse } from '../../api/kitchen.ts';
import type { OrderResponse } from '../../api/orders.ts';
import type { Role } from '../../api/routes.ts';
import { handler as kitchen } from '../../functions/kitchen/handler.ts';
import { handler as desk } from '../../functions/order-desk/handler.ts';
import { handler } from '../../functions/orders/handler.ts';
import { must, openWorld, STORE, type World } from '../support/world.ts';
import { ask } from './support/desk.ts';
import { watchLog } from './support/http.ts';

const given = vi.hoisted(() => ({ world: undefined as World | undefined }));
vi.mock('../../functions/shared/compose.ts', async (original) => {
  const { composedOf } = await import('./support/desk.ts');
  return { ...(await original<object>()), ...composedOf(() => given.world) };
});
vi.mock('../../functions/shared/http/principal.ts', async (original) =>
  (await import('./support/desk.ts')).authenticatingNow(original as never),
);

const log = watchLog();
beforeEach(async () => {
  given.world = await openWorld();
});

const WANTED = {
  ...{ storeId: STORE, channel: 'pos', fulfilment: 'dine-in' },
  lines: [{ itemId: 'noodles', options: [], quantity: 1, note: '不要香菜' }],
  ...{ note: '快一点', customerName: '王女士', tableNumber: '7' },
};
type Body = OrderResponse & { readonly code: string; readonly field: string };
const place = (changes: object = {}) =>
  ask<Body>(handler, 'POST /v1/orders', { body: { ...WANTED, ...changes } });

test('what the kitchen should know of a dish and of its guest is on the order and the ticket', async () => {
  const { body } = await place();
  const { note, customerName, tableNumber } = WANTED;
  expect(body).toMatchObject({ note, customerName, tableNumber, lines: [{ note: '不要香菜' }] });
  must(await (given.world as World).pay(body as never));
  const tickets = async (role: Role) => {
    const route = 'GET /v1/stores/{storeId}/tickets';
    return (await ask<TicketListResponse>(kitchen, route, { params: { storeId: STORE } }, role))
      .body.tickets[0];
  };
  expect(await tickets('kitchen')).toMatchObject({
    ...{ note, customerName, tableNumber, lines: [{ note: '不要香菜' }] },
  });
  expect(await tickets('board')).toMatchObject({ tableNumber });
  const params = { orderId: body.orderId };
  const seen = await ask<Body>(handler, 'GET /v1/orders/{orderId}', { params }, 'board');
  const onTheBoard = JSON.stringify([await tickets('board'), seen.body]);
  for (const words of [customerName, note, '不要香菜']) expect(onTheBoard).not.toContain(words);
});

test('by what staff find a guest again who was put aside is on no board', async () => {
  const { body } = await place();
  const params = { orderId: body.orderId };
  const hold = { untilMinutes: 30, label: '蓝色外套' };
  const path = 'POST /v1/orders/{orderId}/hold';
  expect((await ask<Body>(desk, path, { params, body: hold }, 'cashier')).status).toBe(200);
  const seenBy = (role: Role) => ask<Body>(handler, 'GET /v1/orders/{orderId}', { params }, role);
  expect(JSON.stringify(await seenBy('cashier'))).toContain(hold.label);
  expect(JSON.stringify(await seenBy('board'))).not.toContain(hold.label);
});

test('a name reaches no log', async () => {
  await place();
  await place({ tableNumber: 'too long a number' });
  expect(log.text()).not.toMatch(/王女士|香菜/);
});

test.each([
  ['a table for what is taken away', { fulfilment: 'takeout' }, 422, 'tableNumber'],
  ['a name of more than 40 letters', { customerName: 'x'.repeat(41) }, 400, 'customerName'],
  ['a name with a line break', { customerName: 'a\nb' }, 400, 'customerName'],
  [
    'a payment code, scanned into the name',
    { customerName: '281234567890123456' },
    400,
    'customerName',
  ],
  ['a payment code, scanned into the note', { note: '281234567890123456' }, 400, 'note'],
  ['a table number of more than 10', { tableNumber: '12345678901' }, 400, 'tableNumber'],
  [
    'a note of a dish of more than 100',
    { lines: [{ ...WANTED.lines[0], note: 'x'.repeat(101) }] },
    400,
    'lines.0.note',
  ],
])('not accepted: %s', async (_, changes, status, field) => {
  const refused = await place(changes);
  expect(refused).toMatchObject({
    status,
    body: { field: expect.stringContaining(field.split('.')[0] ?? '') },
  });
});
