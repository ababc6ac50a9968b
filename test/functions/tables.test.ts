import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../api/routes.ts';
import type { TableOrderResponse, TableResponse } from '../../api/tables.ts';
import { changePricingRules } from '../../core/usecases/change-offers.ts';
import { handler } from '../../functions/tables/handler.ts';
import { MERCHANT, must, openWorld, STORE, type World } from '../support/world.ts';
import { eventOf, problemOf, type Request, watchLog } from './support/http.ts';
import { bearer, NOW_S } from './support/tokens.ts';

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
    tables: of('tables'),
    ...{
      orders: of('orders'),
      menus: of('menus'),
      directory: of('directory'),
      snoozes: of('snoozes'),
      offers: of('offers'),
      stockCounts: of('stock'),
    },
    ...{ clock: () => tokenDeps.clock, ids: of('ids'), backoff: of('backoff') },
    ...{ tokenKeys: tokenDeps.tokenKeys, fingerprintSecret: async () => 'secret-1' },
    deviceCheck: async () => 'admitted',
    tableUrl: (token: string) => `https://api.test/table/#${token}`,
  };
});

const log = watchLog();
const TABLES = '/v1/stores/{storeId}/tables';
const ORDER = '/v1/tables/{token}/order';

async function call(
  routeKey: string,
  request: Request,
  role?: Role,
): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = { ...request.headers, ...(role && { authorization: bearer(role) }) };
  return await handler(eventOf(routeKey, { ...request, headers }), {} as never);
}

const bodyOf = <T>(result: APIGatewayProxyStructuredResultV2): T =>
  JSON.parse(result.body ?? '') as T;

let made = 0;
/** A new table of the store s1. */
async function add(): Promise<TableResponse> {
  made += 1;
  const request = { params: { storeId: 's1' }, body: { tableId: `T${made}` } };
  const result = await call(`POST ${TABLES}`, request, 'merchant');
  expect(result.statusCode).toBe(201);
  return bodyOf(result);
}

const act = (tableId: string, action: string, role: Role = 'cashier', storeId = 's1') =>
  call(`POST ${TABLES}/{tableId}/{action}`, { params: { storeId, tableId, action } }, role);

const scan = (token: string, body: object = {}) =>
  call(`POST ${ORDER}`, { params: { token }, body });

let keys = 0;
const order = async (token: string, session: string, lines: object[]) => {
  keys += 1;
  const headers = { 'idempotency-key': `key-${keys}` };
  const { orderId } = bodyOf<TableOrderResponse>(await scan(token));
  const body = { session, orderId, lines };
  return await call(`POST ${ORDER}/lines`, { params: { token }, headers, body });
};

beforeAll(async () => {
  given.world = await openWorld();
  expect(await given.world.directory.store(MERCHANT, STORE)).toBeDefined();
});

let table: TableResponse;
beforeEach(async () => {
  table = await add();
});

describe('a table', () => {
  test('has a code that nobody guesses, and leads to its order', () => {
    expect(table.token).toMatch(/^[\w-]{24}$/);
    expect(table.url).toBe(`https://api.test/table/#${table.token}`);
  });

  test('is not added twice, nor to a store that is not there', async () => {
    const again = { params: { storeId: 's1' }, body: { tableId: table.tableId } };
    expect(problemOf(await call(`POST ${TABLES}`, again, 'merchant')).code).toBe('table-exists');
    const elsewhere = { params: { storeId: 's9' }, body: { tableId: '1' } };
    expect((await call(`POST ${TABLES}`, elsewhere, 'merchant')).statusCode).toBe(404);
  });

  test('shows staff what is open there', async () => {
    const { session = '' } = bodyOf<TableOrderResponse>(await scan(table.token));
    await order(table.token, session, [{ itemId: 'tea', quantity: 2 }]);
    const list = await call(
      `GET ${TABLES}`,
      { params: { storeId: 's1' }, query: { limit: '25' } },
      'cashier',
    );
    const found = bodyOf<{ tables: TableResponse[] }>(list).tables.find(
      (t) => t.tableId === table.tableId,
    );
    expect(found?.order).toMatchObject({ diners: 1, total: 2_100, unpaid: 2_100 });
    await act(table.tableId, 'close');
    const closed = bodyOf<TableResponse>(await act(table.tableId, 'close'));
    expect(closed.order).toBeUndefined();
  });

  test.each(['fold', 'toString', '__proto__'])('knows no %s', async (action) => {
    expect((await act(table.tableId, action)).statusCode).toBe(404);
  });

  test('is not there for staff of another store', async () => {
    expect((await act(table.tableId, 'close', 'cashier', 's2')).statusCode).toBe(404);
    expect((await act('../x', 'rotate')).statusCode).toBe(404);
  });

  test('is not for a kiosk to close', async () => {
    expect((await act(table.tableId, 'close', 'kiosk')).statusCode).toBe(403);
  });
});

