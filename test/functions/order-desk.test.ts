import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { OrderListResponse } from '../../api/order-desk.ts';
import type { OrderResponse } from '../../api/orders.ts';
import type { Role } from '../../api/routes.ts';
import { handler } from '../../functions/order-desk/handler.ts';
import { handler as orders } from '../../functions/orders/handler.ts';
import { offerOf } from '../support/offers.ts';
import { MERCHANT, MINUTE, must, openWorld, refusal, STORE, type World } from '../support/world.ts';
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

watchLog();
const world = (): World => given.world as World;
beforeEach(async () => {
  given.world = await openWorld();
});

type Body = OrderResponse & { readonly code: string; readonly field: string };
type Listed = OrderListResponse & { readonly code: string; readonly field: string };
const LIST = 'GET /v1/stores/{storeId}/orders';
const list = (
  query: Record<string, string> = {},
  role: Role = 'cashier',
  storeId: string = STORE,
) => ask<Listed>(handler, LIST, { params: { storeId }, query }, role);
const idsOf = ({ body }: { readonly body: Listed }) => body.orders.map((o) => o.orderId);

describe('the orders of a store', () => {
  test('are those to be paid, or all of a business day, newest first', async () => {
    const first = await world().order();
    await world().runFor(MINUTE);
    const second = await world().order();
    must(await world().pay(second));
    expect(idsOf(await list())).toEqual([first.orderId]);
    expect(idsOf(await list({ status: 'all' }))).toEqual([second.orderId, first.orderId]);
    const page = await list({ status: 'all', limit: '1' });
    const query = { status: 'all', limit: '1', cursor: page.body.next ?? '' };
    expect([page.body.orders[0], (await list(query)).body]).toMatchObject([
      { pickupNumber: 'A001', paymentStatus: 'PAID', fulfilmentStatus: 'PROPOSED', lines: 1 },
      { orders: [{ orderId: first.orderId, status: 'CREATED', total: 2800 }] },
    ]);
    expect(idsOf(await list({ status: 'all', businessDate: '2026-11-21' }))).toEqual([]);
    expect(idsOf(await list({ businessDate: '2026-11-22' }))).toEqual([first.orderId]);
  });

  test('of yesterday are those until the store closed this morning', async () => {
    const day = await world().order();
    await world().runFor(15 * 60 * MINUTE);
    const night = await world().order();
    await world().runFor(2 * 60 * MINUTE);
    const morning = await world().order();
    const yesterday = await list({ status: 'all', businessDate: '2026-11-22' });
    expect(idsOf(yesterday)).toEqual([night.orderId, day.orderId]);
    expect(idsOf(await list({ status: 'all' }))).toEqual([morning.orderId]);
  });

  test('are found by the number that is called', async () => {
    const order = await world().order();
    must(await world().pay(order));
    expect(idsOf(await list({ pickupNumber: 'A001' }))).toEqual([order.orderId]);
    expect(idsOf(await list({ pickupNumber: 'A002' }))).toEqual([]);
    const query = { pickupNumber: 'A001', businessDate: '2026-11-23' };
    expect(idsOf(await list(query))).toEqual([]);
  });

  test.each([
    ['status', { status: 'mine' }],
    ['businessDate', { businessDate: '2026-02-30' }],
    ['businessDate', { status: 'all', businessDate: '9999-12-31' }],
    ['pickupNumber', { pickupNumber: 'A0%' }],
    ['limit', { limit: '26' }],
  ])('are not listed by a wrong %s', async (field, query) => {
    expect(await list(query as never)).toMatchObject({ status: 400, body: { field } });
  });

  test('are no customer’s to look through, and of no other store', async () => {
    expect((await list({}, 'kiosk')).status).toBe(403);
    expect((await list({}, 'merchant', 's9')).status).toBe(404);
  });
});

const hold = (orderId: string, body: object = { untilMinutes: 60, label: 'blue' }) =>
  ask<Body>(handler, 'POST /v1/orders/{orderId}/hold', { params: { orderId }, body });

