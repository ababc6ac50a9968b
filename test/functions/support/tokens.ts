import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { JSONWebKeySet, JWK } from 'jose';
import type { Role } from '../../../api/routes.ts';
import type { GuardDeps } from '../../../functions/shared/http/http-function.ts';

// Written against RFC 7515 and 9068, not with the code that issues our tokens: it forges, too.

/** Noon in Shanghai on 2026-11-22. */
export const NOW: number = Date.UTC(2026, 10, 22, 4);
export const NOW_S: number = NOW / 1_000;

export interface Signer {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: JWK;
}

export function newSigner(kid: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' } as JWK;
  return { privateKey, publicKey, jwk };
}

export const ours: Signer = newSigner('2026-11');
const published: JSONWebKeySet = { keys: [ours.jwk] };

export const tokenDeps: GuardDeps = {
  clock: { now: () => NOW },
  tokenKeys: async () => published,
  deviceCheck: async () => 'admitted',
};

export const HEADER = { alg: 'ES256', typ: 'at+jwt', kid: '2026-11' };
export const CLAIMS = {
  iss: 'https://kuaican.dev',
  aud: 'kuaican-api',
  sub: 'k7',
  role: 'kiosk',
  merchant_id: 'm1',
  store_id: 's1',
  iat: NOW_S - 60,
  exp: NOW_S + 600,
};

export const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** What a signature covers. `undefined` leaves a member out. */
export const unsigned = (claims: object = {}, header: object = {}): string =>
  `${part({ ...HEADER, ...header })}.${part({ ...CLAIMS, ...claims })}`;

/** Signs any two parts as ES256 does. */
export function signed(text: string, key: KeyObject = ours.privateKey): string {
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

export const token = (claims: object = {}, header: object = {}): string =>
  signed(unsigned(claims, header));

/** A person who is signed in at a till. */
export const SESSION = {
  device_id: '01KB2Z3M4N5P6Q7R8S9T0V1W2D',
  staff_id: '01KB2Z3M4N5P6Q7R8S9T0V1W2S',
  staff_access: 1,
};

/** The Authorization header of a caller; devices stand in store s1 of merchant m1. */
export function bearer(role: Role, claims: object = {}): string {
  const ofAllStores = role === 'merchant' || role === 'admin' || role === 'diner';
  const store = ofAllStores ? { store_id: undefined } : {};
  const session = role === 'manager' ? SESSION : {};
  return `Bearer ${token({ role, sub: `${role}-1`, ...store, ...session, ...claims })}`;
}
