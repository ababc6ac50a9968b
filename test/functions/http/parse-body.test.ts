import { describe, expect, test } from 'vitest';
import type { RouteKey } from '../../../api/routes.ts';
import { asKiosk, problemOf, type Request, serve, watchLog } from '../support/http.ts';
import { bearer } from '../support/tokens.ts';

watchLog();

const ORDER = {
  storeId: 's1',
  channel: 'kiosk',
  fulfilment: 'takeout',
  lines: [{ itemId: 'noodles', options: [], quantity: 1 }],
};
const line = (changes: object): object => ({
  ...ORDER,
  lines: [{ ...ORDER.lines[0], ...changes }],
});
const PAYMENT = { way: 'barcode', authCode: '281234567890123456' };
const REFUND = { reason: 'cold soup' };
const item = { itemId: 'noodles', name: { en: 'Noodles' }, price: 2_800, modifierGroups: [] };
const menu = (changes: object = {}, currency = 'CNY'): object => ({
  currency,
  categories: [{ categoryId: 'all', name: { en: 'All' }, items: [{ ...item, ...changes }] }],
});

/** What the handler was given; undefined when the request never came so far. */
async function send(routeKey: RouteKey, request: Request) {
  let given: unknown;
  const headers = {
    authorization: bearer(routeKey.startsWith('PUT ') ? 'merchant' : 'cashier'),
    'idempotency-key': 'key-1',
    ...request.headers,
  };
  const handle = async ({ body }: { body: unknown }) => {
    given = body;
    return { status: 200 };
  };
  const result = await serve(routeKey, handle, { ...request, headers });
  return { result, given };
}

const routes = {
  order: 'POST /v1/orders',
  payment: 'POST /v1/orders/{orderId}/payments',
  refund: 'POST /v1/orders/{orderId}/refunds',
  menu: 'PUT /v1/stores/{storeId}/menu',
  resolve: 'POST /v1/cases/{caseId}/resolve',
} as const satisfies Record<string, RouteKey>;

/** A JSON text in which a member may come in a spelling that no object literal has. */
const withMember = (value: object, member: string): string =>
  JSON.stringify(value).replace(/}$/, `,${member}}`);

