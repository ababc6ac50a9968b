import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RouteKey } from '../../api/routes.ts';
import type { StaffResponse, StaffSessionResponse } from '../../api/staff.ts';
import type { Device } from '../../core/domain/device.ts';
import { born, parseDeviceId, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import { handler as devicesHandler } from '../../functions/devices/handler.ts';
import { handler } from '../../functions/staff/handler.ts';
import { approve, callAt, Screen, times } from './support/device.ts';
import { devices, ids, openStore, staff, time } from './support/house.ts';
import { watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
}));

const log = watchLog();
const MINUTE = 60_000;
const PIN = '4071';

interface Answer {
  readonly code?: string;
  readonly field?: string;
  readonly detail?: string;
}

beforeAll(async () => {
  await openStore('m1', 's1');
  await openStore('m1', 's2');
  await openStore('m2', 's3');
});
beforeEach(() => {
  time.now += 48 * 60 * MINUTE;
});

async function ask<T = Answer>(route: RouteKey, authorization: string, more: object = {}) {
  const request = { headers: { authorization }, params: { storeId: 's1' }, ...more };
  return await callAt<T>(handler, route, request);
}
const merchant = (claims: object = {}) => bearer('merchant', { ...times(), ...claims });

async function hire(role = 'cashier', pin = PIN): Promise<StaffResponse> {
  const body = { name: '小王', role, pin };
  const hired = await ask<StaffResponse>('POST /v1/stores/{storeId}/staff', merchant(), { body });
  expect(hired.status).toBe(201);
  return hired.body;
}
const change = (staffId: string, body: object, token = merchant(), storeId = 's1') =>
  ask('PATCH /v1/stores/{storeId}/staff/{staffId}', token, { params: { storeId, staffId }, body });
const dismiss = (staffId: string, token = merchant()) =>
  ask('DELETE /v1/stores/{storeId}/staff/{staffId}', token, { params: { storeId: 's1', staffId } });

/** A till of store s1 that is paired; returns its token. */
function till(storeId = 's1'): { readonly deviceId: string; readonly token: () => string } {
  const device: Device = {
    deviceId: born(parseDeviceId, ids().ulid()),
    merchantId: born(parseMerchantId, 'm1'),
    storeId: born(parseStoreId, storeId),
    ...{ kind: 'cashier', name: 'Till', status: 'ACTIVE', pairedAt: 0, pairedBy: 'test' },
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) },
  };
  devices().add(device);
  const { deviceId } = device;
  const claims = { store_id: storeId, device_id: deviceId };
  return { deviceId, token: () => bearer('cashier', { ...times(), ...claims }) };
}

const type = (at: { token: () => string }, staffId: string, pin = PIN) =>
  ask<StaffSessionResponse & Answer>('POST /v1/staff/sessions', at.token(), {
    ...{ params: {}, body: { staffId, pin } },
  });

/** A till's view of the screens of the store needs a token that is good. */
const look = (token: string) =>
  callAt<Answer>(devicesHandler, 'GET /v1/stores/{storeId}/devices', {
    params: { storeId: 's1' },
    headers: { authorization: `Bearer ${token}` },
  });
const approveAs = async (token: string, role = 'kiosk') => {
  const screen = await Screen.new(devicesHandler, role);
  const { code } = (await screen.ask()).body;
  return await approve(devicesHandler, { code, role }, `Bearer ${token}`);
};

describe('somebody who works in a store', () => {
  test('picks their name at a till, types their PIN, and acts there in their own name', async () => {
    const { staffId } = await hire();
    const at = till();
    const names = await ask<{ staff: object[] }>(
      'GET /v1/stores/{storeId}/staff/names',
      at.token(),
    );
    expect(names.body.staff).toContainEqual({ staffId, name: '小王' });
    const { status, body } = await type(at, staffId);
    expect(status).toBe(200);
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 1_800, staffId, role: 'cashier' });
    expect((await approveAs(body.accessToken)).status).toBe(201);
    const [device] = await pairedBy(`cashier:${staffId}`);
    expect(device).toBeDefined();
  });

  test('signs in at no till of another store', async () => {
    const { staffId } = await hire();
    expect(await type(till('s2'), staffId)).toMatchObject({
      ...{ status: 422, body: { code: 'wrong-pin' } },
    });
  });

  test('as a manager lets in another till, which a cashier may not', async () => {
    const at = till();
    const cashier = await type(at, (await hire()).staffId);
    expect((await approveAs(cashier.body.accessToken, 'cashier')).status).toBe(403);
    const manager = await type(at, (await hire('manager')).staffId);
    expect(manager.body.role).toBe('manager');
    expect((await approveAs(manager.body.accessToken, 'cashier')).status).toBe(201);
  });

  test('is known to merchants without their PIN, page by page, and to no other tenant', async () => {
    const { staffId } = await hire();
    const list = (token: string, storeId = 's1') =>
      ask<{ staff: StaffResponse[] }>('GET /v1/stores/{storeId}/staff', token, {
        params: { storeId },
        query: { limit: '100' },
      });
    const { body } = await list(merchant());
    expect(body.staff.find((member) => member.staffId === staffId)).toEqual({
      ...{ staffId, storeId: 's1', name: '小王', role: 'cashier', addedAt: time.now },
    });
    expect((await list(merchant({ merchant_id: 'm2' }))).status).toBe(404);
    expect((await list(till().token())).status).toBe(403);
    expect((await change(staffId, { name: 'x' }, merchant(), 's2')).status).toBe(404);
  });

  test.each([
    ['0000', 422, 'trivial-pin'],
    ['123', 400, 'invalid-request'],
    ['123456789', 400, 'invalid-request'],
    ['40a1', 400, 'invalid-request'],
  ])('cannot have the PIN %s', async (pin, status, code) => {
    const body = { name: '小王', role: 'cashier', pin };
    const refused = await ask('POST /v1/stores/{storeId}/staff', merchant(), { body });
    expect(refused).toMatchObject({ status, body: { code, field: 'pin' } });
    const { staffId } = await hire();
    expect((await change(staffId, { pin })).body).toMatchObject({ code, field: 'pin' });
  });

  test('has a PIN that is kept as a salted hash and never reaches the log', async () => {
    const [one, other] = [await hire(), await hire()];
    const kept = async ({ staffId }: StaffResponse) =>
      await staff().find('m1' as never, 's1' as never, staffId as never);
    const pins = [await kept(one), await kept(other)].map((member) => member?.pin);
    expect(pins[0]).toMatchObject({ algorithm: 'scrypt', n: 2, r: 1, p: 1 });
    expect(pins[0]?.hash).not.toBe(pins[1]?.hash);
    const { body } = await type(till(), one.staffId);
    expect(JSON.stringify(pins)).not.toContain(PIN);
    for (const secret of [`"${PIN}"`, body.accessToken, pins[0]?.hash ?? '?']) {
      expect(log.text()).not.toContain(secret);
    }
  });
});

