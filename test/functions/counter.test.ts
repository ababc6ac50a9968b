import { beforeAll, describe, expect, test, vi } from 'vitest';
import { MemoryPickupNumbers } from '../../adapters/memory/pickup-numbers.ts';
import type { SessionResponse } from '../../api/counter.ts';
import type { PaymentResponse } from '../../api/payments.ts';
import type { RouteKey } from '../../api/routes.ts';
import type { Device } from '../../core/domain/device.ts';
import { born, parseDeviceId, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import { handler } from '../../functions/counter/handler.ts';
import { empty, next, orderOf } from '../contracts/fixtures.ts';
import { callAt } from './support/device.ts';
import { devices, ids, openStore, orders } from './support/house.ts';
import { watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => {
  const numbers = new MemoryPickupNumbers();
  const house = await import('./support/house.ts');
  return { ...(await original<object>()), ...house, pickupNumbers: () => numbers };
});
watchLog();

const SESSIONS = '/v1/stores/{storeId}/cashier-sessions';
const M1 = born(parseMerchantId, 'm1');
const S1 = born(parseStoreId, 's1');
const TILL = born(parseDeviceId, '01KB2Z3M4N5P6Q7R8S9T0V1W2D');
const AT_TILL = bearer('cashier', { device_id: TILL });
const merchant = bearer('merchant');

beforeAll(async () => {
  for (const [m, s] of [
    ['m1', 's1'],
    ['m1', 's2'],
    ['m2', 's3'],
  ] as const)
    await openStore(m, s);
  devices().add({
    ...{ merchantId: M1, storeId: S1, deviceId: TILL, kind: 'cashier', name: 'Till' },
    ...{ status: 'ACTIVE', approvedAt: 0, approvedBy: 'm' },
  } as unknown as Device);
});

type Answer = { readonly code?: string; readonly field?: string };

async function ask<T = Answer>(
  route: RouteKey,
  authorization: string,
  { params = {}, body, key = ids().ulid() }: { params?: object; body?: object; key?: string } = {},
) {
  return await callAt<T>(handler as never, route, {
    headers: { authorization, 'idempotency-key': key },
    params: { storeId: 's1', ...params },
    ...(body && { body }),
  });
}

/** An order for 38.50. */
async function unpaid(): Promise<string> {
  const order = orderOf(M1, { storeId: S1, holds: undefined });
  await orders().commit(next(empty(order), {}));
  return order.orderId;
}

const tender = <T = Answer>(orderId: string, body: object, by = AT_TILL) =>
  ask<T>('POST /v1/orders/{orderId}/tenders', by, { params: { orderId }, body });

describe('a tender', () => {
  test('in cash answers the change', async () => {
    const body = { tender: 'cash', amountTendered: 5_000 };
    const { status, body: paid } = await tender<PaymentResponse>(await unpaid(), body);
    expect(status).toBe(200);
    expect(paid).toMatchObject({
      ...{ way: 'cash', status: 'CAPTURED', amount: 3_850, pickupNumber: expect.any(String) },
      tender: { tendered: 5_000, change: 1_150 },
    });
  });

  test.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    'visa 4111-1111-1111-1111 ok',
    '4111.1111.1111.1111',
    '５４１１１１１１１１１１１１１１',
    '501800000009',
  ])('keeps no number of a card: %s', async (reference) => {
    const orderId = await unpaid();
    const refused = await tender(orderId, { tender: 'card', reference });
    expect(refused).toMatchObject({ status: 400, body: { field: 'reference' } });
    const taken = await tender(orderId, { tender: 'card', reference: 'T01 000417' });
    expect(taken).toMatchObject({ status: 200, body: { tender: { reference: 'T01 000417' } } });
  });

  test('is taken by no other merchant, and by no kiosk', async () => {
    const body = { tender: 'cash', amountTendered: 5_000 };
    const orderId = await unpaid();
    const stranger = bearer('merchant', { merchant_id: 'm2' });
    expect((await tender(orderId, body, stranger)).status).toBe(404);
    expect((await tender(orderId, body, bearer('kiosk', { device_id: TILL }))).status).toBe(403);
  });
});

test('a session counts what its till takes, and says what is missing', async () => {
  const openingFloat = 10_000;
  const opened = await ask<SessionResponse>(`POST ${SESSIONS}`, AT_TILL, {
    body: { openingFloat },
  });
  expect(opened).toMatchObject({ status: 201, body: { drawer: TILL, status: 'OPEN' } });
  const { sessionId } = opened.body;
  const params = { sessionId };
  await tender(await unpaid(), { tender: 'cash', amountTendered: 5_000 });
  await tender(await unpaid(), { tender: 'card' });
  // The merchant has no device, and names the drawer.
  await tender(await unpaid(), { tender: 'cash', amountTendered: 3_850, sessionId }, merchant);
  const out = { kind: 'pay-out', amount: 6_000, reason: 'To the safe' };
  const moved = await ask(`POST ${SESSIONS}/{sessionId}/movements`, AT_TILL, { params, body: out });
  expect(moved).toMatchObject({ status: 201, body: out });
  const list = await ask(`GET ${SESSIONS}/{sessionId}/movements`, merchant, { params });
  expect(list.body).toMatchObject({ movements: [out] });
  const body = { counted: { cash: 11_600 } };
  const closed = await ask(`POST ${SESSIONS}/{sessionId}/close`, AT_TILL, { params, body });
  expect(closed).toMatchObject({
    status: 200,
    body: {
      ...{ status: 'CLOSED', closedBy: 'cashier:cashier-1' },
      tenders: {
        cash: { taken: { count: 2, amount: 7_700 }, refunded: { count: 0, amount: 0 } },
        card: { taken: { count: 1, amount: 3_850 } },
      },
      cash: { openingFloat, expected: 11_700, counted: 11_600, difference: -100 },
    },
  });
  const all = await ask<{ sessions: SessionResponse[] }>(`GET ${SESSIONS}`, merchant);
  expect(all.body.sessions).toContainEqual(closed.body);
});

test('sessions of another store are not there, and a merchant names a drawer', async () => {
  const nameless = await ask(`POST ${SESSIONS}`, merchant, { body: { openingFloat: 0 } });
  expect(nameless).toMatchObject({ status: 422, body: { code: 'which-drawer', field: 'drawer' } });
  const request = { body: { openingFloat: 0, drawer: 'bar' } };
  const { body } = await ask<SessionResponse>(`POST ${SESSIONS}`, merchant, request);
  const elsewhere = { storeId: 's2', sessionId: body.sessionId };
  const close = { params: elsewhere, body: { counted: { cash: 0 } } };
  expect((await ask(`POST ${SESSIONS}/{sessionId}/close`, merchant, close)).status).toBe(404);
  const move = { params: elsewhere, body: { kind: 'pay-in', amount: 1, reason: 'x' } };
  expect((await ask(`POST ${SESSIONS}/{sessionId}/movements`, merchant, move)).status).toBe(404);
  const list = { params: elsewhere };
  expect((await ask(`GET ${SESSIONS}/{sessionId}/movements`, merchant, list)).status).toBe(404);
  const odd = { params: { sessionId: 'x' }, body: { counted: { cash: 0 } } };
  expect((await ask(`POST ${SESSIONS}/{sessionId}/close`, merchant, odd)).status).toBe(404);
});
