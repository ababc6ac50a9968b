import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { ulid } from 'ulid';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DinerDataResponse, DinerOrderListResponse } from '../../api/diners.ts';
import type { Role } from '../../api/routes.ts';
import {
  born,
  type CheckId,
  parseDinerId,
  parseMerchantId,
  parseOrderId,
} from '../../core/domain/ids.ts';
import type { Order } from '../../core/domain/order.ts';
import type { Buyer } from '../../core/ports/buyers.ts';
import { handler } from '../../functions/diners/handler.ts';
import { handler as goOn } from '../../functions/forget-diners/handler.ts';
import { empty, next, orderOf, paymentOf } from '../contracts/fixtures.ts';
import { callAt, times } from './support/device.ts';
import { openStore, orders, tables, theBuyers, time } from './support/house.ts';
import { watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
}));

const log = watchLog();
const MINUTE = 60_000;
const MARY: Buyer = { kind: 'user-id', id: '2088102146225135' };
const PAGE = 'https://api.test/t/table-1?lang=zh-CN';

beforeAll(async () => {
  await openStore('m1', 's1');
  await openStore('m1', 's2');
  await openStore('m2', 's3');
  await openStore('m4', 's4');
});
beforeEach(() => {
  theBuyers.isAway = false;
  theBuyers.asked.length = 0;
});

interface Token {
  readonly accessToken: string;
  readonly code?: string;
  readonly field?: string;
}

/** A browser that begins to sign in, and what it comes back from Alipay with. */
async function begin(query: object = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = await callAt<{ url: string; code: string; field: string }>(
    handler,
    'GET /v1/diners/authorise-url',
    { query: { storeId: 's1', returnTo: PAGE, challenge, ...query } },
  );
  const back = asked.status === 200 ? new URL(asked.body.url).searchParams : undefined;
  return { ...asked, verifier, state: back?.get('state') ?? '', sentTo: back?.get('redirect_uri') };
}

const agree = (merchant = 'm1', buyer: Buyer = MARY): string =>
  theBuyers.agree(born(parseMerchantId, merchant), buyer);

const end = (body: object) => callAt<Token>(handler, 'POST /v1/diners/tokens', { body });

async function signIn(storeId = 's1', merchant = 'm1', buyer: Buyer = MARY) {
  const { verifier, state } = await begin({ storeId });
  return await end({ storeId, authCode: agree(merchant, buyer), state, verifier });
}

const subjectOf = async (...where: Parameters<typeof signIn>): Promise<string> =>
  decodeJwt((await signIn(...where)).body.accessToken).sub ?? '';

describe('a customer who signs in with Alipay', () => {
  test('gets a short token of a diner at this merchant', async () => {
    const { status, body } = await signIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 3_600 });
    const claims = decodeJwt(body.accessToken);
    expect(claims).toMatchObject({ role: 'diner', merchant_id: 'm1' });
    expect(claims['store_id']).toBeUndefined();
  });

  test('is the same at each store of the merchant, and another at every other merchant', async () => {
    const here = await subjectOf();
    expect(await subjectOf('s2')).toBe(here);
    expect(await subjectOf('s4', 'm4')).not.toBe(here);
    expect(await subjectOf('s1', 'm1', { kind: 'open-id', id: MARY.id })).not.toBe(here);
  });

  test('is told by no word of the token, the answer or the log', async () => {
    const { verifier, state } = await begin();
    const authCode = agree();
    const { body } = await end({ storeId: 's1', authCode, state, verifier });
    const told = `${JSON.stringify(decodeJwt(body.accessToken))}${log.text()}`;
    for (const secret of [MARY.id, authCode, state, verifier]) expect(told).not.toContain(secret);
  });

  test('is sent back to our page, with a state that fits Alipay', async () => {
    const { sentTo, state } = await begin();
    expect(sentTo).toBe(PAGE);
    expect(state).toMatch(/^[0-9a-f]{1,100}$/);
  });

  test.each([
    ['another host', 'https://api.test.evil.example/t/1'],
    ['another port', 'https://api.test:444/t/1'],
    ['another scheme', 'http://api.test/t/1'],
    ['our name before an @', 'https://api.test@evil.example/'],
    ['somebody at our host', 'https://evil@api.test/'],
    ['two slashes', '//evil.example/'],
    ['a backslash', 'https:\\\\evil.example\\@api.test/'],
    ['no address', 'javascript:alert(1)'],
    ['a fragment', 'https://api.test/t/1#x'],
    ['a code of somebody else', 'https://api.test/t/1?auth_code=abc'],
  ])('is never sent to %s', async (_what, returnTo) => {
    expect(await begin({ returnTo })).toMatchObject({ status: 400, body: { field: 'returnTo' } });
  });

  test('cannot where the gateway has no such thing, or there is no such store', async () => {
    expect(await begin({ storeId: 's3' })).toMatchObject({
      status: 409,
      body: { code: 'no-sign-in' },
    });
    expect((await begin({ storeId: 's9' })).status).toBe(404);
    expect(await begin({ challenge: 'short' })).toMatchObject({ body: { field: 'challenge' } });
  });
});

