import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handler } from '../../functions/devices/handler.ts';
import { approve, callAt, Screen, times } from './support/device.ts';
import { devices, openStore, time } from './support/house.ts';
import { watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
}));

const log = watchLog();
const MINUTE = 60_000;

beforeAll(async () => {
  for (const [merchant, store] of [
    ['m1', 's1'],
    ['m1', 's2'],
    ['m2', 's3'],
  ] as const) {
    await openStore(merchant, store);
  }
});
/** Every test has a window of its own, in which nobody has asked yet. */
beforeEach(() => {
  time.now += 60 * MINUTE;
});

const listOf = async (token: string, storeId = 's1') =>
  await callAt<{ devices: { deviceId: string; name: string }[] }>(
    handler,
    'GET /v1/stores/{storeId}/devices',
    { params: { storeId }, headers: { authorization: `Bearer ${token}` } },
  );

const merchant = (claims: object = {}) => bearer('merchant', { ...times(), ...claims });
const revoke = (deviceId: string, authorization = merchant()) =>
  callAt<{ code?: string }>(handler, 'DELETE /v1/devices/{deviceId}', {
    params: { deviceId },
    headers: { authorization },
  });

describe('a new screen', () => {
  test.each(['ES256', 'Ed25519'])(
    'with a key for %s is let in by its code and signs in',
    async (alg) => {
      const screen = await Screen.new(handler, 'cashier', alg);
      const asked = await screen.ask();
      expect(asked.status).toBe(201);
      expect(asked.body.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
      expect(asked.body.expiresAt).toBe(time.now + 15 * MINUTE);
      expect((await screen.poll()).body).toMatchObject({ status: 'pending' });
      const typed = `${asked.body.code.slice(0, 4)}-${asked.body.code.slice(4)}`.toLowerCase();
      expect((await approve(handler, { code: typed, role: 'cashier' })).status).toBe(201);
      const { pairingId } = asked.body;
      expect((await screen.poll()).body).toMatchObject({
        status: 'approved',
        device: { deviceId: pairingId, merchantId: 'm1', storeId: 's1', role: 'cashier' },
      });
      const { status, body } = await screen.signIn();
      expect(status).toBe(200);
      expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 900 });
      expect((await listOf(body.accessToken)).body.devices).toContainEqual(
        expect.objectContaining({ deviceId: pairingId, role: 'cashier', name: 'A cashier' }),
      );
    },
  );

  test('sees nothing of a pairing without the key that asked for it', async () => {
    const [screen, thief] = [await Screen.new(handler), await Screen.new(handler)];
    await screen.ask();
    thief.asked = screen.asked;
    expect((await thief.poll()).status).toBe(401);
    expect((await screen.poll(screen.assert({ aud: 'elsewhere' }))).status).toBe(401);
  });

  test('cannot be let in when its code is older than 15 minutes', async () => {
    const screen = await Screen.new(handler);
    const { body } = await screen.ask();
    time.now += 15 * MINUTE;
    const late = await approve(handler, { code: body.code, role: 'kiosk' });
    expect(late).toMatchObject({ status: 404, body: { field: 'code' } });
    expect((await screen.poll()).status).toBe(404);
  });

  test('is let in once: nobody else can use its code, not even at the same time', async () => {
    const screen = await Screen.new(handler);
    const { body } = await screen.ask();
    const claims = { merchant_id: 'm2' };
    const both = await Promise.all([
      approve(handler, { code: body.code, role: 'kiosk' }),
      approve(handler, { code: body.code, role: 'kiosk', storeId: 's3' }, merchant(claims)),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect((await approve(handler, { code: body.code, role: 'kiosk' })).body.code).toBe(
      'code-used',
    );
  });

  test('asks at most ten times in a quarter of an hour from one place', async () => {
    const screen = await Screen.new(handler);
    const from = (ip: string) => async () => (await screen.ask(ip)).status;
    const asked = [];
    for (let i = 0; i < 11; i++) asked.push(await from('198.51.100.1')());
    expect(asked).toEqual([...Array(10).fill(201), 429]);
    expect(await from('198.51.100.2')()).toBe(201);
    const house = [];
    for (let i = 0; i < 11; i++) house.push(await from(`2001:db8:1:2:${i}::1`)());
    expect(house.at(-1)).toBe(429);
    expect(await from('2001:db8:1:3::1')()).toBe(201);
    time.now += 15 * MINUTE;
    expect(await from('198.51.100.1')()).toBe(201);
  });

  test('on one machine is one screen of many, all of which have its address', async () => {
    const screen = await Screen.new(handler);
    const asked = [];
    for (let i = 0; i < 11; i++) asked.push((await screen.ask('127.0.0.1')).status);
    expect(asked).toEqual(Array(11).fill(201));
  });

  test.each([
    ['a private key', { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), d: 'A'.repeat(43) }],
    [
      'a point that is not on the curve',
      { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) },
    ],
    ['an RSA key', { kty: 'RSA', n: 'A'.repeat(43), e: 'AQAB' }],
  ])('is told that %s is no key to register', async (_what, publicKey) => {
    const body = { kind: 'kiosk', name: 'Door', publicKey };
    const answer = await callAt<{ field: string }>(handler, 'POST /v1/devices/pairings', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.field).toMatch(/^publicKey/);
  });
});

