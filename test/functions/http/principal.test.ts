import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../api/routes.ts';
import { authenticate } from '../../../functions/shared/http/principal.ts';
import { ProblemError } from '../../../functions/shared/http/problem.ts';
import {
  bearer,
  CLAIMS,
  HEADER,
  NOW,
  NOW_S,
  newSigner,
  ours,
  part,
  SESSION,
  signed,
  token,
  tokenDeps,
  unsigned,
} from '../support/tokens.ts';

const stranger = newSigner('2026-11');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spkiPem = ours.publicKey.export({ format: 'pem', type: 'spki' }).toString();

/** The classic attack: a public key, which everybody has, used as the secret of an HMAC. */
function hmac(secret: string | Buffer): string {
  const text = unsigned({}, { alg: 'HS256' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

function rs256(): string {
  const text = unsigned({}, { alg: 'RS256' });
  return `${text}.${sign('sha256', Buffer.from(text), rsa.privateKey).toString('base64url')}`;
}

function derSignature(): string {
  const text = unsigned();
  return `${text}.${sign('sha256', Buffer.from(text), ours.privateKey).toString('base64url')}`;
}

const good = token();
const [header = '', payload = '', signature = ''] = good.split('.');

const forged = {
  'alg none without a signature': `${unsigned({}, { alg: 'none' })}.`,
  'alg none with a signature': signed(unsigned({}, { alg: 'none' })),
  'alg None, in another spelling': signed(unsigned({}, { alg: 'None' })),
  'HS256 with the public key in PEM': hmac(spkiPem),
  'HS256 with the public key in DER': hmac(ours.publicKey.export({ format: 'der', type: 'spki' })),
  'HS256 with the published JWK': hmac(JSON.stringify(ours.jwk)),
  'HS256 with an empty secret': hmac(''),
  'RS256 with a key of its own': rs256(),
  'ES384 in the header': signed(unsigned({}, { alg: 'ES384' })),
  'no alg': signed(unsigned({}, { alg: undefined })),
  'a stranger’s key under our kid': signed(unsigned(), stranger.privateKey),
  'a stranger’s key, brought along as jwk': signed(
    unsigned({}, { kid: undefined, jwk: stranger.jwk }),
    stranger.privateKey,
  ),
  'a kid that we never published': token({}, { kid: '2020-01' }),
  'a kid that is a number': token({}, { kid: 5 }),
  'a critical extension that we do not know': token({}, { crit: ['b64'], b64: false }),
  'a signature in DER': derSignature(),
  'an empty signature': `${header}.${payload}.`,
  'a cut signature': good.slice(0, -2),
  'a signature of zeros': `${header}.${payload}.${'A'.repeat(86)}`,
  'other claims under our signature': `${header}.${part({ ...CLAIMS, role: 'admin' })}.${signature}`,
  'another header under our signature': `${part({ ...HEADER, x: 1 })}.${payload}.${signature}`,
  'claims that are an array': signed(`${part(HEADER)}.${part([CLAIMS])}`),
  'claims that are null': signed(`${part(HEADER)}.${part('null')}`),
  'claims that are no JSON': signed(`${part(HEADER)}.${part('{"iss":')}`),
  'a header that is null': signed(`${part('null')}.${part(CLAIMS)}`),
};

const wrongClaims = {
  'no issuer': { iss: undefined },
  'another issuer': { iss: 'https://kuaican.dev.evil.example' },
  'our issuer among others': { iss: ['https://kuaican.dev'] },
  'no audience': { aud: undefined },
  'another audience': { aud: 'kuaican-admin' },
  'other audiences': { aud: ['a', 'b'] },
  'no expiry': { exp: undefined },
  'an expiry as text': { exp: String(NOW_S + 600) },
  'expired beyond the tolerance': { exp: NOW_S - 31 },
  'expired in 1970': { exp: 0 },
  'no issue time': { iat: undefined },
  'an issue time as text': { iat: String(NOW_S) },
  'not valid for another minute': { nbf: NOW_S + 60 },
  'a start as text': { nbf: '0' },
  'no subject': { sub: undefined },
  'an empty subject': { sub: '' },
  'a null subject': { sub: null },
  'a subject that is an object': { sub: { toString: 'x' } },
  'no role': { role: undefined },
  'a role that nobody has': { role: 'root' },
  'a role in capitals': { role: 'KIOSK' },
  'several roles': { role: ['kiosk', 'admin'] },
  'a role of every object': { role: 'constructor' },
  'no merchant': { merchant_id: undefined },
  'a null merchant': { merchant_id: null },
  'a list of merchants': { merchant_id: ['m1'] },
  'a merchant that is true': { merchant_id: true },
  'a merchant that is a number': { merchant_id: 1 },
  'a merchant that climbs': { merchant_id: '../m2' },
  'a merchant with the separator of keys': { merchant_id: 'm1#s1' },
  'an empty merchant': { merchant_id: '' },
  'a merchant that is too long': { merchant_id: 'm'.repeat(33) },
  'a null store': { store_id: null },
  'a list of stores': { store_id: ['s1', 's2'] },
  'a store that is no name': { store_id: 'S 1' },
  'an empty store': { store_id: '' },
  'a kiosk of no store': { store_id: undefined },
  'a cashier of no store': { role: 'cashier', store_id: undefined },
  'a kitchen of no store': { role: 'kitchen', store_id: undefined },
  'a board of no store': { role: 'board', store_id: undefined },
  'a merchant’s own, with a null store': { role: 'merchant', store_id: null },
};

const wrongTypes = {
  'no typ': { typ: undefined },
  'an ID token': { typ: 'JWT' },
  'a typ that is a list': { typ: ['at+jwt'] },
};

const noBearer: Record<string, string | undefined> = {
  'no header': undefined,
  'an empty header': '',
  'the scheme alone': 'Bearer',
  'the scheme and a space': 'Bearer ',
  'another scheme': `Basic ${good}`,
  'no scheme': good,
  'two spaces': `Bearer  ${good}`,
  'a space behind': `Bearer ${good} `,
  'a line break behind': `Bearer ${good}\n`,
  'the header twice, as API Gateway joins it': `Bearer ${good},Bearer ${good}`,
  'two tokens': `Bearer ${good} ${good}`,
  'two parts': `Bearer ${header}.${payload}`,
  'four parts': `Bearer ${good}.${signature}`,
  'two dots in a row': `Bearer ${header}..${signature}`,
  padding: `Bearer ${good}==`,
  garbage: 'Bearer ....',
  'a null': 'Bearer null',
  'sixty kilobytes': `Bearer ${header}.${'A'.repeat(60_000)}.${signature}`,
  'sixty kilobytes of dots': `Bearer ${'a.'.repeat(30_000)}`,
};

const bearers = (tokens: Record<string, string>): [string, string | undefined][] =>
  Object.entries(tokens).map(([name, text]) => [name, `Bearer ${text}`]);
const signedWith = (of: (changes: object) => string, changes: Record<string, object>) =>
  Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, of(change)]));

