import { beforeAll, describe, expect, test, vi } from 'vitest';
import { EXAMPLES } from '../../api/examples.ts';
import { mayCall, ROLES, ROUTES, type Role, type Route, type RouteKey } from '../../api/routes.ts';
import type { Device } from '../../core/domain/device.ts';
import {
  born,
  parseDeviceId,
  parseMerchantId,
  parseStaffId,
  parseStoreId,
} from '../../core/domain/ids.ts';
import type { StaffMember } from '../../core/domain/staff.ts';
import { DEVICE_ROLES } from '../../functions/shared/http/principal.ts';
import { caseOf, empty, next, orderOf } from '../contracts/fixtures.ts';
import { times } from './support/device.ts';
import { emptySurroundings, handlersOf } from './support/everything.ts';
import { cases, devices, ids, openStore, orders, staff } from './support/house.ts';
import { eventOf, watchLog } from './support/http.ts';
import { bearer, newSigner, part, signed, unsigned } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
}));

watchLog();

/*
 * Every route that needs a token, at its real handler: which roles it lets in, and that what belongs
 * to another merchant or another store is not there. New routes are in it by being in ROUTES.
 */

const guarded = (Object.entries<Route>(ROUTES) as [RouteKey, Route][]).filter(
  ([, { access }]) => typeof access !== 'string',
);
const keys = guarded.map(([key]) => key);

interface Place {
  readonly merchant: string;
  readonly store: string;
}
const HOME: Place = { merchant: 'm1', store: 's1' };
const ELSEWHERE: readonly (Place & { readonly what: string })[] = [
  { what: 'another merchant', merchant: 'm2', store: 's3' },
  { what: 'another store', merchant: 'm1', store: 's2' },
];

const NOBODY = '01KB2Z3M4N5P6Q7R8S9T0V1W2X';
/** What is in store s1 of merchant m1, by the name of the path's parameter. */
const there: Record<string, string> = { storeId: 's1', terminalId: 'T1', ticketId: 't-all' };
const absent = {
  ...there,
  orderId: NOBODY,
  deviceId: NOBODY,
  staffId: NOBODY,
  caseId: 'cancel-stuck_nothing',
};
const handlers: Awaited<ReturnType<typeof handlersOf>> = new Map();
const tokens = new Map<string, string>();

beforeAll(async () => {
  for (const [name, value] of Object.entries(emptySurroundings())) vi.stubEnv(name, value);
  for (const [key, handler] of await handlersOf(keys)) handlers.set(key, handler);
  for (const { merchant, store } of [HOME, ...ELSEWHERE]) {
    await openStore(merchant, store);
    for (const role of ROLES)
      tokens.set(`${merchant} ${store} ${role}`, await pairedToken(role, { merchant, store }));
  }
  const storeId = born(parseStoreId, 's1');
  const order = orderOf(born(parseMerchantId, 'm1'), { storeId });
  await orders().commit(next(empty(order), {}));
  const opened = caseOf(order.merchantId, 'here', { storeId });
  await cases().openOrphan(opened);
  Object.assign(there, {
    orderId: order.orderId,
    caseId: opened.caseId,
    deviceId: paired('kiosk', HOME).deviceId,
    staffId: (await employed('cashier', HOME)).staffId,
  });
});

function paired(role: Role, { merchant, store }: Place): Device {
  const device: Device = {
    deviceId: born(parseDeviceId, ids().ulid()),
    merchantId: born(parseMerchantId, merchant),
    storeId: born(parseStoreId, store),
    kind: role as Device['kind'],
    name: role,
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) },
    status: 'ACTIVE',
    pairedAt: 0,
    pairedBy: 'test',
  };
  devices().add(device);
  return device;
}

async function employed(
  role: StaffMember['role'],
  { merchant, store }: Place,
): Promise<StaffMember> {
  const member: StaffMember = {
    staffId: born(parseStaffId, ids().ulid()),
    merchantId: born(parseMerchantId, merchant),
    storeId: born(parseStoreId, store),
    ...{ name: '小王', role, accessVersion: 1, status: 'ACTIVE', version: 1 },
    pin: { algorithm: 'scrypt', n: 2, r: 1, p: 1, salt: '', hash: '' },
    ...{ addedAt: 0, addedBy: 'test' },
  };
  await staff().add(member);
  return member;
}

/** What somebody has who signed in at a till with a PIN. */
async function session(role: StaffMember['role'], place: Place) {
  const member = await employed(role, place);
  const { deviceId } = paired('cashier', place);
  const scope = { merchant_id: place.merchant, store_id: place.store, device_id: deviceId };
  const claims = { ...times(), ...scope, staff_id: member.staffId, staff_access: 1 };
  return { member, deviceId, claims, token: bearer(role, claims) };
}

async function pairedToken(role: Role, place: Place): Promise<string> {
  if (role === 'manager') return (await session(role, place)).token;
  const isDevice = DEVICE_ROLES.includes(role);
  const scope = { merchant_id: place.merchant, store_id: isDevice ? place.store : undefined };
  const device = isDevice ? { device_id: paired(role, place).deviceId } : {};
  return bearer(role, { ...times(), ...scope, ...device });
}

const tokenOf = (role: Role, { merchant, store }: Place): string =>
  tokens.get(`${merchant} ${store} ${role}`) ?? '';

async function ask(key: RouteKey, authorization: string | undefined, params = there) {
  const handler = handlers.get(key);
  if (!handler) throw new Error(`No function serves ${key}`);
  const example = Object.values(EXAMPLES[key] ?? {})[0]?.value as object | undefined;
  const body = example && 'storeId' in example ? { ...example, storeId: 's1' } : example;
  const headers = {
    'idempotency-key': 'key-1',
    ...(authorization !== undefined && { authorization }),
  };
  const request = { headers, params: withActions(key, params), ...(body && { body }) };
  const { statusCode, body: text = '{}' } = await handler(eventOf(key, request), {} as never);
  return { status: statusCode, text };
}

