import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../../api/examples.ts';
import {
  mayCall,
  ROLES,
  ROUTES,
  type Role,
  type Route,
  type RouteKey,
} from '../../../api/routes.ts';
import { TooMuchContention } from '../../../core/usecases/change-order.ts';
import { httpFunction } from '../../../functions/shared/http/http-function.ts';
import { ProblemError } from '../../../functions/shared/http/problem.ts';
import { asKiosk, eventOf, httpDeps, problemOf, serve, watchLog } from '../support/http.ts';
import { bearer } from '../support/tokens.ts';

const log = watchLog();

/** A good body for every route that takes one, so that only the caller decides. */
const bodyOf = (key: RouteKey): unknown => Object.values(EXAMPLES[key] ?? {})[0]?.value;

const routes = Object.entries<Route>(ROUTES) as [RouteKey, Route][];
const guarded = routes.filter(([, { access }]) => typeof access !== 'string');

async function ask(routeKey: RouteKey, authorization: string | undefined) {
  let calls = 0;
  const handle = async () => {
    calls += 1;
    return { status: 200, body: {} };
  };
  const headers = {
    'idempotency-key': 'key-1',
    ...(authorization !== undefined && { authorization }),
  };
  const body = bodyOf(routeKey);
  const result = await serve(routeKey, handle, { headers, ...(body !== undefined && { body }) });
  return { result, calls };
}

const matrix = guarded.flatMap(([key, { access }]) =>
  ROLES.map((role): [string, string, RouteKey, Role] => [
    role,
    mayCall({ access }, role) ? 'may' : 'may not',
    key,
    role,
  ]),
);

describe('the access matrix of ROUTES', () => {
  test.each(matrix)('a %s %s %s', async (_, may, key, role) => {
    const { result, calls } = await ask(key, bearer(role));
    expect(calls).toBe(may === 'may' ? 1 : 0);
    expect(result.statusCode).toBe(may === 'may' ? 200 : 403);
    if (may !== 'may') expect(problemOf(result)).toMatchObject({ code: 'forbidden' });
  });

  test.each(guarded.map(([key]) => key))('nobody without a token may %s', async (key) => {
    for (const authorization of [undefined, 'Bearer x.y.z', bearer('admin', { exp: 1 })]) {
      const { result, calls } = await ask(key, authorization);
      expect(calls).toBe(0);
      expect(result.statusCode).toBe(401);
      expect(result.headers).toMatchObject({ 'www-authenticate': 'Bearer' });
    }
  });

  test('only the menu, what is popular, pictures and delivery slots, the document, Alipay, new screens, customers who sign in, who hold a receipt and guests at a table need no token', () => {
    const open = routes.filter(([, { access }]) => typeof access === 'string').map(([key]) => key);
    expect(open.sort()).toEqual([
      'GET /v1/devices/pairings/{pairingId}',
      'GET /v1/diners/authorise-url',
      'GET /v1/openapi.json',
      'GET /v1/receipt-links/{token}',
      'GET /v1/stores/{storeId}/delivery/slots',
      'GET /v1/stores/{storeId}/images/{image}',
      'GET /v1/stores/{storeId}/menu',
      'GET /v1/stores/{storeId}/popular',
      'GET /v1/tables/{token}/order',
      'POST /v1/alipay/{merchantId}/notifications',
      'POST /v1/devices/pairings',
      'POST /v1/devices/tokens',
      'POST /v1/diners/tokens',
      'POST /v1/tables/{token}/order',
      'POST /v1/tables/{token}/order/lines',
      'POST /v1/tables/{token}/order/payments',
      'POST /v1/tables/{token}/screen-steps',
      'PUT /v1/tables/{token}/order/lines/{lineId}',
    ]);
  });

  test.each([undefined, 'Bearer x.y.z'])(
    'a public route does not ask who calls (%s)',
    async (who) => {
      const { result } = await ask('GET /v1/stores/{storeId}/menu', who);
      expect(result.statusCode).toBe(200);
    },
  );

  test('only a till may touch money, and a kiosk may not give any back', () => {
    const pays = ROUTES['POST /v1/orders/{orderId}/payments'].access;
    const refunds = ROUTES['POST /v1/orders/{orderId}/refunds'].access;
    expect([...pays].sort()).toEqual(['cashier', 'kiosk']);
    expect(refunds).not.toContain('kiosk');
    expect(refunds).not.toContain('diner');
  });
});