describe('a session ends', () => {
  test.each([
    ['removed', (staffId: string) => dismiss(staffId)],
    ['given another PIN', (staffId: string) => change(staffId, { pin: '80526' })],
    ['made a manager', (staffId: string) => change(staffId, { role: 'manager' })],
  ])('at once for who is %s, and within a minute for looks', async (_, end) => {
    const { staffId } = await hire();
    const { accessToken } = (await type(till(), staffId)).body;
    expect((await look(accessToken)).status).toBe(200);
    expect((await end(staffId)).status).toBeLessThan(300);
    expect(await approveAs(accessToken)).toMatchObject({
      ...{ status: 401, body: { code: 'signed-out' } },
    });
    time.now += MINUTE;
    expect(await look(accessToken)).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  });

  test('when its till is revoked', async () => {
    const at = till();
    const { accessToken } = (await type(at, (await hire()).staffId)).body;
    const device = await devices().find('m1' as never, at.deviceId as never);
    await devices().revoke(device as Device, time.now, 'test');
    expect(await approveAs(accessToken)).toMatchObject({ body: { code: 'device-revoked' } });
  });

  test('not for a new name', async () => {
    const { staffId } = await hire();
    const { accessToken } = (await type(till(), staffId)).body;
    expect((await change(staffId, { name: '王店长' })).body).toMatchObject({ name: '王店长' });
    expect((await approveAs(accessToken)).status).toBe(201);
  });
});

describe('whoever guesses a PIN', () => {
  test('has five guesses however they hurry, then waits, and then has one', async () => {
    const { staffId } = await hire();
    const at = till();
    const hurried = await Promise.all(
      Array.from({ length: 20 }, (_, n) => type(at, staffId, String(5_010 + n))),
    );
    const statuses = hurried.map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    expect((await type(at, staffId)).body).toMatchObject({ code: 'pin-locked' });
    time.now += MINUTE;
    expect((await type(at, staffId, '5555')).status).toBe(422);
    const locked = await type(at, staffId);
    expect(locked).toMatchObject({ status: 429, body: { code: 'pin-locked' } });
    expect(locked.body.detail).toContain('120 seconds');
    time.now += 2 * MINUTE;
    expect((await type(at, staffId)).status).toBe(200);
    expect((await type(at, staffId, '5555')).status).toBe(422);
    expect((await type(at, staffId)).status).toBe(200);
  });

  test('locks nobody out at another till, and a new PIN unlocks', async () => {
    const { staffId } = await hire();
    const at = till();
    for (let n = 0; n < 5; n++) await type(at, staffId, '5555');
    expect((await type(at, staffId)).status).toBe(429);
    expect((await type(till(), staffId)).status).toBe(200);
    await change(staffId, { pin: '80526' });
    expect((await type(at, staffId, '80526')).status).toBe(200);
  });

  test('has 25 guesses over all staff at a till; right ones do not count', async () => {
    const at = till();
    const mine = await hire();
    for (let n = 0; n < 30; n++) expect((await type(at, mine.staffId)).status).toBe(200);
    const answers: number[] = [];
    for (let n = 0; n < 13; n++) {
      const { staffId } = await hire();
      for (const pin of ['5555', '6666']) answers.push((await type(at, staffId, pin)).status);
    }
    expect(answers).toEqual([...Array(25).fill(422), 429]);
    expect((await type(at, mine.staffId)).status).toBe(429);
    time.now += 6 * 60 * MINUTE;
    expect((await type(at, mine.staffId)).status).toBe(200);
  });

  test('learns nothing of who works there from the answers', async () => {
    const { staffId } = await hire();
    const gone = await hire();
    await dismiss(gone.staffId);
    const answers = [];
    for (const who of [staffId, gone.staffId, '01KB2Z3M4N5P6Q7R8S9T0V1W2X']) {
      const at = till();
      const seen = [];
      for (let n = 0; n < 7; n++) seen.push((await type(at, who, '5555')).body);
      answers.push(seen.map(({ code, detail }) => ({ code, detail })));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

async function pairedBy(actor: string) {
  const { items } = await devices().ofStore('m1' as never, 's1' as never, { limit: 100 });
  return items.filter((device) => device.pairedBy === actor);
}
