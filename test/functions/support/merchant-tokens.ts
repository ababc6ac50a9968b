import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createLocalJWKSet } from 'jose';
import type { MerchantIssuer } from '../../../adapters/tokens/merchant-tokens.ts';
import { part } from './tokens.ts';

// As Cognito signs ID tokens, byte by byte, and not with what verifies them: it forges, too.

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** Says nothing of algorithms: that it is RS256 alone must not be left to the key. */
const jwk = { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'pool-1', use: 'sig' };

const POOL = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example';

export const merchantIssuer: MerchantIssuer = {
  issuer: POOL,
  clientId: 'app-1',
  keys: createLocalJWKSet({ keys: [jwk] as never }),
};

interface Times {
  readonly iat: number;
  readonly exp: number;
}

const claimsOf = (times: Times): object => ({
  ...{ sub: '8f4c', iss: POOL, aud: 'app-1', token_use: 'id', auth_time: times.iat },
  ...{ 'cognito:groups': ['merchant'], 'custom:merchantId': 'm1', ...times },
});

function signedBy(key: KeyObject, claims: object, header: object = {}, hash = 'sha256'): string {
  const text = `${part({ alg: 'RS256', kid: 'pool-1', ...header })}.${part(claims)}`;
  return `Bearer ${text}.${sign(hash, Buffer.from(text), key).toString('base64url')}`;
}

/** The Authorization header of a merchant who has signed in at the pool. */
export const pooled = (times: Times, claims: object = {}, header: object = {}): string =>
  signedBy(rsa.privateKey, { ...claimsOf(times), ...claims }, header);

/** Each is wrong in one thing. */
export function wrongAtPool(times: Times): Readonly<Record<string, string>> {
  const of = (claims: object, header?: object): string => pooled(times, claims, header);
  return {
    'for another app': of({ aud: 'app-2' }),
    'of another pool': of({ iss: `${POOL}2` }),
    'in the name of our own issuer': of({ iss: 'https://kuaican.dev', aud: 'kuaican-api' }),
    'that is an access token': of({ token_use: 'access', aud: undefined, client_id: 'app-1' }),
    'that is an access token with an audience': of({ token_use: 'access' }),
    'without a use': of({ token_use: undefined }),
    'that has expired': of({ iat: times.iat - 7_200, exp: times.iat - 60 }),
    'without an end': of({ exp: undefined }),
    'not yet valid': of({ nbf: times.iat + 300 }),
    'under an unknown key': of({}, { kid: 'pool-2' }),
    'that a stranger has signed': signedBy(stranger.privateKey, claimsOf(times)),
    'said to be ES256': of({}, { alg: 'ES256' }),
    'said to be HS256': of({}, { alg: 'HS256' }),
    'in RS512': signedBy(rsa.privateKey, claimsOf(times), { alg: 'RS512' }, 'sha512'),
    'without a signature': `Bearer ${part({ alg: 'none' })}.${part(claimsOf(times))}.`,
    'of no merchant': of({ 'custom:merchantId': undefined }),
    'of a merchant whose name is none': of({ 'custom:merchantId': 'M1#' }),
    'of nobody': of({ sub: undefined }),
    'in no group': of({ 'cognito:groups': undefined }),
    'in a group that is no merchant’s role': of({ 'cognito:groups': ['cashier', 'kiosk'] }),
    'in a group that is a text': of({ 'cognito:groups': 'merchant' }),
  };
}
