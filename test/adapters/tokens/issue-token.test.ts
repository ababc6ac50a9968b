import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { issueToken } from '../../../adapters/tokens/issue-token.ts';
import { authenticate, type TokenDeps } from '../../../functions/shared/http/principal.ts';
import { ProblemError } from '../../../functions/shared/http/problem.ts';

const NOW_S = Date.UTC(2026, 10, 22, 4) / 1_000;
const times = { issuedAt: NOW_S, expiresAt: NOW_S + 600 };
const kiosk = { role: 'kiosk', merchantId: 'm1', storeId: 's1', subject: 'k7' };

describe('a token that we issue', () => {
  let privateKey: JWK;
  let deps: TokenDeps;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const use = { kid: 'now', alg: 'ES256', use: 'sig' };
    privateKey = { ...(await exportJWK(pair.privateKey)), ...use };
    const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), ...use }] };
    deps = { clock: { now: () => NOW_S * 1_000 }, tokenKeys: { ours: async () => keys } };
  });

  test('is an ES256 access token that names its key and says nothing but who holds it', async () => {
    const [header = '', claims = ''] = (await issueToken(privateKey, kiosk, times)).split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(header)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: 'now' });
    expect(read(claims)).toEqual({
      iss: 'https://kuaican.dev',
      aud: 'kuaican-api',
      sub: 'k7',
      role: 'kiosk',
      merchant_id: 'm1',
      store_id: 's1',
      iat: NOW_S,
      exp: NOW_S + 600,
    });
  });

  test('opens the API for its holder', async () => {
    const token = await issueToken(privateKey, kiosk, times);
    expect(await authenticate(deps, `Bearer ${token}`)).toEqual({
      role: 'kiosk',
      merchantId: 'm1',
      storeId: 's1',
      actor: 'kiosk:k7',
    });
  });

  test('has no store when it is a merchant’s', async () => {
    const owner = { role: 'merchant', merchantId: 'm1', subject: 'owner' };
    const token = await issueToken(privateKey, owner, times);
    const principal = await authenticate(deps, `Bearer ${token}`);
    expect(principal).toMatchObject({ role: 'merchant', storeId: undefined });
  });

  test.each([
    ['for a device of no store', { ...kiosk, storeId: undefined }, times],
    ['for a role that nobody has', { ...kiosk, role: 'root' }, times],
    ['for a merchant that is no name', { ...kiosk, merchantId: 'M 1' }, times],
    ['that has run out', kiosk, { issuedAt: NOW_S - 700, expiresAt: NOW_S - 100 }],
  ])('opens nothing %s', async (_, claims, period) => {
    const token = await issueToken(privateKey, claims, period);
    await expect(authenticate(deps, `Bearer ${token}`)).rejects.toBeInstanceOf(ProblemError);
  });

  test('is not signed with a key of another kind', async () => {
    const rsa = await generateKeyPair('RS256', { extractable: true });
    const foreign = { ...(await exportJWK(rsa.privateKey)), kid: 'now' };
    await expect(issueToken(foreign, kiosk, times)).rejects.toThrow();
  });
});