describe('staff who type a code', () => {
  test('let in the kind of screen that it asks to be, and no other', async () => {
    const screen = await Screen.new(handler, 'kiosk');
    const { body } = await screen.ask();
    const wrong = await approve(handler, { code: body.code, role: 'cashier' });
    expect(wrong).toMatchObject({ status: 422, body: { field: 'role' } });
    expect((await approve(handler, { code: body.code, role: 'kiosk' })).status).toBe(201);
  });

  test('at a till let in kiosks of their own store, not another till', async () => {
    const till = await (await Screen.new(handler, 'cashier')).pair();
    const { body } = await till.signIn();
    const authorization = `Bearer ${body.accessToken}`;
    const kiosk = await Screen.new(handler, 'kiosk');
    const { code } = (await kiosk.ask()).body;
    const elsewhere = { code, role: 'kiosk', storeId: 's2' };
    expect((await approve(handler, elsewhere, authorization)).status).toBe(404);
    expect((await approve(handler, { code, role: 'kiosk' }, authorization)).status).toBe(201);
    const other = await Screen.new(handler, 'cashier');
    const asked = (await other.ask()).body;
    const refused = await approve(handler, { code: asked.code, role: 'cashier' }, authorization);
    expect(refused).toMatchObject({ status: 403, body: { code: 'device-not-yours' } });
  });

  test('guess ten codes in a quarter of an hour, however they hurry; a right one does not count', async () => {
    const screen = await Screen.new(handler);
    const { code } = (await screen.ask()).body;
    await approve(handler, { code, role: 'kiosk' });
    const guess = () => approve(handler, { code: '22222222', role: 'kiosk' });
    const guesses = await Promise.all(Array.from({ length: 20 }, guess));
    expect(guesses.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(10);
    const next = (await screen.ask()).body;
    expect((await approve(handler, { code: next.code, role: 'kiosk' })).status).toBe(429);
    const colleague = merchant({ sub: 'colleague' });
    expect((await approve(handler, { code: next.code, role: 'kiosk' }, colleague)).status).toBe(
      201,
    );
  });
});

describe('an assertion', () => {
  test.each([
    ['is good once only', {}, {}],
    ['for another audience', { aud: 'kuaican-api' }, {}],
    ['of another device', { sub: '01KB2Z3M4N5P6Q7R8S9T0V1W2X' }, {}],
    ['by another issuer', { iss: 'm1' }, {}],
    ['of another tenant', { merchant_id: 'm2' }, {}],
    ['that is an access token', {}, { typ: 'at+jwt' }],
    ['without a number', { jti: undefined }, {}],
    ['with a short number', { jti: 'x' }, {}],
    ['without an end', { exp: undefined }, {}],
    ['that lives for an hour', { exp: Math.floor(Date.now() / 1_000) * 2 }, {}],
  ])('%s is no way in', async (what, claims, header) => {
    const screen = await (await Screen.new(handler)).pair();
    const assertion = await screen.assert(claims, header);
    const answer = await screen.exchange(assertion);
    if (!what.includes('once')) return expect(answer.status).toBe(401);
    expect(answer.status).toBe(200);
    expect((await screen.exchange(assertion)).status).toBe(401);
  });

  test('that has expired or is not yet made is no way in', async () => {
    const screen = await (await Screen.new(handler)).pair();
    const now = Math.floor(time.now / 1_000);
    expect((await screen.signIn({ iat: now - 120, exp: now - 60 })).status).toBe(401);
    expect((await screen.signIn({ iat: now + 300, exp: now + 360 })).status).toBe(401);
  });

  test('and a token never reach the log', async () => {
    const screen = await (await Screen.new(handler)).pair();
    const assertion = await screen.assert();
    const { body } = await screen.exchange(assertion);
    for (const secret of [assertion, body.accessToken, screen.asked.code]) {
      expect(log.text()).not.toContain(secret);
    }
  });
});

describe('a device that is revoked', () => {
  test('changes nothing more from that moment, sees nothing within a minute, and cannot sign in', async () => {
    const till = await (await Screen.new(handler, 'cashier')).pair();
    const { accessToken } = (await till.signIn()).body;
    const authorization = `Bearer ${accessToken}`;
    expect((await listOf(accessToken)).status).toBe(200);
    expect((await revoke(till.asked.pairingId)).status).toBe(204);
    expect((await revoke(till.asked.pairingId)).status).toBe(204);
    const change = await approve(handler, { code: '22222222', role: 'kiosk' }, authorization);
    expect(change).toMatchObject({ status: 401, body: { code: 'device-revoked' } });
    time.now += MINUTE;
    expect((await listOf(accessToken)).status).toBe(401);
    expect(await till.signIn()).toMatchObject({ status: 401, body: { code: 'device-revoked' } });
    const { body } = await callAt<{ devices: unknown[] }>(
      handler,
      'GET /v1/stores/{storeId}/devices',
      {
        params: { storeId: 's1' },
        headers: { authorization: merchant() },
      },
    );
    expect(body.devices).not.toContainEqual(
      expect.objectContaining({ deviceId: till.asked.pairingId }),
    );
  });

  test('is nobody else’s to revoke or to rename', async () => {
    const screen = await (await Screen.new(handler)).pair();
    const { pairingId: deviceId } = screen.asked;
    expect((await revoke(deviceId, merchant({ merchant_id: 'm2' }))).status).toBe(404);
    expect((await revoke(deviceId, merchant({ store_id: 's2' }))).status).toBe(404);
    const rename = (authorization: string) =>
      callAt<{ name: string }>(handler, 'PATCH /v1/devices/{deviceId}', {
        params: { deviceId },
        body: { name: 'Window' },
        headers: { authorization },
      });
    expect((await rename(merchant({ merchant_id: 'm2' }))).status).toBe(404);
    expect((await rename(merchant())).body.name).toBe('Window');
    expect(await devices().find('m1' as never, deviceId as never)).toMatchObject({
      name: 'Window',
    });
  });
});

test('a deployed stage takes no token of a device that was never paired', async () => {
  const kiosk = bearer('cashier', times());
  expect((await listOf(kiosk.replace('Bearer ', ''))).status).toBe(401);
});

test('a token of one store’s device opens no other store', async () => {
  const till = await (await Screen.new(handler, 'cashier')).pair();
  const { accessToken } = (await till.signIn()).body;
  expect((await listOf(accessToken, 's2')).status).toBe(404);
  expect((await listOf(accessToken, 's3')).status).toBe(404);
});
