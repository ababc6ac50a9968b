import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { KitchenResponse, TicketListResponse, TicketResponse } from '../../api/kitchen.ts';
import type { Role } from '../../api/routes.ts';
import { handler } from '../../functions/kitchen/handler.ts';
import { MINUTE, must, NOON, openWorld, type World } from '../support/world.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

/** What compose.ts gives to the handler: a world of models. */
const given = vi.hoisted(() => ({ world: undefined as World | undefined }));
vi.mock('../../functions/shared/compose.ts', async (original) => {
  const { tokenDeps } = await import('./support/tokens.ts');
  const of =
    <K extends keyof World['deps']>(name: K) =>
    () =>
      given.world?.deps[name];
  return {
    ...(await original<object>()),
    ...{ orders: of('orders'), tickets: of('tickets'), kitchens: of('kitchens') },
    ...{ directory: of('directory'), backoff: of('backoff') },
    clock: () => ({ now: () => given.world?.time.now() ?? 0 }),
    tokenKeys: tokenDeps.tokenKeys,
    deviceCheck: async () => 'admitted',
  };
});
// Tokens are judged by another clock than the world's.
vi.mock('../../functions/shared/http/principal.ts', async (original) => {
  const real = await original<typeof import('../../functions/shared/http/principal.ts')>();
  const { tokenDeps } = await import('./support/tokens.ts');
  const authenticate: typeof real.authenticate = (_, header) =>
    real.authenticate(tokenDeps, header);
  return { ...real, authenticate };
});

watchLog();
const KITCHEN = '/v1/stores/{storeId}/kitchen';
const TICKETS = 'GET /v1/stores/{storeId}/tickets';
const PRESS = 'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}';

async function call<T>(routeKey: string, request: Request = {}, role: Role = 'kitchen') {
  const params = { storeId: 's1', ...request.params };
  const headers = { authorization: bearer(role) };
  const reply = await handler(eventOf(routeKey, { ...request, params, headers }), {} as never);
  return { status: reply.statusCode, body: JSON.parse(reply.body ?? '') as T };
}

const SETTINGS: KitchenResponse = {
  version: 0,
  stations: [
    { stationId: 'hot', name: '热厨', categoryIds: ['all'], itemIds: [] },
    { stationId: 'bar', name: '水吧', categoryIds: [], itemIds: ['tea'] },
  ],
  ...{ defaultStationId: 'hot', warnAfterSeconds: 60, lateAfterSeconds: 120 },
  acknowledgeWithinSeconds: 120,
};

const tell = (changes: Partial<KitchenResponse> & object = {}) =>
  call<KitchenResponse & { code: string; field: string }>(
    `PUT ${KITCHEN}`,
    { body: { ...SETTINGS, ...changes } },
    'merchant',
  );

/** The tickets of a station: of each its lines, and how old it is. */
async function seen(station?: string) {
  const query = { ...(station !== undefined && { station }) };
  const { body } = await call<TicketListResponse>(TICKETS, { query });
  return body.tickets.map((t) => [t.age, ...t.lines.map((l) => `${l.itemId}@${l.stationId}`)]);
}

beforeEach(async () => {
  given.world = await openWorld({ isKitchenWatched: true });
  const order = await given.world.order([{}, { itemId: 'tea' }]);
  must(await given.world.pay(order));
  const noodles = await given.world.order();
  must(await given.world.pay(noodles));
});