test('an order is held, shown as held, and taken back', async () => {
  const { orderId } = await world().order();
  const until = world().time.now() + 60 * MINUTE;
  expect((await hold(orderId)).body.hold).toEqual({ until, label: 'blue' });
  expect((await list()).body.orders[0]?.hold).toEqual({ until, label: 'blue' });
  const shown = { params: { orderId } };
  const board = await ask<Body>(orders, 'GET /v1/orders/{orderId}', shown, 'board');
  expect(board.body).not.toHaveProperty('hold');
  const release = 'DELETE /v1/orders/{orderId}/hold';
  const { body } = await ask<Body>(handler, release, { params: { orderId } });
  expect(body).not.toHaveProperty('hold');
  expect((await hold(orderId, { untilMinutes: 241 })).status).toBe(400);
});

test('staff strike off what nobody paid', async () => {
  const order = await world().order([{}, { itemId: 'tea' }], [[0], [1]]);
  must(await world().pay(order, { checkId: 'c1' }));
  const route = 'POST /v1/orders/{orderId}/close-unpaid';
  const params = { orderId: order.orderId };
  expect((await ask(handler, route, { params }, 'kiosk')).status).toBe(403);
  const { body } = await ask<Body>(handler, route, { params });
  expect(body).toMatchObject({ status: 'COMMITTED', paymentStatus: 'PAID', total: 2800 });
});

let keys = 0;
const NOODLES = { itemId: 'noodles', options: [], quantity: 1 };
const edit = (
  { orderId, version }: { readonly orderId: string; readonly version: number },
  body: object,
  key = `edit-${keys++}`,
) =>
  ask<Body>(
    handler,
    'PATCH /v1/orders/{orderId}',
    {
      params: { orderId },
      body,
      headers: { 'if-match': `"v${version}"`, 'idempotency-key': key },
    },
    'kiosk',
  );
const left = async (itemId: string) =>
  (await world().stock.ofItems(MERCHANT, STORE, [itemId]))[0]?.remaining;