describe('a code', () => {
  test('is good once, and is said to be', async () => {
    const { verifier, state } = await begin();
    const request = { storeId: 's1', authCode: agree(), state, verifier };
    expect((await end(request)).status).toBe(200);
    expect(await end(request)).toMatchObject({
      status: 422,
      body: { code: 'sign-in-again', field: 'authCode' },
    });
  });

  test('is never sent a second time when Alipay did not answer', async () => {
    const { verifier, state } = await begin();
    theBuyers.isAway = true;
    const answer = await end({ storeId: 's1', authCode: agree(), state, verifier });
    expect(answer).toMatchObject({ status: 503, body: { code: 'alipay-unavailable' } });
    expect(theBuyers.asked).toHaveLength(1);
  });

  const strangers: Record<string, () => Promise<object>> = {
    'by a browser that did not begin it': async () => ({
      verifier: randomBytes(32).toString('base64url'),
    }),
    'with a state that somebody made': async () => ({ state: 'f'.repeat(76) }),
    'with a state whose end was put off': async () => {
      const { state, verifier } = await begin();
      return { state: `0fffffffffff${state.slice(12)}`, verifier };
    },
    'at another store': async () => ({ storeId: 's2' }),
    'ten minutes later': async () => {
      time.now += 10 * MINUTE;
      return {};
    },
  };
  test.each(Object.keys(strangers))('is not spent %s', async (how) => {
    const { verifier, state } = await begin();
    const other = await strangers[how]?.();
    const answer = await end({ storeId: 's1', authCode: agree(), state, verifier, ...other });
    expect(answer).toMatchObject({ status: 422, body: { code: 'sign-in-again', field: 'state' } });
    expect(theBuyers.asked).toEqual([]);
  });
});