describe('a request is refused, and the field named, for', () => {
  test.each<[string, keyof typeof routes, unknown, string]>([
    ['a field that we do not know', 'order', { ...ORDER, tip: 1 }, 'tip'],
    ['a total that the client made up', 'order', { ...ORDER, total: 1 }, 'total'],
    ['a price that the client made up', 'order', line({ unitPrice: 1 }), 'lines[0].unitPrice'],
    ['another tenant', 'order', { ...ORDER, merchantId: 'm2' }, 'merchantId'],
    ['no store', 'order', { ...ORDER, storeId: undefined }, 'storeId'],
    ['a store that climbs', 'order', { ...ORDER, storeId: '../s2' }, 'storeId'],
    ['quantity 0', 'order', line({ quantity: 0 }), 'lines[0].quantity'],
    ['quantity -1', 'order', line({ quantity: -1 }), 'lines[0].quantity'],
    ['quantity 1.5', 'order', line({ quantity: 1.5 }), 'lines[0].quantity'],
    ['quantity 100', 'order', line({ quantity: 100 }), 'lines[0].quantity'],
    ['quantity 1e9', 'order', line({ quantity: 1e9 }), 'lines[0].quantity'],
    ['quantity as text', 'order', line({ quantity: '1' }), 'lines[0].quantity'],
    ['quantity null', 'order', line({ quantity: null }), 'lines[0].quantity'],
    ['quantity true', 'order', line({ quantity: true }), 'lines[0].quantity'],
    [
      'an infinite quantity',
      'order',
      JSON.stringify(ORDER).replace(':1}', ':1e999}'),
      'lines[0].quantity',
    ],
    ['no lines', 'order', { ...ORDER, lines: [] }, 'lines'],
    ['lines that are an object', 'order', { ...ORDER, lines: { 0: ORDER.lines[0] } }, 'lines'],
    ['41 lines', 'order', { ...ORDER, lines: Array(41).fill(ORDER.lines[0]) }, 'lines'],
    ['21 options', 'order', line({ options: Array(21).fill('a') }), 'lines[0].options'],
    ['an option that is an object', 'order', line({ options: [{}] }), 'lines[0].options[0]'],
    ['an item with a path in it', 'order', line({ itemId: '../../etc' }), 'lines[0].itemId'],
    ['an item named __proto__', 'order', line({ itemId: '__proto__' }), 'lines[0].itemId'],
    ['a check without lines', 'order', { ...ORDER, checks: [[]] }, 'checks[0]'],
    ['a check of line -1', 'order', { ...ORDER, checks: [[-1]] }, 'checks[0][0]'],
    ['a channel that we do not have', 'order', { ...ORDER, channel: 'fax' }, 'channel'],
    ['a channel of every object', 'order', { ...ORDER, channel: 'constructor' }, 'channel'],
    ['a language with a script in it', 'order', { ...ORDER, language: '<script>' }, 'language'],
    ['a note with NUL', 'order', { ...ORDER, note: 'a\u0000b' }, 'note'],
    ['a note with an escape sequence', 'order', { ...ORDER, note: '\u001b[2J' }, 'note'],
    ['a note with half a surrogate pair', 'order', { ...ORDER, note: 'a\ud83d' }, 'note'],
    ['a note with the other half', 'order', { ...ORDER, note: '\ude00a' }, 'note'],
    ['an empty note', 'order', { ...ORDER, note: '' }, 'note'],
    ['a note of 201 characters', 'order', { ...ORDER, note: 'x'.repeat(201) }, 'note'],
    ['a note that is a list', 'order', { ...ORDER, note: ['x'] }, 'note'],
    ['a member __proto__', 'order', withMember(ORDER, '"__proto__":{"total":1}'), '__proto__'],
    ['a member constructor', 'order', withMember(ORDER, '"constructor":{}'), 'constructor'],
    ['everything below __proto__', 'order', `{"__proto__":${JSON.stringify(ORDER)}}`, 'storeId'],
    ['an array', 'order', [ORDER], 'body'],
    ['null', 'order', 'null', 'body'],
    ['a text', 'order', '"order"', 'body'],
    ['a number', 'order', '5', 'body'],
    ['deep brackets', 'order', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 'body'],
    [
      'a deep note',
      'order',
      withMember(ORDER, `"note":${'['.repeat(20_000)}${']'.repeat(20_000)}`),
      'note',
    ],

    ['no auth code', 'payment', { way: 'barcode' }, 'authCode'],
    [
      'an auth code as a number',
      'payment',
      { ...PAYMENT, authCode: 281234567890123456n.toString().length },
      'authCode',
    ],
    [
      'a code of another wallet',
      'payment',
      { ...PAYMENT, authCode: '134567890123456789' },
      'authCode',
    ],
    ['a short code', 'payment', { ...PAYMENT, authCode: '2812345' }, 'authCode'],
    [
      'a code with a line break',
      'payment',
      { ...PAYMENT, authCode: `${PAYMENT.authCode}\n` },
      'authCode',
    ],
    [
      'a code in Arabic digits',
      'payment',
      { ...PAYMENT, authCode: '٢٨1234567890123456' },
      'authCode',
    ],
    ['a way that we do not have', 'payment', { ...PAYMENT, way: 'cash' }, 'way'],
    ['no way', 'payment', { authCode: PAYMENT.authCode }, 'way'],
    ['a list of ways', 'payment', { ...PAYMENT, way: ['barcode'] }, 'way'],
    ['a code of ours and one of the customer', 'payment', { ...PAYMENT, way: 'qr' }, 'authCode'],
    ['a static code that hangs nowhere', 'payment', { way: 'static-qr' }, 'terminalId'],
    ['a terminal without a name', 'payment', { way: 'qr', terminalId: '' }, 'terminalId'],
    [
      'an auth code in the field of the terminal',
      'payment',
      { way: 'qr', terminalId: PAYMENT.authCode },
      'terminalId',
    ],
    [
      'an auth code in the field of the check',
      'payment',
      { ...PAYMENT, checkId: '2812345678901234' },
      'checkId',
    ],
    [
      'an auth code in the field of the line',
      'refund',
      { ...REFUND, lines: [{ lineId: '2812345678901234', quantity: 1 }] },
      'lines[0].lineId',
    ],
    [
      'an auth code in the field of the item',
      'order',
      line({ itemId: PAYMENT.authCode }),
      'lines[0].itemId',
    ],
    ['an amount to pay', 'payment', { ...PAYMENT, amount: 1 }, 'amount'],
    ['a long check', 'payment', { ...PAYMENT, checkId: 'c'.repeat(17) }, 'checkId'],

    ['a refund of 0', 'refund', { ...REFUND, amount: 0 }, 'amount'],
    ['a refund below 0', 'refund', { ...REFUND, amount: -100 }, 'amount'],
    ['a refund of half a fen', 'refund', { ...REFUND, amount: 0.5 }, 'amount'],
    ['a refund in yuan', 'refund', { ...REFUND, amount: 38.5 }, 'amount'],
    ['a refund as text', 'refund', { ...REFUND, amount: '100' }, 'amount'],
    ['a refund beyond every trade', 'refund', { ...REFUND, amount: 10_000_000_001 }, 'amount'],
    ['a refund beyond exact numbers', 'refund', { ...REFUND, amount: 1e300 }, 'amount'],
    ['no reason', 'refund', { amount: 100 }, 'reason'],
    ['an empty reason', 'refund', { reason: '' }, 'reason'],

    ['a price with a fraction', 'menu', menu({ price: 28.5 }), 'categories[0].items[0].price'],
    ['a price below 0', 'menu', menu({ price: -1 }), 'categories[0].items[0].price'],
    ['a name without a language', 'menu', menu({ name: {} }), 'categories[0].items[0].name'],
    [
      'a name for every object',
      'menu',
      menu({ name: { constructor: 'x' } }),
      'categories[0].items[0].name.constructor',
    ],
    [
      'a name with half a surrogate pair',
      'menu',
      menu({ name: { en: '\ud800' } }),
      'categories[0].items[0].name.en',
    ],
    ['a currency that we do not have', 'menu', menu({}, 'BTC'), 'currency'],
    ['a menu without categories', 'menu', { currency: 'CNY', categories: [] }, 'categories'],

    ['a case closed without a note', 'resolve', {}, 'note'],
    ['a case that somebody else closed', 'resolve', { note: 'x', by: 'admin:1' }, 'by'],
  ])('%s', async (_, route, body, field) => {
    const { result, given } = await send(routes[route], { body });
    expect(given).toBeUndefined();
    expect(result.headers).toMatchObject({ 'content-type': 'application/problem+json' });
    const problem = problemOf(result);
    expect(problem).toMatchObject({ status: 400, code: 'invalid-request', field });
    expect(problem.errors?.map((e) => e.field)).toContain(field);
    expect(result.statusCode).toBe(400);
  });
});