describe('a kitchen of two stations', () => {
  test('shows each its own dishes alone, and the pass all of them', async () => {
    expect((await tell()).status).toBe(200);
    expect(await seen('bar')).toEqual([['fresh', 'tea@bar']]);
    expect(await seen('hot')).toEqual([
      ['fresh', 'noodles@hot'],
      ['fresh', 'noodles@hot'],
    ]);
    expect(await seen()).toEqual([
      ['fresh', 'noodles@hot', 'tea@bar'],
      ['fresh', 'noodles@hot'],
    ]);
  });

  test('moves open tickets when a dish is made elsewhere from now on', async () => {
    await tell();
    await tell({ version: 1, stations: [{ ...SETTINGS.stations[0], itemIds: ['tea'] } as never] });
    expect(await seen('hot')).toEqual([
      ['fresh', 'noodles@hot', 'tea@hot'],
      ['fresh', 'noodles@hot'],
    ]);
  });

  test('counts what each has to make', async () => {
    await tell();
    const ALL_DAY = 'GET /v1/stores/{storeId}/all-day';
    const ofBar = await call<{ items: object[] }>(ALL_DAY, { query: { station: 'bar' } });
    expect(ofBar.body.items).toMatchObject([{ itemId: 'tea', quantity: 1 }]);
    const ofAll = await call<{ items: object[] }>(ALL_DAY);
    expect(ofAll.body.items).toHaveLength(2);
  });

  test('is sent nothing while nothing has changed, however late it is', async () => {
    const world = given.world as World;
    const look = (known: string) => {
      const headers = { authorization: bearer('kitchen'), 'if-none-match': known };
      const event = eventOf(TICKETS, { params: { storeId: 's1' }, headers });
      return handler(event, {} as never);
    };
    const first = await look('');
    expect(JSON.parse(first.body ?? '').now).toBe(world.time.now());
    await world.time.runFor(1_000);
    const tag = String(first.headers?.['etag']);
    expect((await look(tag)).statusCode).toBe(304);
    must(await world.pay(await world.order()));
    expect((await look(tag)).statusCode).toBe(200);
  });

  test('has a ticket ready when both have bumped what is theirs', async () => {
    await tell();
    const [ticket] = (await call<TicketListResponse>(TICKETS)).body.tickets;
    const { orderId = '', ticketId = '' } = ticket ?? {};
    const press = (action: string, station: string) =>
      call<TicketResponse & { code: string; field: string }>(PRESS, {
        params: { orderId, ticketId, action },
        query: { station },
      });
    const first = await press('bump', 'bar');
    expect(first.body.status).toBe('PREPARING');
    expect(first.body.lines.map((l) => l.doneAt !== undefined)).toEqual([false, true]);
    expect((await press('bump', 'bar')).body.status).toBe('PREPARING');
    expect((await press('bump', 'hot')).body.status).toBe('PREPARED');
    expect((await press('recall', 'bar')).body.lines.map((l) => l.doneAt !== undefined)).toEqual([
      true,
      false,
    ]);
    expect(await press('complete', 'bar')).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', field: 'station' },
    });
  });
});

test('a screen is told how urgent each ticket is, and by which clock and bounds', async () => {
  await tell();
  await given.world?.runFor(MINUTE);
  const { body } = await call<TicketListResponse>(TICKETS);
  expect(body).toMatchObject({ now: NOON + MINUTE, warnAfterSeconds: 60, lateAfterSeconds: 120 });
  expect(await seen('bar')).toEqual([['warn', 'tea@bar']]);
  await given.world?.runFor(MINUTE);
  expect(await seen('bar')).toEqual([['late', 'tea@bar']]);
});

test('until a merchant says more there is one station, which makes everything', async () => {
  const { body } = await call<KitchenResponse>(`GET ${KITCHEN}`);
  expect(body).toMatchObject({ version: 0, defaultStationId: 'kitchen' });
  expect(await seen('kitchen')).toHaveLength(2);
});

describe('what a kitchen cannot be told', () => {
  test.each([
    ['by the kitchen itself', 'kitchen'],
    ['by a till', 'cashier'],
  ] as const)('%s', async (_, role) => {
    expect((await call(`PUT ${KITCHEN}`, { body: SETTINGS }, role)).status).toBe(403);
  });

  test.each([
    ['a warning after it is late', { warnAfterSeconds: 120 }, 422, 'lateAfterSeconds'],
    ['no station', { stations: [] }, 400, 'stations'],
    [
      'more stations than there can be',
      { stations: Array(21).fill(SETTINGS.stations[0]) },
      400,
      'stations',
    ],
    ['a default that is not there', { defaultStationId: 'grill' }, 422, 'defaultStationId'],
    ['no time at all', { warnAfterSeconds: 0 }, 400, 'warnAfterSeconds'],
  ])('%s', async (_, changes, status, field) => {
    expect(await tell(changes as never)).toMatchObject({ status, body: { field } });
    expect((await call<KitchenResponse>(`GET ${KITCHEN}`)).body.version).toBe(0);
  });

  test('what somebody else has changed meanwhile', async () => {
    await tell();
    expect(await tell()).toMatchObject({ status: 409, body: { code: 'stale-version' } });
  });
});

test('a screen of a station that is gone is told so', async () => {
  const gone = { query: { station: 'grill' } };
  expect(await call(TICKETS, gone)).toMatchObject({
    status: 422,
    body: { code: 'unknown-station', field: 'station' },
  });
});
