import { describe, expect, test } from 'vitest';
import type { Idempotency } from '../../../core/usecases/idempotency.ts';
import { idempotencyOf } from '../../../functions/shared/http/idempotency-key.ts';
import { eventOf, httpDeps, problemOf, type Request, serve, watchLog } from '../support/http.ts';
import { bearer } from '../support/tokens.ts';

watchLog();

const PAY = 'POST /v1/orders/{orderId}/payments';
const AUTH_CODE = '281234567890123456';
const payment = { way: 'barcode', authCode: AUTH_CODE };

const withKey = (key: string | undefined, request: Request = {}): Request => ({
  body: payment,
  ...request,
  headers: {
    authorization: bearer('cashier'),
    ...(key !== undefined && { 'idempotency-key': key }),
  },
});

async function idempotency(request: Request, routeKey: typeof PAY | 'POST /v1/orders' = PAY) {
  let given: Idempotency | undefined;
  const handle = async (call: { idempotency: Idempotency | undefined }) => {
    given = call.idempotency;
    return { status: 200 };
  };
  return { result: await serve(routeKey, handle, request), given: () => given };
}

describe('a request that moves money', () => {
  test.each<[string, string | undefined]>([
    ['no Idempotency-Key', undefined],
    ['an empty one', ''],
    ['one with a space', 'key 1'],
    ['one with a control character', 'key\u0000'],
    ['one that is not ASCII', '钥匙'],
    ['one of 129 characters', 'k'.repeat(129)],
  ])('is refused with %s', async (_, key) => {
    const { result, given } = await idempotency(withKey(key));
    expect(given()).toBeUndefined();
    expect(problemOf(result)).toMatchObject({
      status: 400,
      code: 'idempotency-key',
      field: 'Idempotency-Key',
    });
  });

  test.each(['k', 'k'.repeat(128), '"quoted"', '7b6c1f5e-3c5e-4a52-9d1b-7c8f4e2d1a00'])(
    'is taken with the key %s',
    async (key) => {
      const { result, given } = await idempotency(withKey(key));
      expect(result.statusCode).toBe(200);
      expect(given()?.key).toMatch(/^[0-9a-f]{64}$/);
    },
  );
});

describe('a request that places an order', () => {
  const body = {
    storeId: 's1',
    channel: 'kiosk',
    fulfilment: 'takeout',
    lines: [{ itemId: 'noodles', quantity: 1 }],
  };

  test('may do without a key', async () => {
    const { result, given } = await idempotency(withKey(undefined, { body }), 'POST /v1/orders');
    expect(result.statusCode).toBe(200);
    expect(given()).toBeUndefined();
  });

  test('may not carry a malformed one', async () => {
    const { result } = await idempotency(withKey('two words', { body }), 'POST /v1/orders');
    expect(problemOf(result)).toMatchObject({ status: 400, field: 'Idempotency-Key' });
  });
});

describe('the fingerprint', () => {
  const order = '01JD0000000000000000000000';
  const print = (request: Request = {}, routeKey = PAY, secret = 'secret-1', actor = 'kiosk:k1') =>
    idempotencyOf(
      eventOf(routeKey, { params: { orderId: order }, ...withKey('key-1', request) }),
      'required',
      secret,
      actor,
    );

  test('is the same for the same request', () => {
    expect(print()).toEqual(print());
    expect(print({ base64: true })).toEqual(print());
    // Two kiosks that send the same key and order are two customers.
    expect(print({}, PAY, 'secret-1', 'kiosk:k2')).not.toEqual(print());
  });

  test.each([
    ['the body', print({ body: { ...payment, checkId: 'c1' } })],
    ['a single digit of the code', print({ body: { ...payment, authCode: '281234567890123457' } })],
    ['the order', print({ params: { orderId: '01JD0000000000000000000001' } })],
    ['the method', print({}, PAY.replace('POST', 'PUT'))],
    ['the path', print({}, 'POST /v1/orders/{orderId}/refunds')],
    ['the place where the path ends', print({ body: `${order}/payments\n` }, 'POST /v1/orders/')],
  ])('is another when %s is another', (_, other) => {
    expect(other?.key).toBe(print()?.key);
    expect(other?.fingerprint).not.toBe(print()?.fingerprint);
  });

  test('can be neither read nor guessed by somebody who sees the table', async () => {
    const { key, fingerprint } = print() ?? { key: '', fingerprint: '' };
    expect(key + fingerprint).not.toContain('key-1');
    expect(key + fingerprint).not.toContain(AUTH_CODE);
    // An auth code has few digits: without a secret in the hash, all of them could be tried.
    expect(print({}, PAY, 'secret-2')?.fingerprint).not.toBe(fingerprint);
    expect(print({}, PAY, 'secret-2')?.key).not.toBe(key);
    expect(await httpDeps.fingerprintSecret?.()).toBe('secret-1');
  });
});