describe('a body is refused when it', () => {
  test.each<[string, Request, number, string, string]>([
    ['is empty', { body: '' }, 400, 'invalid-json', 'body'],
    [
      'is not there',
      { headers: { 'content-type': 'application/json' } },
      400,
      'invalid-json',
      'body',
    ],
    ['is no JSON', { body: 'storeId=s1' }, 400, 'invalid-json', 'body'],
    ['breaks off', { body: JSON.stringify(ORDER).slice(0, -1) }, 400, 'invalid-json', 'body'],
    ['is two values', { body: '{}{}' }, 400, 'invalid-json', 'body'],
    ['has a comma too many', { body: '{"storeId":"s1",}' }, 400, 'invalid-json', 'body'],
    ['has a comment', { body: '{}//' }, 400, 'invalid-json', 'body'],
    [
      'has no type',
      { body: ORDER, headers: { 'content-type': '' } },
      415,
      'not-json',
      'Content-Type',
    ],
    [
      'is a form',
      { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'not-json',
      'Content-Type',
    ],
    [
      'is text, as a foreign page could send',
      { body: ORDER, headers: { 'content-type': 'text/plain' } },
      415,
      'not-json',
      'Content-Type',
    ],
    [
      'is JSON of another type',
      { body: ORDER, headers: { 'content-type': 'application/json-patch+json' } },
      415,
      'not-json',
      'Content-Type',
    ],
    [
      'only mentions JSON',
      { body: ORDER, headers: { 'content-type': 'text/plain; application/json' } },
      415,
      'not-json',
      'Content-Type',
    ],
  ])('%s', async (_, request, status, code, field) => {
    const { result, given } = await send(routes.order, request);
    expect(given).toBeUndefined();
    expect(problemOf(result)).toMatchObject({ status, code, field });
  });

  test.each([
    ['a megabyte of JSON', routes.order, { ...ORDER, note: 'x'.repeat(1024 * 1024) }, false],
    ['a byte too many', routes.order, ' '.repeat(64 * 1024 + 1), false],
    ['too many bytes in few characters', routes.order, '"面"'.padEnd(40_000, '面'), false],
    ['a megabyte as base64', routes.order, 'x'.repeat(1024 * 1024), true],
    ['a menu of more than 2.5 megabytes', routes.menu, ' '.repeat(2.5 * 1024 * 1024 + 1), false],
  ])('is %s', async (_, route, body, base64) => {
    const { result, given } = await send(route, { body, base64 });
    expect(given).toBeUndefined();
    expect(problemOf(result)).toMatchObject({ status: 413, code: 'body-too-large' });
  });
});

describe('a body is taken', () => {
  test.each([
    ['as it is', {}],
    ['with a charset', { headers: { 'content-type': 'application/json; charset=utf-8' } }],
    ['with its type in capitals', { headers: { 'content-type': 'Application/JSON' } }],
    ['in base64', { base64: true }],
  ])('%s', async (_, how) => {
    const body = { ...ORDER, note: '不要香菜 🌶️' };
    const { given } = await send(routes.order, { body, ...how });
    expect(given).toEqual(body);
  });

  test('with its defaults filled in', async () => {
    const { given } = await send(routes.order, { body: line({ options: undefined }) });
    expect(given).toEqual(ORDER);
  });

  test('when it is a menu of nearly a megabyte', async () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ ...item, itemId: `i${n}` }));
    const categories = Array.from({ length: 20 }, (_, n) => ({
      categoryId: `c${n}`,
      name: { en: 'x' },
      items: many,
    }));
    const { result } = await send(routes.menu, { body: { currency: 'CNY', categories } });
    expect(result.statusCode).toBe(200);
  });
});