const refusal = async (authorization: string | undefined): Promise<unknown> =>
  await authenticate(tokenDeps, authorization).catch((error: unknown) => error);

describe('a request is nobody’s when its token has', () => {
  test.each([
    ...bearers(forged),
    ...bearers(signedWith((claims) => token(claims), wrongClaims)),
    ...bearers(signedWith((changes) => token({}, changes), wrongTypes)),
    ...Object.entries(noBearer),
  ])('%s', async (_, authorization) => {
    const error = await refusal(authorization);
    // The very same words for every fault: an attacker learns nothing from them.
    expect(error instanceof ProblemError && { ...error.problem, ...error.headers }).toEqual({
      type: '/problems/unauthenticated',
      title: 'Unauthorized',
      status: 401,
      code: 'unauthenticated',
      detail: 'A valid token is needed.',
      'www-authenticate': 'Bearer',
    });
  });
});

describe('a good token', () => {
  test.each(ROLES)('says who a %s is', async (role) => {
    const device = ['kiosk', 'cashier', 'manager', 'kitchen', 'board'].includes(role);
    const person = {
      deviceId: SESSION.device_id,
      staff: { staffId: SESSION.staff_id, accessVersion: 1 },
    };
    expect(await authenticate(tokenDeps, bearer(role))).toEqual({
      role,
      merchantId: 'm1',
      storeId: device ? 's1' : undefined,
      ...(role === 'manager' && person),
      actor: `${role}:${role}-1`,
    });
  });

  test('confines a merchant to one store when it names it', async () => {
    const merchant = bearer('merchant', { store_id: 's2' });
    expect(await authenticate(tokenDeps, merchant)).toMatchObject({ storeId: 's2' });
  });

  test.each([
    ['with the scheme in small letters', `bearer ${good}`],
    ['for several audiences, ours among them', `Bearer ${token({ aud: ['x', 'kuaican-api'] })}`],
    ['as application/at+jwt (RFC 9068)', `Bearer ${token({}, { typ: 'application/at+jwt' })}`],
    ['expired for less than the tolerance', `Bearer ${token({ exp: NOW_S - 29 })}`],
    ['valid in less than the tolerance', `Bearer ${token({ nbf: NOW_S + 29 })}`],
  ])('is taken %s', async (_, authorization) => {
    expect(await authenticate(tokenDeps, authorization)).toMatchObject({ role: 'kiosk' });
  });

  test('is taken under the old and the new key while keys are changed', async () => {
    const next = newSigner('2026-12');
    const keys = { keys: [ours.jwk, next.jwk] };
    const deps = { clock: { now: () => NOW }, tokenKeys: async () => keys };
    const renewed = signed(unsigned({}, { kid: '2026-12' }), next.privateKey);
    for (const text of [good, renewed]) {
      expect(await authenticate(deps, `Bearer ${text}`)).toMatchObject({ merchantId: 'm1' });
    }
    const withdrawn = { ...deps, tokenKeys: async () => ({ keys: [next.jwk] }) };
    await expect(authenticate(withdrawn, `Bearer ${good}`)).rejects.toBeInstanceOf(ProblemError);
  });

  test('does not put a long subject into every journal', async () => {
    const { actor } = await authenticate(tokenDeps, bearer('kiosk', { sub: 'x'.repeat(5_000) }));
    expect(actor).toBe(`kiosk:${'x'.repeat(64)}`);
  });
});

test('a key of another algorithm among ours opens nothing', async () => {
  const jwk = { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' } as JWK;
  const deps = { ...tokenDeps, tokenKeys: async () => ({ keys: [ours.jwk, jwk] }) };
  const text = unsigned({}, { alg: 'RS256', kid: 'rsa' });
  const signature = sign('sha256', Buffer.from(text), rsa.privateKey).toString('base64url');
  await expect(authenticate(deps, `Bearer ${text}.${signature}`)).rejects.toBeInstanceOf(
    ProblemError,
  );
});

test('keys that cannot be read are our fault, not the caller’s', async () => {
  const unread = { ...tokenDeps, tokenKeys: () => Promise.reject(new Error('no secret')) };
  await expect(authenticate(unread, `Bearer ${good}`)).rejects.toThrow('no secret');
  const broken = { ...tokenDeps, tokenKeys: async () => ({ nothing: [] }) as never };
  const error = await authenticate(broken, `Bearer ${good}`).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(ProblemError);
});