/** A word that every route with an action knows. */
const withActions = (key: RouteKey, params: Record<string, string>): Record<string, string> => ({
  action: key.includes('/tickets/') ? 'start' : 'stop',
  ...params,
});

describe('the roles of', () => {
  test.each(guarded)('%s are let in, and no other', async (key, { access }) => {
    const verdicts = await Promise.all(
      ROLES.map(
        async (role) => [role, (await ask(key, tokenOf(role, HOME), absent)).status] as const,
      ),
    );
    for (const [role, status] of verdicts) {
      const may = mayCall({ access }, role);
      expect([role, may ? status !== 401 && status !== 403 : status]).toEqual([role, may || 403]);
    }
  });
});

/** Routes whose path or body names something that belongs to a store. */
const placed = guarded.filter(([key]) => {
  const named = Object.values(EXAMPLES[key] ?? {}).some((e) => 'storeId' in (e.value as object));
  return named || /\{(storeId|orderId|caseId|deviceId)\}/.test(key);
});

describe.each(ELSEWHERE)('for $what', (place) => {
  test.each(placed)('what %s is about does not exist', async (key, { access }) => {
    for (const role of ROLES.filter((r) => mayCall({ access }, r))) {
      // Those of the whole merchant see each of its stores.
      if (place.merchant === HOME.merchant && !DEVICE_ROLES.includes(role)) continue;
      const { status, text } = await ask(key, tokenOf(role, place));
      expect([role, status, text]).toEqual([role, 404, expect.anything()]);
    }
  });
});

test('what belongs to a store is there for its own', async () => {
  for (const key of ['GET /v1/orders/{orderId}', 'GET /v1/orders/{orderId}/journal'] as const) {
    expect((await ask(key, tokenOf('cashier', HOME))).status).toBe(200);
    expect((await ask(key, tokenOf('merchant', HOME))).status).toBe(200);
  }
});

describe('nobody gets past', () => {
  const stranger = newSigner('2026-11');
  const now = times();
  const bad: Record<string, () => string | undefined> = {
    'no token': () => undefined,
    'an expired token': () => bearer('admin', { iat: now.iat - 900, exp: now.iat - 300 }),
    'a token for another audience': () => bearer('admin', { ...now, aud: 'kuaican-devices' }),
    'a token of another issuer': () => bearer('admin', { ...now, iss: 'https://evil.example' }),
    'a token of another type': () =>
      `Bearer ${signed(unsigned({ ...now, role: 'admin' }, { typ: 'JWT' }))}`,
    'a token without a signature': () =>
      `Bearer ${part({ alg: 'none', typ: 'at+jwt' })}.${part({ ...now, role: 'admin' })}.`,
    'a token that a stranger has signed': () =>
      `Bearer ${signed(unsigned({ ...now, role: 'admin' }), stranger.privateKey)}`,
    'a token of a device that was never paired': () => bearer('kiosk', now),
    'a token of a device that is of another store': () =>
      bearer('kiosk', { ...now, store_id: 's2', device_id: paired('kiosk', HOME).deviceId }),
  };

  test.each(keys)('%s with a token that is not good', async (key) => {
    for (const [what, make] of Object.entries(bad)) {
      expect([what, (await ask(key, make())).status]).toEqual([what, 401]);
    }
  });

  test.each(keys.filter((key) => !key.startsWith('GET ')))(
    '%s with a revoked device',
    async (key) => {
      const revoked = paired('cashier', HOME);
      const token = bearer('cashier', { ...now, device_id: revoked.deviceId });
      await ask('GET /v1/cases', token);
      await devices().revoke(revoked, 0, 'test');
      const { status, text } = await ask(key, token);
      expect([status, JSON.parse(text).code]).toEqual([401, 'device-revoked']);
    },
  );

  test.each(keys.filter((key) => !key.startsWith('GET ')))(
    '%s in the name of who was removed, has another role or PIN, or signed in at a revoked till',
    async (key) => {
      const verdict = async (token: string) => JSON.parse((await ask(key, token)).text).code;
      for (const change of [
        { status: 'REMOVED' },
        { role: 'cashier' },
        { accessVersion: 2 },
      ] as const) {
        const { member, token } = await session('manager', HOME);
        expect((await ask('GET /v1/cases', token)).status).toBe(200);
        await staff().replace({ ...member, ...change, version: 2 });
        expect([change, await verdict(token)]).toEqual([change, 'signed-out']);
      }
      const { deviceId, token } = await session('cashier', HOME);
      const device = await devices().find(born(parseMerchantId, 'm1'), deviceId);
      await devices().revoke(device as Device, 0, 'test');
      expect(await verdict(token)).toBe('device-revoked');
    },
  );

  test('as a member of another store’s staff, of another tenant’s, or without a till', async () => {
    const ours = await session('manager', HOME);
    const stranger = (await session('manager', { merchant: 'm1', store: 's2' })).member.staffId;
    const foreign = (await session('manager', { merchant: 'm2', store: 's3' })).member.staffId;
    for (const claims of [
      { staff_id: stranger },
      { staff_id: foreign },
      { staff_id: undefined },
      { staff_access: undefined },
      { device_id: undefined },
    ]) {
      const token = bearer('manager', { ...ours.claims, ...claims });
      expect([claims, (await ask('POST /v1/cases/{caseId}/resolve', token)).status]).toEqual([
        ...[claims, 401],
      ]);
    }
  });
});