describe('a handler is given', () => {
  test('who calls, from the token and from nothing else', async () => {
    let seen: unknown;
    const handle = async ({ principal }: { principal: unknown }) => {
      seen = principal;
      return { status: 200 };
    };
    await serve('GET /v1/cases', handle, {
      headers: { authorization: bearer('cashier'), 'x-merchant-id': 'm2' },
      query: { merchantId: 'm2', role: 'admin' },
    });
    expect(seen).toEqual({
      role: 'cashier',
      merchantId: 'm1',
      storeId: 's1',
      actor: 'cashier:cashier-1',
    });
  });

  test('path and query parameters, or nothing where there are none', async () => {
    let seen: unknown;
    const handle = async (call: {
      param: (name: string) => string;
      query: (name: string) => string | undefined;
    }) => {
      seen = [call.param('storeId'), call.param('other'), call.query('lang'), call.query('other')];
      return { status: 200 };
    };
    await serve('GET /v1/stores/{storeId}/menu', handle, {
      params: { storeId: 's1' },
      query: { lang: 'en' },
    });
    expect(seen).toEqual(['s1', '', 'en', undefined]);
  });
});

describe('an answer', () => {
  test('is JSON that nobody keeps, unless the handler says otherwise', async () => {
    const kept = await serve('GET /v1/openapi.json', async () => ({ status: 200, body: { a: 1 } }));
    expect(kept).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: '{"a":1}',
    });
    const headers = { 'cache-control': 'public, max-age=300' };
    const other = await serve('GET /v1/openapi.json', async () => ({ status: 304, headers }));
    expect(other).toEqual({ statusCode: 304, headers });
  });

  test('is 404 on a route that the function does not serve', async () => {
    const fn = httpFunction(httpDeps, { 'GET /v1/cases': async () => ({ status: 200 }) });
    for (const key of ['GET /v1/openapi.json', 'DELETE /v1/cases', '$default']) {
      const result = await fn(eventOf(key, { headers: asKiosk }), {} as never);
      expect(problemOf(result)).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
});

const secret = 'canary-3f9a';
const failing = (error: unknown) =>
  serve(
    'GET /v1/cases',
    async () => {
      throw error;
    },
    { headers: { authorization: bearer('merchant') } },
  );

describe('an error that nobody expected', () => {
  test.each([
    ['an Error', new Error(`table ${secret} is on fire`)],
    ['an Error with a cause', new Error('x', { cause: new Error(secret) })],
    [
      'an SDK’s error',
      Object.assign(new Error(secret), {
        $metadata: { httpStatusCode: 400 },
        statusCode: 400,
        expose: true,
      }),
    ],
    ['a text', secret],
    ['nothing', undefined],
    ['null', null],
    ['an object', { statusCode: 200, body: secret }],
  ])('(%s) is a 500 that tells only a number to ask for', async (_, error) => {
    const result = await failing(error);
    expect(result.statusCode).toBe(500);
    expect(result.headers).toEqual({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'content-language': 'en',
      vary: 'Accept-Language',
    });
    expect(problemOf(result)).toEqual({
      type: '/problems/internal',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal',
      detail: 'Something went wrong on our side; try again with the same Idempotency-Key.',
      requestId: 'request-1',
    });
    expect(log.lines()).toMatchObject([
      { level: 'error', code: 'request-failed', requestId: 'request-1', status: 500 },
    ]);
    expect(log.text()).not.toContain('    at ');
  });

  test('tells the operator what it was', async () => {
    await failing(new TypeError('orders is not a function'));
    expect(log.lines()).toMatchObject([
      { errorName: 'TypeError', errorMessage: 'orders is not a function', route: 'GET /v1/cases' },
    ]);
  });
});

test('an order that everybody changes at once is a 503 that says when to come back', async () => {
  const result = await failing(new TooMuchContention('Order 01ABC is too busy'));
  expect(problemOf(result)).toMatchObject({ status: 503, code: 'busy', requestId: 'request-1' });
  expect(result.headers).toMatchObject({ 'retry-after': '1' });
  expect(log.lines()).toMatchObject([{ level: 'error', code: 'request-failed', status: 503 }]);
});

test('a refusal is an answer like any other, and no error of ours', async () => {
  await failing(new ProblemError(409, 'not-paid', 'Nothing was paid that could be refunded.'));
  expect(log.lines()).toMatchObject([
    { level: 'info', code: 'request-served', reason: 'not-paid', status: 409 },
  ]);
});

test('a function that was given no keys lets nobody in', async () => {
  const handle = async () => ({ status: 200 });
  const noKeys = await serve('GET /v1/cases', handle, { headers: asKiosk }, {});
  expect(noKeys.statusCode).toBe(500);
  const { fingerprintSecret: _, ...noSecret } = httpDeps;
  const body = bodyOf('POST /v1/orders');
  const noPrint = await serve('POST /v1/orders', handle, { headers: asKiosk, body }, noSecret);
  expect(noPrint.statusCode).toBe(500);
});
