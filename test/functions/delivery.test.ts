import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { RouteKey } from '../../api/routes.ts';
import { handler } from '../../functions/delivery/handler.ts';
import { handler as offersHandler } from '../../functions/offers/handler.ts';
import { handler as ordersHandler } from '../../functions/orders/handler.ts';
import { deliverySettings, deliveryTo, RECIPIENT } from '../support/delivery.ts';
import { contentOf, item } from '../support/menu.ts';
import { MERCHANT, STORE } from '../support/world.ts';
import { deliveries, menus, openStore } from './support/house.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer, NOW } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  // Whether a screen is paired is the business of other tests.
  deviceCheck: async () => 'admitted',
}));

const written = watchLog();
const OF_STORE = '/v1/stores/{storeId}/delivery';
const ONE = NOW + 3_600_000;
const WINDOWS = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '11:00', until: '21:00' }];

async function call(
  routeKey: RouteKey,
  request: Request & { readonly role?: Parameters<typeof bearer>[0] } = {},
  handle = handler,
) {
  const params = { storeId: 's1', ...request.params };
  const headers = { authorization: bearer(request.role ?? 'merchant') };
  const event = eventOf(routeKey, { ...request, params, headers });
  const { statusCode, body = '{}' } = await handle(event, {} as never);
  return { status: statusCode, body: JSON.parse(body) };
}

beforeAll(async () => {
  await openStore('m1', 's1');
  await openStore('m2', 's2');
  await menus().publish(MERCHANT, STORE, contentOf(item()), NOW);
  const settings = deliverySettings({ windows: WINDOWS, capacityPerSlot: 3 });
  await deliveries().save(MERCHANT, STORE, { ...settings, version: 1 });
});

describe('how a store delivers', () => {
  test('is said by the merchant over what was read, and seen by staff', async () => {
    const before = (await call(`GET ${OF_STORE}`, { role: 'cashier' })).body;
    const body = { ...before, leadMinutes: 30 };
    const { version } = before;
    const changed = await call(`PUT ${OF_STORE}`, { body });
    expect(changed).toMatchObject({ status: 200, body: { leadMinutes: 30, version: version + 1 } });
    const late = await call(`PUT ${OF_STORE}`, { body });
    expect(late).toMatchObject({ status: 409, body: { code: 'stale-version', field: 'version' } });
    expect((await call(`PUT ${OF_STORE}`, { body, role: 'cashier' })).status).toBe(403);
  });

  test.each([
    ['a fee that is none', { zones: [{ zoneId: 'a', name: 'A', fee: -1 }] }, 400, 'zones[0].fee'],
    ['a week that is too far ahead', { daysAhead: 8 }, 400, 'daysAhead'],
    [
      'a zone of nowhere',
      { zones: [{ zoneId: 'a', name: 'A', fee: 1 }] },
      ...([422, 'zones[0].postcodes'] as const),
    ],
  ])('is refused with %s', async (_, change, status, field) => {
    const body = { ...deliverySettings(), ...change };
    const refused = await call(`PUT ${OF_STORE}`, { body });
    expect(refused).toMatchObject({ status, body: { field } });
  });
});

describe('everybody may ask for free slots', () => {
  const slots = (query: Record<string, string>, storeId = 's1') =>
    call(`GET ${OF_STORE}/slots`, { query, params: { storeId } });

  test('by a postcode, and hears the fee', async () => {
    const { status, body } = await slots({ postcode: '200001' });
    expect(status).toBe(200);
    expect(body.date).toBe('2026-11-22');
    expect(body.zone).toEqual({ zoneId: 'near', name: 'Near', fee: 300, freeFrom: 8000 });
    // In the evening, for when no other test orders.
    expect(body.slots.at(-1)).toMatchObject({ remaining: 3 });
    expect((await slots({ zone: 'near', date: '2027-01-01' })).body.slots).toEqual([]);
  });

  test.each([
    [{ postcode: '999999' }, 422, 'postcode'],
    [{ zone: 'moon' }, 422, 'zone'],
    [{}, 422, 'postcode'],
    [{ zone: 'near', date: '2026-02-30' }, 400, 'date'],
  ])('and of %j that the field is wrong', async (query, status, field) => {
    expect(await slots(query as Record<string, string>)).toMatchObject({ status, body: { field } });
  });

  test('and not of a store that does not deliver, or is none', async () => {
    expect(await slots({ zone: 'near' }, 's2')).toMatchObject({ status: 409 });
    expect(await slots({ zone: 'near' }, 'nowhere')).toMatchObject({ status: 404 });
  });
});

