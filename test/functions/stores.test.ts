import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../api/routes.ts';
import type { StoreSettingsResponse } from '../../api/stores.ts';
import { handler } from '../../functions/stores/handler.ts';
import { must, openWorld, type World } from '../support/world.ts';
import { eventOf, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

const given = vi.hoisted(() => ({ world: undefined as World | undefined }));
vi.mock('../../functions/shared/compose.ts', async (original) => {
  const { tokenDeps } = await import('./support/tokens.ts');
  return {
    ...(await original<object>()),
    directory: () => given.world?.directory,
    clock: () => tokenDeps.clock,
    tokenKeys: tokenDeps.tokenKeys,
    deviceCheck: async () => 'admitted',
  };
});

watchLog();
const SETTINGS = '/v1/stores/{storeId}/settings';
type Body = StoreSettingsResponse & { readonly code: string; readonly field: string };

async function call(method: string, body?: object, role: Role = 'merchant', storeId = 's1') {
  const headers = { authorization: bearer(role) };
  const event = eventOf(`${method} ${SETTINGS}`, { params: { storeId }, headers, body });
  const reply = await handler(event, {} as never);
  return { status: reply.statusCode, body: JSON.parse(reply.body ?? '') as Body };
}

const WANTED = {
  version: 0,
  name: '面馆',
  receiptLines: ['电话 021-5550 0108'],
  unpaidForMinutes: 5,
  pickupPrefixes: { kiosk: 'KI', pos: '', table: 'T', phone: 'P' },
  cashierRefundLimit: 2000,
  releasePolicy: 'all-paid',
};
const put = (changes: object = {}, role?: Role) => call('PUT', { ...WANTED, ...changes }, role);

beforeEach(async () => {
  given.world = await openWorld();
});
const world = (): World => given.world as World;

describe('the stores of the caller', () => {
  const list = async (role: Role, claims: object = {}) => {
    const headers = { authorization: bearer(role, claims) };
    const reply = await handler(eventOf('GET /v1/stores', { headers }), {} as never);
    return { status: reply.statusCode, body: JSON.parse(reply.body ?? '') as object };
  };

  test('are all of a merchant, each with its own business day', async () => {
    const { status, body } = await list('merchant');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stores: [
        {
          ...{ storeId: 's1', name: 'Noodle House', timeZone: 'Asia/Shanghai', currency: 'CNY' },
          businessDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      ],
    });
    expect((await list('merchant', { merchant_id: 'm2' })).body).toEqual({ stores: [] });
  });
});

describe('the settings of a store', () => {
  test('are what it was registered with and the defaults, until its merchant says more', async () => {
    expect((await call('GET', undefined, 'cashier')).body).toEqual({
      ...{ version: 0, name: 'Noodle House', receiptLines: [], unpaidForMinutes: 30 },
      pickupPrefixes: { kiosk: 'A', pos: 'A', table: 'A', phone: 'A' },
      releasePolicy: 'per-check',
    });
  });

  test('hold from the next order on, and are taken back by leaving them out', async () => {
    const before = await world().order();
    expect((await put()).body).toEqual({ ...WANTED, version: 1 });
    const order = await world().order();
    expect([before, order]).toMatchObject([
      { unpaidForMs: 30 * 60_000, releasePolicy: 'per-check' },
      { unpaidForMs: 5 * 60_000, releasePolicy: 'all-paid' },
    ]);
    must(await world().pay(order));
    expect((await world().look(order)).order.pickupNumber).toBe('KI001');
    const { cashierRefundLimit: _, ...rest } = WANTED;
    await call('PUT', { ...rest, version: 1 });
    expect((await call('GET')).body).toEqual({ ...rest, version: 2 });
  });

  test('are not changed over what somebody else has changed meanwhile', async () => {
    await put();
    expect(await put({ name: 'X' })).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    expect((await call('GET')).body.name).toBe('面馆');
  });

  test.each([
    ['three letters before a number', { pickupPrefixes: { ...WANTED.pickupPrefixes, pos: 'ABC' } }],
    ['a number before a number', { pickupPrefixes: { ...WANTED.pickupPrefixes, pos: '1' } }],
    ['a name of control characters', { name: 'a\u0007b' }],
    ['nine lines', { receiptLines: Array(9).fill('x') }],
    ['no time to pay', { unpaidForMinutes: 0 }],
    ['a refund of less than nothing', { cashierRefundLimit: -1 }],
    ['another currency', { currency: 'USD' }],
  ])('do not take %s', async (_, changes) => {
    expect((await put(changes)).status).toBe(400);
    expect((await call('GET')).body.version).toBe(0);
  });

  test('are the merchant’s to change, and of a store that it has', async () => {
    expect((await put({}, 'cashier')).status).toBe(403);
    expect((await call('PUT', WANTED, 'merchant', 's2')).status).toBe(404);
    expect((await call('GET', undefined, 'cashier', 's2')).status).toBe(404);
  });
});
