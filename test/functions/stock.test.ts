import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../api/routes.ts';
import { handler } from '../../functions/stock/handler.ts';
import { openStore } from './support/house.ts';
import { eventOf, problemOf, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  // Whether a screen is paired is the business of other tests.
  deviceCheck: async () => 'admitted',
}));

watchLog();

const STOCK = '/v1/stores/{storeId}/stock';
const OF_ITEM = `${STOCK}/{itemId}`;

interface Asked {
  readonly body?: object;
  readonly itemId?: string;
  readonly role?: Role;
  readonly query?: Record<string, string>;
  readonly storeId?: string;
}

async function call(
  route: string,
  { body, itemId = 'noodles', role = 'cashier', query = {}, storeId = 's1' }: Asked = {},
) {
  const headers = { authorization: bearer(role) };
  const params = { storeId, ...(route.endsWith('}') && { itemId }) };
  return await handler(eventOf(route, { params, headers, query, body }), {} as never);
}

beforeEach(async () => {
  await openStore('m1', 's1');
  await call(`DELETE ${OF_ITEM}`);
  await call(`DELETE ${OF_ITEM}`, { query: { optionId: 'egg' } });
});

describe('staff count portions', () => {
  test('and see how many are left', async () => {
    const put = await call(`PUT ${OF_ITEM}`, { body: { remaining: 20 }, role: 'kitchen' });
    expect(put.statusCode).toBe(200);
    await call(`PUT ${OF_ITEM}`, { body: { optionId: 'egg', remaining: 3 } });
    const { body } = await call(`GET ${STOCK}`, { role: 'kiosk' });
    expect(JSON.parse(body ?? '')).toEqual({
      stock: [
        { itemId: 'noodles', remaining: 20 },
        { itemId: 'noodles', optionId: 'egg', remaining: 3 },
      ],
    });
  });

  test('until they count no more', async () => {
    await call(`PUT ${OF_ITEM}`, { body: { optionId: 'egg', remaining: 3 } });
    const gone = await call(`DELETE ${OF_ITEM}`, { query: { optionId: 'egg' } });
    expect(gone.statusCode).toBe(204);
    expect(JSON.parse((await call(`GET ${STOCK}`)).body ?? '')).toEqual({ stock: [] });
  });

  test('and do not overwrite what was sold while they counted', async () => {
    await call(`PUT ${OF_ITEM}`, { body: { remaining: 3 } });
    const late = await call(`PUT ${OF_ITEM}`, { body: { remaining: 10, expected: 4 } });
    expect(problemOf(late)).toMatchObject({
      status: 409,
      code: 'stock-changed',
      field: 'expected',
    });
  });
});

test.each([
  ['a number that is none', { body: { remaining: -1 } }, 400, 'remaining'],
  ['a fraction', { body: { remaining: 1.5 } }, 400, 'remaining'],
  [
    'an item that nothing could be called',
    { body: { remaining: 1 }, itemId: 'a#b' },
    404,
    undefined,
  ],
  ['a store of somebody else', { body: { remaining: 1 }, storeId: 's2' }, 404, undefined],
  ['a kiosk', { body: { remaining: 1 }, role: 'kiosk' as const }, 403, undefined],
])('refused is %s', async (_, asked, status, field) => {
  const refusal = await call(`PUT ${OF_ITEM}`, asked);
  expect(problemOf(refusal)).toMatchObject({ status, ...(field && { field }) });
});
