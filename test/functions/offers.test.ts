import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { RouteKey } from '../../api/routes.ts';
import { born, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import { handler } from '../../functions/offers/handler.ts';
import { contentOf, item } from '../support/menu.ts';
import { menus, openStore, stockCounts } from './support/house.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
}));

watchLog();
beforeAll(async () => {
  await openStore('m1', 's1');
  await openStore('m1', 's3');
  await openStore('m1', 's4');
  await openStore('m2', 's2');
});

const LIST = '/v1/stores/{storeId}/offers';

async function call(routeKey: RouteKey, request: Request = {}, authorization = bearer('merchant')) {
  const params = { storeId: 's1', ...request.params };
  const event = eventOf(routeKey, {
    ...request,
    params,
    headers: { authorization, ...request.headers },
  });
  const { statusCode, body = '{}' } = await handler(event, {} as never);
  return { status: statusCode, body: JSON.parse(body) };
}

const offer = { name: { en: 'Ten off' }, benefit: { kind: 'percentage', rate: 1000 } };
const make = (body: object = offer, storeId = 's1') =>
  call(`POST ${LIST}`, { body, params: { storeId } });

describe('the offers of a store', () => {
  test('are listed page by page as they were made', async () => {
    const params = { storeId: 's3' };
    const made = () => make(offer, 's3');
    const ids = [await made(), await made(), await made()].map((m) => m.body.offerId);
    const first = await call(`GET ${LIST}`, { params, query: { limit: '2' } });
    expect(first.body.offers.map((o: { offerId: string }) => o.offerId)).toEqual(ids.slice(0, 2));
    const query = { limit: '2', cursor: first.body.next };
    const second = await call(`GET ${LIST}`, { params, query });
    expect(second.body).toMatchObject({ offers: [{ offerId: ids[2], status: 'ACTIVE' }] });
    expect(second.body.next).toBeUndefined();
  });

  test('are changed, stopped and looked at one by one', async () => {
    const coupon = { code: 'spring', maxUses: 5 };
    const { offerId } = (await make({ ...offer, coupon })).body;
    const one = { params: { offerId } };
    const body = { ...offer, coupon, minSubtotal: 3000, version: 1 };
    expect((await call(`PUT ${LIST}/{offerId}`, { ...one, body })).body.minSubtotal).toBe(3000);
    expect((await call(`PUT ${LIST}/{offerId}`, { ...one, body })).status).toBe(409);
    expect((await call(`POST ${LIST}/{offerId}/stop`, one)).body.status).toBe('STOPPED');
    expect((await call(`GET ${LIST}/{offerId}`, one)).body).toMatchObject({
      ...{ version: 3, couponUses: 0, coupon: { code: 'SPRING', maxUses: 5 } },
    });
    const other = { params: { offerId: `${offerId.slice(0, -1)}Z` } };
    expect((await call(`GET ${LIST}/{offerId}`, other)).status).toBe(404);
  });

  test.each([
    ['benefit.rate', { ...offer, benefit: { kind: 'percentage', rate: 10_001 } }],
    ['periods[0].from', { ...offer, periods: [{ weekdays: [1], from: '24:00', until: '02:00' }] }],
    ['coupon.code', { ...offer, coupon: { code: '2812345678901234567' } }],
  ])('are refused for their %s', async (field, body) => {
    expect(await make(body)).toMatchObject({ status: 400, body: { field } });
  });

  test('are made by their merchant only', async () => {
    const diner = await call(`POST ${LIST}`, { body: offer }, bearer('diner'));
    expect(diner.status).toBe(403);
    const foreign = await call(`POST ${LIST}`, { body: offer, params: { storeId: 's2' } });
    expect(foreign.status).toBe(404);
  });
});

test('the pricing rules of a store are read and replaced', async () => {
  const path = '/v1/stores/{storeId}/pricing-rules';
  expect((await call(`GET ${path}`)).body).toEqual({ version: 0, taxes: [] });
  const vat = { taxClass: 'vat', label: 'VAT', rate: 600, mode: 'included' };
  const body = { version: 0, taxes: [vat], rounding: { to: 10, mode: 'down' } };
  expect((await call(`PUT ${path}`, { body })).body).toEqual({ ...body, version: 1 });
  expect((await call(`PUT ${path}`, { body })).body.code).toBe('stale-version');
});

test('a quote tells what an order would cost, and why a coupon takes nothing off', async () => {
  const [m1, s4] = [born(parseMerchantId, 'm1'), born(parseStoreId, 's4')];
  await menus().publish(m1, s4, contentOf(item()), 0);
  await make({ ...offer, coupon: { code: 'TENOFF', maxUsesPerCustomer: 1 } }, 's4');
  const quote = async (more: object, headers: Request['headers'] = {}) => {
    const body = {
      ...{ storeId: 's4', channel: 'kiosk', fulfilment: 'takeout' },
      lines: [{ itemId: 'noodles', quantity: 1 }],
      coupons: ['tenoff', 'GONE'],
      ...more,
    };
    return await call('POST /v1/orders/quote', { body, headers });
  };
  const { body, status } = await quote({ customerKey: 'member-1' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    total: 2520,
    rows: [
      { code: 'subtotal', amount: 2800 },
      { code: 'discount', label: 'Ten off', amount: -280 },
    ],
    lines: [{ total: 2800, discount: 280 }],
    checks: [{ lineIds: ['l1'], amountDue: 2520 }],
    offers: [{ name: 'Ten off', amount: 280 }],
    coupons: [
      { code: 'tenoff', applied: true },
      { code: 'GONE', refusal: { code: 'unknown-coupon', field: 'coupons[1]' } },
    ],
  });
  await stockCounts().set(m1, s4, { itemId: 'noodles', remaining: 3 });
  const noodles = (quantity: number) => ({ itemId: 'noodles', quantity });
  const short = await quote({ lines: [noodles(2), noodles(2), noodles(9)], coupons: [] });
  expect(short).toMatchObject({
    status: 422,
    body: { code: 'sold-out', field: 'lines[1].itemId', errors: [{}, {}] },
  });
  expect(short.body.errors.map((e: { field: string }) => e.field)).toEqual([
    'lines[1].itemId',
    'lines[2].itemId',
  ]);
  expect((await quote({ lines: [noodles(3)], coupons: [] })).status).toBe(200);
  const nameless = (await quote({})).body.coupons[0];
  expect(nameless).toMatchObject({ refusal: { code: 'coupon-needs-customer' } });
  const chinese = (await quote({}, { 'accept-language': 'zh-CN' })).body.coupons;
  expect(chinese[1].refusal.detail).toMatch(/。$/);
  expect((await quote({ lines: [{ itemId: 'gone', quantity: 1 }] })).body.code).toBe(
    'unknown-item',
  );
});