describe('a problem', () => {
  test('lists every wrong field, and says what each could be', async () => {
    const body = { ...line({ quantity: 0 }), channel: 'fax', tip: 5 };
    const { result } = await send(routes.order, { body });
    const { errors, field } = problemOf(result);
    const byField = Object.fromEntries((errors ?? []).map((e) => [e.field, e.message]));
    expect(Object.keys(byField).sort()).toEqual(['channel', 'lines[0].quantity', 'tip']);
    expect(byField['lines[0].quantity']).toMatch(/>=\s?1/);
    expect(byField['channel']).toContain('"kiosk"');
    expect(byField).toHaveProperty(field ?? '');
  });

  test('never repeats what a wrong field held', async () => {
    const authCode = '2812345678901234567X';
    const { result } = await send(routes.payment, { body: { way: 'barcode', authCode } });
    expect(result.body).not.toContain(authCode.slice(0, 8));
  });

  test('says which ways to pay there are', async () => {
    const { result } = await send(routes.payment, { body: { way: 'cash' } });
    expect(problemOf(result)).toMatchObject({ status: 400, code: 'invalid-request', field: 'way' });
    for (const way of ['barcode', 'qr', 'static-qr']) {
      expect(problemOf(result).detail).toContain(`'${way}'`);
    }
  });

  test('never repeats an auth code that a scanner typed where a name belongs', async () => {
    const { authCode } = PAYMENT;
    const unknownField = await send(routes.payment, { body: { way: 'qr', [authCode]: 1 } });
    const language = await send(routes.menu, { body: menu({ name: { [authCode]: 'x' } }) });
    for (const { result } of [unknownField, language]) {
      expect(result.statusCode).toBe(400);
      expect(result.body).toContain('[digits]');
      expect(result.body).not.toContain(authCode.slice(-12));
    }
  });

  test('stays short, however much is wrong', async () => {
    const names = Array.from({ length: 500 }, (_, n) => [`${n}${'x'.repeat(80)}`, 1]);
    const { result } = await send(routes.order, { body: Object.fromEntries(names) });
    expect(problemOf(result).errors).toHaveLength(20);
    expect(result.body?.length).toBeLessThan(4_000);
  });

  test('does not look at the body of somebody who may not ask', async () => {
    const result = await serve(routes.order, async () => ({ status: 200 }), { body: '{' });
    expect(result.statusCode).toBe(401);
    const kitchen = { authorization: bearer('kitchen') };
    const other = await serve(routes.order, async () => ({ status: 200 }), {
      body: '{',
      headers: kitchen,
    });
    expect(other.statusCode).toBe(403);
    const ok = await serve(routes.order, async () => ({ status: 200 }), {
      body: ORDER,
      headers: asKiosk,
    });
    expect(ok.statusCode).toBe(200);
  });
});