describe('an order that nobody has begun to pay', () => {
  test('is changed at the prices of now, under new ids, and paid as it is then', async () => {
    const order = await world().order([{}, { itemId: 'tea' }]);
    const { body } = await edit(order, { lines: [{ ...NOODLES, quantity: 3 }], note: 'quick' });
    expect(body).toMatchObject({
      ...{ version: 2, total: 8400, note: 'quick', fulfilment: 'takeout' },
      lines: [{ lineId: 'l3', quantity: 3 }],
      checks: [{ checkId: 'c2', lineIds: ['l3'], amountDue: 8400 }],
      rows: [{ code: 'subtotal', amount: 8400 }],
    });
    const asShownBefore = await world().pay(order, { checkId: 'c1' });
    expect(refusal(asShownBefore).code).toBe('unknown-check');
    // Whoever was shown the order before it changed must not pay what it costs now.
    expect(refusal(await world().pay(order)).code).toBe('which-check');
    const card = { by: { tender: 'card' } } as const;
    expect(refusal(await world().tender(order, card)).code).toBe('which-check');
    const { payment } = must(await world().pay(order, { checkId: 'c2' }));
    expect(payment).toMatchObject({ status: 'CAPTURED', amount: { minor: 8400 } });
  });

  test('exchanges the portions that it holds in one step', async () => {
    await world().stock.set(MERCHANT, STORE, { itemId: 'noodles', remaining: 3 });
    await world().stock.set(MERCHANT, STORE, { itemId: 'tea', remaining: 1 });
    const order = await world().order([{ quantity: 2 }]);
    const all = await edit(order, { lines: [{ ...NOODLES, quantity: 3 }] });
    expect([all.status, await left('noodles')]).toEqual([200, 0]);
    const tooMany = await edit(all.body, { lines: [{ ...NOODLES, quantity: 4 }] });
    expect(tooMany).toMatchObject({ status: 422, body: { code: 'sold-out' } });
    const other = await edit(all.body, { lines: [{ ...NOODLES, itemId: 'tea' }] });
    expect([other.status, await left('noodles'), await left('tea')]).toEqual([200, 3, 0]);
    must(await world().cancel(order));
    expect([await left('noodles'), await left('tea')]).toEqual([3, 1]);
  });

  test('keeps the use of its coupon, gives it back, or takes another', async () => {
    const offers = world().deps.offers;
    const once = ['ONE', 'TWO'].map((code, n) =>
      offerOf(n + 1, { kind: 'percentage', rate: 1000 }, { coupon: { code, maxUses: 1 } }),
    );
    await offers.save({ ...(await offers.load(MERCHANT, STORE)), version: 1, offers: once });
    const body = { storeId: STORE, channel: 'pos', fulfilment: 'takeout', lines: [NOODLES] };
    const coupons = ['ONE'];
    const placed = await ask<Body>(orders, 'POST /v1/orders', { body: { ...body, coupons } });
    const more = await edit(placed.body, { lines: [{ ...NOODLES, quantity: 2 }] });
    expect(more.body.coupons).toEqual(['ONE']);
    const place = () => ask<Body>(orders, 'POST /v1/orders', { body: { ...body, coupons } });
    expect((await place()).body.code).toBe('coupon-used-up');
    const other = await edit(more.body, { coupons: ['TWO'] });
    expect(other.body.coupons).toEqual(['TWO']);
    expect((await place()).status).toBe(201);
    expect((await edit(other.body, { coupons: ['ONE'] })).body.code).toBe('coupon-used-up');
    const none = await edit(other.body, { coupons: [] });
    expect([none.body.total, none.body.coupons]).toEqual([5600, undefined]);
  });

  test('is changed once by one key, and not over what somebody else changed', async () => {
    const order = await world().order();
    const twice = { lines: [{ ...NOODLES, quantity: 2 }] };
    await edit(order, twice, 'once');
    expect((await edit(order, twice, 'once')).body).toMatchObject({ version: 2, total: 5600 });
    expect(await edit(order, twice)).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    const other = await edit(order, { note: 'x' }, 'once');
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test('has its words changed even where a dish is sold out, and loses them by null', async () => {
    await world().stock.set(MERCHANT, STORE, { itemId: 'noodles', remaining: 1 });
    const order = await world().order();
    const told = await edit(order, { customerName: '王', note: 'quick' });
    expect(told.body).toMatchObject({ customerName: '王', note: 'quick', version: 2 });
    const untold = await edit(told.body, { customerName: null });
    expect(untold.body).not.toHaveProperty('customerName');
    expect(untold.body.note).toBe('quick');
  });

  test('keeps its split where its lines stay', async () => {
    const order = await world().order([{}, { itemId: 'tea' }], [[0], [1]]);
    const { body } = await edit(order, { fulfilment: 'dine-in', tableNumber: '7' });
    expect(body.checks.map((c) => c.lineIds)).toEqual([['l3'], ['l4']]);
  });
});

describe('not changed', () => {
  const twice = { lines: [{ ...NOODLES, quantity: 2 }] };

  test('is an order that somebody pays, has paid, or gave up', async () => {
    const paying = await world().order();
    must(await world().pay(paying, { by: { way: 'qr' } }));
    const now = async (order: typeof paying) => (await world().look(order)).order;
    expect((await edit(await now(paying), twice)).body.code).toBe('payment-started');
    const paid = await world().order();
    must(await world().pay(paid));
    expect((await edit(await now(paid), twice)).body.code).toBe('already-paid');
    const given = await world().order();
    must(await world().cancel(given));
    expect((await edit(await now(given), twice)).body.code).toBe('order-cancelled');
  });

  test.each([
    ['a price', { lines: [{ ...NOODLES, price: 1 }] }, 400],
    ['a delivery', { fulfilment: 'delivery' }, 400],
    ['a dish that is not on the menu', { lines: [{ ...NOODLES, itemId: 'soup' }] }, 422],
    ['a split of other lines', { ...twice, checks: [[0], [1]] }, 422],
    ['a table for what is taken away', { tableNumber: '7' }, 422],
  ])('is an order by %s', async (_, body, status) => {
    const order = await world().order();
    expect((await edit(order, body)).status).toBe(status);
    expect((await world().look(order)).order).toEqual(order);
  });

  test('is an order of which nothing would be left to pay', async () => {
    const { offers } = world().deps;
    const all = offerOf(1, { kind: 'percentage', rate: 10_000 }, { coupon: { code: 'ALL' } });
    await offers.save({ ...(await offers.load(MERCHANT, STORE)), version: 1, offers: [all] });
    const refused = await edit(await world().order(), { coupons: ['ALL'] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'nothing-to-pay' } });
  });

  test('is an order by who has not seen it', async () => {
    const { orderId } = await world().order();
    const headers = { 'idempotency-key': 'unseen-1' };
    const blind = { params: { orderId }, body: twice, headers };
    const refused = await ask<Body>(handler, 'PATCH /v1/orders/{orderId}', blind, 'kiosk');
    expect(refused).toMatchObject({ status: 400, body: { field: 'If-Match' } });
  });
});