describe('an order to be brought', () => {
  const order = {
    ...{ storeId: 's1', channel: 'phone', fulfilment: 'delivery' },
    lines: [{ itemId: 'noodles', quantity: 1 }],
    delivery: deliveryTo({ slot: { start: ONE } }),
  };
  const place = (body: object) => call('POST /v1/orders', { body, role: 'cashier' }, ordersHandler);

  test('is quoted with its fee and slot, and placed at that price', async () => {
    const quote = await call('POST /v1/orders/quote', { body: order }, offersHandler);
    expect(quote.body).toMatchObject({
      total: 3100,
      delivery: { zoneId: 'near', slot: { start: ONE } },
    });
    const placed = await place(order);
    expect(placed).toMatchObject({
      status: 201,
      body: { total: 3100, delivery: { zoneId: 'near', status: 'SCHEDULED', date: '2026-11-22' } },
    });
    expect(JSON.stringify(placed.body)).not.toContain(RECIPIENT);
  });

  test.each([
    [{ phone: 'call me' }, 'delivery.phone'],
    [{ phone: '28763443825664394' }, 'delivery.phone'],
    [{ address: { line1: '' } }, 'delivery.address.line1'],
    [{ address: { line1: 'A', postcode: '#' } }, 'delivery.address.postcode'],
    [{ slot: 'later' }, 'delivery.slot'],
  ])('is refused with %j, naming the field and repeating nothing', async (wrong, field) => {
    const delivery = { ...order.delivery, ...wrong };
    const refused = await place({ ...order, delivery });
    expect(refused).toMatchObject({ status: 400, body: { field } });
    expect(JSON.stringify(refused.body)).not.toContain(RECIPIENT);
    expect(written.text()).not.toContain(RECIPIENT);
  });
});

describe('staff', () => {
  const slot = { start: ONE + 3_600_000 * 5 };
  const place = async (changes: object = {}) => {
    const body = {
      ...{ storeId: 's1', channel: 'phone', fulfilment: 'delivery' },
      ...{ lines: [{ itemId: 'noodles', quantity: 1 }], delivery: deliveryTo({ slot }) },
      ...changes,
    };
    return (await call('POST /v1/orders', { body, role: 'cashier' }, ordersHandler)).body.orderId;
  };
  const list = (query: Record<string, string>) =>
    call('GET /v1/stores/{storeId}/deliveries', { query, role: 'kitchen' });

  test('see by slot what is to be brought, without who lives where', async () => {
    const later = await place();
    const given = await place();
    await call('POST /v1/orders/{orderId}/cancel', { params: { orderId: given } }, ordersHandler);
    const { status, body } = await list({ date: '2026-11-22', limit: '25' });
    expect(status).toBe(200);
    const ids = body.deliveries.map((entry: { orderId: string }) => entry.orderId);
    expect(ids.at(-1)).toBe(later);
    expect(ids).not.toContain(given);
    expect(body.deliveries.at(-1)).toMatchObject({
      ...{ paymentStatus: 'UNPAID', fulfilmentStatus: null, delivery: { slot } },
    });
    expect(JSON.stringify(body)).not.toContain(RECIPIENT);
    expect((await list({})).body.date).toBe('2026-11-22');
    expect((await list({ date: '2026-11-23' })).body.deliveries).toEqual([]);
    expect(await list({ limit: '26' })).toMatchObject({ status: 400, body: { field: 'limit' } });
  });

  test('tell the courier where it goes, and a kitchen does not', async () => {
    const params = { orderId: await place() };
    const seen = await call('GET /v1/orders/{orderId}/delivery', { params, role: 'cashier' });
    const { slot: _, ...destination } = deliveryTo();
    expect(seen).toMatchObject({ status: 200, body: { destination, delivery: { slot } } });
    const kitchen = await call('GET /v1/orders/{orderId}/delivery', { params, role: 'kitchen' });
    expect(kitchen.status).toBe(403);
    expect(written.text()).not.toContain(RECIPIENT);
  });

  test('hand over nothing that is not paid, and no order that is not brought', async () => {
    const route = 'POST /v1/orders/{orderId}/delivery/hand-over';
    const body = { courier: 'Wang 07' };
    const unpaid = await call(route, { params: { orderId: await place() }, body, role: 'kitchen' });
    expect(unpaid).toMatchObject({ status: 409, body: { code: 'wrong-delivery-state' } });
    const takeout = { fulfilment: 'takeout', delivery: undefined };
    const params = { orderId: await place(takeout) };
    expect((await call(route, { params, body })).status).toBe(404);
  });
});