describe('guests', () => {
  test('see one order, who ordered what, and which of them they are', async () => {
    const ann = bodyOf<TableOrderResponse>(await scan(table.token));
    const bob = bodyOf<TableOrderResponse>(await scan(table.token));
    expect(ann).toMatchObject({ status: 'EMPTY', orderId: bob.orderId });
    expect(ann.session).not.toBe(bob.session);
    await order(table.token, ann.session ?? '', [{ itemId: 'tea', quantity: 1 }]);
    const seen = bodyOf<TableOrderResponse>(
      await order(table.token, bob.session ?? '', [{ itemId: 'noodles', quantity: 1 }]),
    );
    expect(seen).toMatchObject({ status: 'OPEN', diner: 'd2', total: 3_850, unpaid: 3_850 });
    const back = bodyOf<TableOrderResponse>(await scan(table.token, { session: ann.session }));
    expect(back.diner).toBe('d1');
    const { body = '' } = await call(`GET ${ORDER}`, { params: { token: table.token } });
    expect(JSON.parse(body).lines).toMatchObject([{ diner: 'd1' }, { diner: 'd2' }]);
    for (const secret of [ann.session, bob.session]) expect(body).not.toContain(secret);
    expect(log.text()).not.toContain(table.token);
  });

  test('are sent the order anew only once somebody has changed it', async () => {
    const ann = bodyOf<TableOrderResponse>(await scan(table.token));
    const look = (etag?: string) =>
      call(`GET ${ORDER}`, {
        params: { token: table.token },
        headers: etag === undefined ? {} : { 'if-none-match': etag },
      });
    const first = await look();
    expect(bodyOf<TableOrderResponse>(first)).toMatchObject({ storeId: 's1', status: 'EMPTY' });
    const etag = String(first.headers?.['etag']);
    expect((await look(etag)).statusCode).toBe(304);
    await order(table.token, ann.session ?? '', [{ itemId: 'tea', quantity: 1 }]);
    expect((await look(etag)).statusCode).toBe(200);
  });

  test('change what is theirs alone', async () => {
    const ann = bodyOf<TableOrderResponse>(await scan(table.token));
    await order(table.token, ann.session ?? '', [{ itemId: 'tea', quantity: 1 }]);
    const change = (session: string, quantity: number) =>
      call(`PUT ${ORDER}/lines/{lineId}`, {
        params: { token: table.token, lineId: 'l1' },
        body: { session, orderId: ann.orderId, quantity },
      });
    const stranger = 'x'.repeat(24);
    expect(problemOf(await change(stranger, 5))).toMatchObject({ status: 403, field: 'lineId' });
    expect(bodyOf<TableOrderResponse>(await change(ann.session ?? '', 5)).total).toBe(5_250);
  });

  const tea = { itemId: 'tea', quantity: 1 };
  const here = { session: 'x'.repeat(24), orderId: '01KB2Z3M4N5P6Q7R8S9T0V1W2X' };
  test.each([
    ['a price', { ...here, lines: [{ ...tea, price: 1 }] }],
    ['no session', { ...here, session: undefined, lines: [tea] }],
    ['no order', { ...here, orderId: undefined, lines: [tea] }],
    ['a coupon', { ...here, lines: [tea], coupons: ['WELCOME'] }],
    ['nothing', { ...here, lines: [] }],
    ['41 lines', { ...here, lines: Array(41).fill(tea) }],
  ])('are told what is wrong with %s', async (_what, body) => {
    const headers = { 'idempotency-key': 'key-bad' };
    const request = { params: { token: table.token }, headers, body };
    expect((await call(`POST ${ORDER}/lines`, request)).statusCode).toBe(400);
  });

  test('are shown what they and everybody would pay, row by row, to be repeated by a payment', async () => {
    const rules = { version: 0, taxes: [], rounding: { to: 100, mode: 'down' as const } };
    const { deps } = given.world as World;
    const place = { merchantId: MERCHANT, storeId: STORE };
    const { version } = must(await changePricingRules(deps, place, rules));
    const ann = bodyOf<TableOrderResponse>(await scan(table.token));
    await order(table.token, ann.session ?? '', [{ itemId: 'tea', quantity: 1 }]);
    const seen = bodyOf<TableOrderResponse>(
      await order(table.token, 'y'.repeat(24), [{ itemId: 'noodles', quantity: 1 }]),
    );
    expect(seen.due).toMatchObject({
      all: { amount: 3_800, lines: [{ lineId: 'l1' }, { lineId: 'l2' }] },
      mine: { amount: 2_800, lines: [{ lineId: 'l2', quantity: 1 }] },
    });
    expect(seen.due.all?.rows.map((r) => [r.code, r.amount])).toEqual([
      ['subtotal', 3_850],
      ['rounding', -50],
    ]);
    must(await changePricingRules(deps, place, { version, taxes: [] }));
  });

  test('who send what a page of the guests before shows add nothing to the next order', async () => {
    const ann = bodyOf<TableOrderResponse>(await scan(table.token));
    const session = ann.session ?? '';
    await order(table.token, session, [tea]);
    await act(table.tableId, 'close');
    await scan(table.token);
    const body = { session, orderId: ann.orderId, lines: [tea] };
    const headers = { 'idempotency-key': 'key-old' };
    const late = await call(`POST ${ORDER}/lines`, {
      params: { token: table.token },
      headers,
      body,
    });
    expect(problemOf(late)).toMatchObject({ status: 409, code: 'other-order', field: 'orderId' });
  });

  test('who scan a code that was replaced, or was never one, find nothing', async () => {
    await act(table.tableId, 'rotate');
    for (const token of [table.token, 'nothing', 'x'.repeat(900)]) {
      expect((await scan(token)).statusCode).toBe(404);
    }
  });
});

