import { beforeEach, expect, test, vi } from 'vitest';
import type { PopularResponse } from '../../api/popular.ts';
import { born, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import { handler } from '../../functions/popular/handler.ts';
import { contentOf, item, TEA } from '../support/menu.ts';
import { menus, openStore, soldDishes, time } from './support/house.ts';
import { eventOf, watchLog } from './support/http.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
}));

watchLog();

const MINUTE = 60_000;
let stores = 0;
let storeId = born(parseStoreId, 's1');
const merchantId = born(parseMerchantId, 'm1');

async function look(headers = {}, of: string = storeId) {
  const event = eventOf('GET /v1/stores/{storeId}/popular', { params: { storeId: of }, headers });
  const { statusCode: status, headers: sent = {}, body } = await handler(event, {} as never);
  return { status, headers: sent, body: JSON.parse(body ?? 'null') as PopularResponse };
}
const sell = (itemId: string, count: number) => {
  const businessDate = new Date(time.now).toISOString().slice(0, 10);
  return soldDishes().add({ merchantId, storeId, businessDate, sold: new Map([[itemId, count]]) });
};

beforeEach(async () => {
  storeId = born(parseStoreId, `popular-${stores++}`);
  await openStore(merchantId, storeId);
  await menus().publish(merchantId, storeId, contentOf(item(), TEA), time.now);
});

test('anybody may read what sold most, and keep it for five minutes', async () => {
  await sell('noodles', 1);
  await sell('tea', 2);
  const { status, headers, body } = await look();
  expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=300']);
  expect(body).toEqual({
    ...{ storeId, since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
    items: [
      { itemId: 'tea', sold: 2 },
      { itemId: 'noodles', sold: 1 },
    ],
  });
});

test('whoever has the newest is sent nothing', async () => {
  const { headers } = await look();
  expect((await look({ 'if-none-match': String(headers['etag']) })).status).toBe(304);
  await sell('tea', 1);
  time.now += 2 * MINUTE;
  expect((await look({ 'if-none-match': String(headers['etag']) })).status).toBe(200);
});

test('asking often costs no more than asking every two minutes', async () => {
  const asked = vi.spyOn(soldDishes(), 'ofDay');
  for (let n = 0; n < 5; n++) await look();
  expect(asked).toHaveBeenCalledTimes(7);
  time.now += 2 * MINUTE;
  await look();
  expect(asked).toHaveBeenCalledTimes(14);
});

test('a failure is not kept', async () => {
  vi.spyOn(soldDishes(), 'ofDay').mockRejectedValueOnce(new Error('throttled'));
  expect((await look()).status).toBe(500);
  expect((await look()).status).toBe(200);
});

test('a store that has sold or published nothing has an empty list', async () => {
  await openStore(merchantId, 'new-store');
  expect((await look({}, 'new-store')).body.items).toEqual([]);
});

test.each(['nowhere', 'No Store!'])('there is no store %s', async (of) => {
  expect(await look({}, of)).toMatchObject({ status: 404, body: { code: 'not-found' } });
});
