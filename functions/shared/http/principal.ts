import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { TOKEN_FORMAT } from '../../../adapters/tokens/token-format.ts';
import { ROLES, type Role } from '../../../api/routes.ts';
import {
  type DeviceId,
  type MerchantId,
  parseDeviceId,
  parseMerchantId,
  parseStaffId,
  parseStoreId,
  type StoreId,
} from '../../../core/domain/ids.ts';
import type { StaffSession } from '../../../core/domain/staff.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { ProblemError } from './problem.ts';

/** Who is calling. The tenant comes from here and from nowhere else. */
export interface Principal {
  readonly role: Role;
  readonly merchantId: MerchantId;
  /** A device belongs to one store; merchants and admins see all of theirs. */
  readonly storeId?: StoreId | undefined;
  /** The paired device that the token was given to. */
  readonly deviceId?: DeviceId | undefined;
  /** The person who has signed in at it. */
  readonly staff?: StaffSession | undefined;
  /** `role:subject`, for journals. */
  readonly actor: string;
}

export interface TokenDeps {
  readonly clock: Clock;
  /** The public keys that tokens may be signed with. */
  readonly tokenKeys: () => Promise<JSONWebKeySet>;
}

/**
 * Verifies a bearer token: ES256 only, our issuer and audience, typ at+jwt, not expired (RFC 9068).
 * @throws ProblemError 401 without saying which check failed.
 */
export async function authenticate(
  deps: TokenDeps,
  authorization: string | undefined,
): Promise<Principal> {
  const token = bearerOf(authorization);
  const keys = keysOf(await deps.tokenKeys());
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: [TOKEN_FORMAT.algorithm],
      issuer: TOKEN_FORMAT.issuer,
      audience: TOKEN_FORMAT.audience,
      typ: TOKEN_FORMAT.typ,
      requiredClaims: ['exp', 'iat', 'sub', 'role', 'merchant_id'],
      currentDate: new Date(deps.clock.now()),
      clockTolerance: 30,
    });
    const principal = principalOf(payload);
    if (principal) return principal;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw unauthenticated();
}

/** The JWT in an Authorization header. @throws ProblemError 401. */
export function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthenticated();
  return token;
}

const imported = new WeakMap<JSONWebKeySet, ReturnType<typeof createLocalJWKSet>>();

/** Importing a key costs more than a signature, so it is kept for as long as the secret is. */
function keysOf(published: JSONWebKeySet): ReturnType<typeof createLocalJWKSet> {
  const keys = imported.get(published) ?? createLocalJWKSet(published);
  imported.set(published, keys);
  return keys;
}

/** A token of theirs without a store would open every store of the merchant. */
export const DEVICE_ROLES: readonly Role[] = ['kiosk', 'cashier', 'manager', 'kitchen', 'board'];

function principalOf(claims: Readonly<Record<string, unknown>>): Principal | undefined {
  const text = (name: string): string => {
    const value = claims[name];
    return typeof value === 'string' ? value : '';
  };
  const role = ROLES.find((r) => r === claims['role']);
  const merchantId = parseMerchantId(text('merchant_id'));
  const subject = text('sub').slice(0, 64);
  const storeId = parseStoreId(text('store_id'));
  const deviceId = parseDeviceId(text('device_id'));
  if (!role || !merchantId || subject === '') return undefined;
  const needsStore = claims['store_id'] !== undefined || DEVICE_ROLES.includes(role);
  if (needsStore && !storeId) return undefined;
  if (claims['device_id'] !== undefined && !deviceId) return undefined;
  const staff = staffOf(claims['staff_id'], claims['staff_access']);
  // A manager is a person; a session is somebody's, at a device.
  const isPerson = role === 'manager' || claims['staff_id'] !== undefined;
  if (isPerson && !(staff && deviceId)) return undefined;
  return { role, merchantId, storeId, deviceId, staff, actor: `${role}:${subject}` };
}

function staffOf(id: unknown, accessVersion: unknown): StaffSession | undefined {
  const staffId = typeof id === 'string' ? parseStaffId(id) : undefined;
  if (!staffId || typeof accessVersion !== 'number') return undefined;
  return { staffId, accessVersion };
}

export const unauthenticated = (): ProblemError =>
  new ProblemError(401, 'unauthenticated', 'A valid token is needed.', undefined, {
    'www-authenticate': 'Bearer',
  });