describe('guests who have signed in', () => {
  const as = (who: string, claims: object = {}) => ({
    authorization: bearer('diner', { sub: who, ...claims }),
  });
  let key = 0;
  const orderAs = async (headers: object, body: object = {}) => {
    key += 1;
    const { orderId } = bodyOf<TableOrderResponse>(await scan(table.token));
    return await call(`POST ${ORDER}/lines`, {
      params: { token: table.token },
      headers: { 'idempotency-key': `signed-in-${key}`, ...headers },
      body: { orderId, lines: [{ itemId: 'tea', quantity: 1 }], ...body },
    });
  };
  const scanAs = (headers: object) =>
    call(`POST ${ORDER}`, { params: { token: table.token }, headers: { ...headers }, body: {} });

  test('are one guest on each of their phones, and need no session', async () => {
    const first = bodyOf<TableOrderResponse>(await scanAs(as('mary')));
    expect(first.session).toBeUndefined();
    await orderAs(as('mary'));
    await orderAs(as('bob'));
    const phone = { ...as('mary'), 'user-agent': 'another phone' };
    const seen = bodyOf<TableOrderResponse>(await orderAs(phone, { session: 's'.repeat(24) }));
    expect(seen.lines.map((line) => line.diner)).toEqual(['d1', 'd2', 'd1']);
    expect(seen.diner).toBe('d1');
    const look = await call(`GET ${ORDER}`, { params: { token: table.token }, headers: as('bob') });
    expect(bodyOf<TableOrderResponse>(look).diner).toBe('d2');
    const change = (headers: object) =>
      call(`PUT ${ORDER}/lines/{lineId}`, {
        params: { token: table.token, lineId: 'l3' },
        headers: { ...headers },
        body: { orderId: first.orderId, quantity: 2 },
      });
    expect((await change(as('bob'))).statusCode).toBe(403);
    expect((await change(as('mary'))).statusCode).toBe(200);
  });

  test('are not meant by the token of a screen: who stands before it says who they are', async () => {
    const till = { authorization: bearer('cashier') };
    const { session } = bodyOf<TableOrderResponse>(await scanAs(till));
    expect((await orderAs(till)).statusCode).toBe(400);
    expect(bodyOf<TableOrderResponse>(await orderAs(till, { session })).diner).toBe('d1');
  });

  test('are not whoever sends their name as a session', async () => {
    const name = 'm'.repeat(43);
    await scanAs(as(name));
    await orderAs(as(name));
    const thief = bodyOf<TableOrderResponse>(await orderAs({}, { session: name }));
    expect(thief.diner).toBe('d2');
  });

  test.each([
    ['a token that is over', 401, () => as('mary', { exp: NOW_S - 60 })],
    ['a token of another merchant', 404, () => as('mary', { merchant_id: 'm2' })],
  ])('are nobody with %s', async (_what, status, headers) => {
    await scan(table.token);
    expect((await scanAs(headers())).statusCode).toBe(status);
    expect((await orderAs(headers())).statusCode).toBe(status);
  });
});