describe('who has signed in', () => {
  /** An order of two guests, each with a dish in a check of their own; Mary's is paid. */
  async function shared(dinerId: string, merchant = 'm1'): Promise<Order> {
    const merchantId = born(parseMerchantId, merchant);
    const [line] = orderOf(merchantId).lines;
    if (!line) throw new Error('An order has a line');
    const options = [{ optionId: 'large', name: 'large', priceDelta: 0 }];
    const wish = { note: 'no nuts, I am ill of them', options };
    const dishes = ['d1', 'd2'].map((diner, n) => ({
      ...{ ...line, lineId: `l${n + 1}`, diner },
      ...(diner === 'd1' && wish),
    }));
    const checks = dishes.map(({ lineId, total }, n) => ({
      ...{ checkId: `c${n + 1}` as CheckId, lineIds: [lineId], amountDue: total },
    }));
    const order = orderOf(merchantId, {
      ...{ orderId: born(parseOrderId, ulid(time.now + ++made)), channel: 'table', checks },
      lines: dishes,
      table: {
        ...{ tableId: `T${made}`, linesMade: 2, checksMade: 2 },
        diners: [
          { label: 'd1', key: 'key-of-mary' },
          { label: 'd2', key: 'key-of-bob' },
        ],
      },
    });
    const { storeId, orderId } = order;
    const dinerOrder = {
      ...{ merchantId, storeId, orderId, label: 'd1', at: time.now },
      dinerId: born(parseDinerId, dinerId),
    };
    const payments = checks.map(({ checkId }) => paymentOf(order, { checkId }));
    // Each at a table of its own, which names it.
    const place = { merchantId, storeId, orderId, tableId: `T${made}`, token: `token-${made}` };
    await tables().add({ ...place, version: 1, createdAt: time.now });
    expect(await orders().commit({ ...next(empty(order), { payments }), dinerOrder })).toBe(
      'committed',
    );
    return order;
  }
  let made = 0;

  const as = (accessToken: string) => ({ headers: { authorization: `Bearer ${accessToken}` } });
  const mine = (accessToken: string, query: object = {}) =>
    callAt<DinerOrderListResponse>(handler, 'GET /v1/diners/me/orders', {
      ...as(accessToken),
      query: { ...query },
    });
  const forget = (accessToken: string) => callAt(handler, 'DELETE /v1/diners/me', as(accessToken));
  const newcomer = async () => {
    const id = `2088${String(made++).padStart(12, '0')}`;
    const { accessToken } = (await signIn('s1', 'm1', { kind: 'user-id', id })).body;
    return { accessToken, dinerId: decodeJwt(accessToken).sub ?? '' };
  };

  test('finds their own dishes and how they were paid, and nobody else does', async () => {
    const { accessToken, dinerId } = await newcomer();
    const older = await shared(dinerId);
    const order = await shared(dinerId);
    const { status, body } = await mine(accessToken, { limit: '1' });
    expect(status).toBe(200);
    expect(body.orders).toMatchObject([
      {
        ...{
          orderId: order.orderId,
          tableId: order.table?.tableId,
          guest: 'd1',
          createdAt: order.createdAt,
        },
        lines: [{ lineId: 'l1' }],
        payments: [{ amount: order.checks[0]?.amountDue.minor }],
      },
    ]);
    const rest = await mine(accessToken, { limit: '1', cursor: body.next ?? '' });
    expect(rest.body.orders.map((o) => o.orderId)).toEqual([older.orderId]);
    expect((await mine((await newcomer()).accessToken)).body.orders).toEqual([]);
  });

  test('sees nothing of the same name at another merchant', async () => {
    const { accessToken, dinerId } = await newcomer();
    await shared(dinerId, 'm4');
    expect((await mine(accessToken)).body.orders).toEqual([]);
  });

  test('gets at most 25 orders at once', async () => {
    const { accessToken } = await newcomer();
    expect(await mine(accessToken, { limit: '26' })).toMatchObject({
      status: 400,
      body: { field: 'limit' },
    });
  });

  test('takes along all that is kept, with why and for how long', async () => {
    const { accessToken, dinerId } = await newcomer();
    const order = await shared(dinerId);
    const path = 'GET /v1/diners/me/data';
    const { body } = await callAt<DinerDataResponse>(handler, path, as(accessToken));
    const year = 365 * 24 * 60 * MINUTE;
    expect(body).toMatchObject({
      diner: dinerId,
      orders: [{ orderId: order.orderId, keptUntil: time.now + year }],
    });
    expect(body.kept.map(({ where }) => where)).toContain('diner-order');
    expect(JSON.stringify(body)).not.toContain('bob');
    // In their own words, and with what they chose.
    expect(body.orders[0]?.lines).toMatchObject([
      { note: 'no nuts, I am ill of them', options: [{ name: 'large' }] },
    ]);
  });

  test('is forgotten when they ask, and may ask again', async () => {
    const { accessToken, dinerId } = await newcomer();
    const { merchantId, orderId } = await shared(dinerId);
    expect((await forget(accessToken)).status).toBe(204);
    expect((await forget(accessToken)).status).toBe(204);
    expect((await mine(accessToken)).body.orders).toEqual([]);
    const left = await orders().load(merchantId, orderId);
    expect(left?.order.table?.diners).toEqual([
      { label: 'd1', key: 'forgotten' },
      { label: 'd2', key: 'key-of-bob' },
    ]);
    const journal = await orders().journal(merchantId, orderId, { after: 0, limit: 9 });
    expect(JSON.stringify(journal)).not.toContain(dinerId);
    expect(log.text()).not.toContain(dinerId);
  });

  test('of more orders than one call can do is told that it goes on', async () => {
    const { accessToken, dinerId } = await newcomer();
    for (let i = 0; i < 51; i++) await shared(dinerId);
    expect((await forget(accessToken)).status).toBe(202);
    await goOn();
    expect((await mine(accessToken)).body.orders).toEqual([]);
  });
});

describe('a merchant whom a customer asks', () => {
  const forget = (orderId: string, role: Role) =>
    callAt<{ code: string }>(handler, 'DELETE /v1/orders/{orderId}/customer', {
      params: { orderId },
      headers: { authorization: bearer(role, times()) },
    });
  const placed = async (changes: Partial<Order>): Promise<Order> => {
    const order = orderOf(born(parseMerchantId, 'm1'), { customerName: 'Mary', ...changes });
    await orders().commit(next(empty(order), {}));
    return order;
  };

  test('takes the name from an order that is over; no till does', async () => {
    const { merchantId, orderId } = await placed({ status: 'CANCELED' });
    expect((await forget(orderId, 'cashier')).status).not.toBe(204);
    expect((await forget(orderId, 'merchant')).status).toBe(204);
    expect((await orders().load(merchantId, orderId))?.order.customerName).toBeUndefined();
  });

  test('waits for an order that is not', async () => {
    const { orderId } = await placed({});
    expect(await forget(orderId, 'merchant')).toMatchObject({
      status: 409,
      body: { code: 'order-open' },
    });
  });
});
