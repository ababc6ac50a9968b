import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as openid from 'openid-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { merchantIssuer } from '../../adapters/tokens/merchant-tokens.ts';
import { authenticate, type TokenDeps } from '../../functions/shared/http/principal.ts';
import { DEVELOPMENT_CLIENT } from '../../local/issuer/authorisation.ts';
import { type RunningIssuer, startIssuer } from '../../local/issuer/issuer.ts';
import { issuerKeys } from '../../local/issuer/keys.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'issuer-'));
const PAGE = 'http://localhost:3000/signed-in';
let skewMs = 0;
let issuer: RunningIssuer;
let config: openid.Configuration;

beforeAll(async () => {
  issuer = await startIssuer(0, dataDir, () => Date.now() + skewMs);
  config = await openid.discovery(
    new URL(issuer.url),
    DEVELOPMENT_CLIENT,
    undefined,
    openid.None(),
    {
      execute: [openid.allowInsecureRequests],
    },
  );
});
afterAll(async () => {
  await issuer.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => {
  skewMs = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
});

const depsOf = ({ url }: RunningIssuer): TokenDeps => {
  const merchants = merchantIssuer(url, DEVELOPMENT_CLIENT);
  return {
    clock: { now: () => Date.now() + skewMs },
    tokenKeys: { ours: async () => ({ keys: [] }), merchants: () => merchants },
  };
};

async function request(changes: Readonly<Record<string, string>> = {}) {
  const verifier = openid.randomPKCECodeVerifier();
  const url = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: PAGE, scope: 'openid', state: 'state-1', nonce: 'nonce-1' },
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...changes,
  });
  return { verifier, url };
}

/** What a browser does: opens the page, presses a button, and is sent back. */
async function press(url: URL, person: string) {
  const page = await fetch(url);
  const html = await page.text();
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  const body = new URLSearchParams(
    fields.map(([, name = '', value = '']): [string, string] => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  );
  body.set('person', person);
  const sent = await fetch(`${issuer.url}/oauth2/authorize`, {
    ...{ method: 'POST', body, redirect: 'manual' },
  });
  return { html, back: sent.headers.get('location') };
}

async function signIn(person = 'demo-kuaican-merchant') {
  const { verifier, url } = await request();
  const { back } = await press(url, person);
  if (back === null) throw new Error('Nobody was sent back');
  const checks = { expectedState: 'state-1', expectedNonce: 'nonce-1', pkceCodeVerifier: verifier };
  const tokens = await openid.authorizationCodeGrant(config, new URL(back), checks);
  return { tokens, back, verifier };
}

describe('the development issuer', () => {
  test('says on its page what it is, and whom one can be', async () => {
    const { html, back } = await press((await request()).url, 'demo-shokudo-admin');
    expect(html).toContain('Development sign-in');
    for (const merchant of ['kuaican', 'neighbour', 'shokudo']) expect(html).toContain(merchant);
    expect(back).toMatch(/^http:\/\/localhost:3000\/signed-in\?code=[\w-]{43}&state=state-1$/);
  });

  test.each([
    ['demo-kuaican-merchant', 'merchant', 'kuaican'],
    ['demo-neighbour-admin', 'admin', 'neighbour'],
  ])('signs %s in, and the API takes the ID token as theirs', async (person, role, merchantId) => {
    const { tokens } = await signIn(person);
    const principal = await authenticate(depsOf(issuer), `Bearer ${tokens.id_token}`);
    expect(principal).toEqual({ role, merchantId, actor: `${role}:${person}` });
    const access = authenticate(depsOf(issuer), `Bearer ${tokens.access_token}`);
    await expect(access).rejects.toMatchObject({ problem: { status: 401 } });
  });

  test('renews tokens until a working day is over', async () => {
    const { tokens } = await signIn();
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    const again = await authenticate(depsOf(issuer), `Bearer ${renewed.id_token}`);
    expect(again.merchantId).toBe('kuaican');
    expect(decodeJwt(renewed.id_token ?? '')['auth_time']).toBe(tokens.claims()?.['auth_time']);
    skewMs = 13 * 3_600_000;
    const late = openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    await expect(late).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('gives tokens once for a code, to who has its verifier, in five minutes', async () => {
    const code = async () => {
      const { verifier, url } = await request();
      const { back } = await press(url, 'demo-kuaican-merchant');
      return { verifier, code: new URL(back ?? '').searchParams.get('code') ?? '' };
    };
    const redeem = async (body: Record<string, string>) => {
      const fields = { grant_type: 'authorization_code', client_id: DEVELOPMENT_CLIENT, ...body };
      const form = new URLSearchParams({ redirect_uri: PAGE, ...fields });
      const answer = await fetch(`${issuer.url}/oauth2/token`, { method: 'POST', body: form });
      return answer.status;
    };
    const good = await code();
    const right = { code: good.code, code_verifier: good.verifier };
    expect(await redeem(right)).toBe(200);
    expect(await redeem(right)).toBe(400);
    const stolen = await code();
    expect(await redeem({ code: stolen.code, code_verifier: 'x'.repeat(43) })).toBe(400);
    expect(await redeem({ code: stolen.code, code_verifier: stolen.verifier })).toBe(400);
    const other = await code();
    const elsewhere = { redirect_uri: 'http://localhost:3000/other' };
    const bent = { code: other.code, code_verifier: other.verifier, ...elsewhere };
    expect(await redeem(bent)).toBe(400);
    expect(await redeem({ ...right, client_id: 'another' })).toBe(401);
    const late = await code();
    skewMs = 300_000;
    expect(await redeem({ code: late.code, code_verifier: late.verifier })).toBe(400);
  });

  test.each([
    ['to another machine', { redirect_uri: 'https://evil.example/signed-in' }],
    [
      'to a name that only looks like this machine',
      { redirect_uri: 'http://localhost.evil.example/' },
    ],
    ['to a script', { redirect_uri: 'javascript:alert(1)' }],
    ['for another app', { client_id: 'another' }],
    ['without a challenge', { code_challenge: '' }],
    ['with a challenge in clear', { code_challenge_method: 'plain' }],
    ['for a token in the address', { response_type: 'token' }],
  ])('sends nobody %s', async (_, changes) => {
    const { url } = await request(changes);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(400);
    const form = new URLSearchParams([...url.searchParams, ['person', 'demo-kuaican-merchant']]);
    const sent = await fetch(`${issuer.url}/oauth2/authorize`, {
      ...{ method: 'POST', body: form, redirect: 'manual' as const },
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([400, null]);
  });

  test('shows no markup of who asks, and answers to no other name', async () => {
    const { url } = await request({ state: '"><script>alert(1)</script>' });
    expect(await (await fetch(url)).text()).not.toContain('<script>');
    url.searchParams.set('person', 'demo-kuaican-admin');
    expect(await (await fetch(url)).text()).not.toContain(
      'name="person" value="demo-kuaican-admin">\n',
    );
    const headers = { host: 'evil.example' };
    const [rebound] = await once(
      get(`${issuer.url}/.well-known/jwks.json`, { headers }),
      'response',
    );
    expect((rebound as IncomingMessage).statusCode).toBe(421);
    (rebound as IncomingMessage).resume();
  });

  test('listens on this machine alone, and keeps its key through a restart, for its owner', async () => {
    expect(new URL(issuer.url).hostname).toBe('127.0.0.1');
    const { tokens } = await signIn();
    const kidOf = (token = '') => decodeProtectedHeader(token).kid;
    const again = await issuerKeys(dataDir);
    expect(again.publicKeys.keys.map((key) => key.kid)).toEqual([kidOf(tokens.id_token)]);
    expect(statSync(path.join(dataDir, 'issuer-keys.json')).mode & 0o077).toBe(0);
  });
});

describe('the keys of an issuer', () => {
  test('are asked for once, also when many tokens name a key that is not there', async () => {
    const { tokens } = await signIn();
    const asked = vi.spyOn(globalThis, 'fetch');
    const deps = depsOf(issuer);
    const [, claims, signature] = (tokens.id_token ?? '').split('.');
    const header = Buffer.from('{"alg":"RS256","kid":"unknown"}').toString('base64url');
    await authenticate(deps, `Bearer ${tokens.id_token}`);
    for (let n = 0; n < 20; n++) {
      const refused = authenticate(deps, `Bearer ${header}.${claims}.${signature}`);
      await expect(refused).rejects.toMatchObject({ problem: { status: 401 } });
    }
    await authenticate(deps, `Bearer ${tokens.id_token}`);
    expect(asked).toHaveBeenCalledOnce();
  });

  test('that cannot be read are nobody’s fault who has a token', async () => {
    const { tokens } = await signIn();
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
    const asked = authenticate(depsOf(issuer), `Bearer ${tokens.id_token}`);
    await expect(asked).rejects.toThrow(/^The keys of http.* cannot be read$/);
  });

  test('are read from no address that a token names', async () => {
    const { tokens } = await signIn();
    const asked = vi.spyOn(globalThis, 'fetch');
    const [header, claims = '', signature] = (tokens.id_token ?? '').split('.');
    const bent = { ...decodeJwt(`${header}.${claims}.${signature}`), iss: 'http://127.0.0.1:9' };
    const text = Buffer.from(JSON.stringify(bent)).toString('base64url');
    const refused = authenticate(depsOf(issuer), `Bearer ${header}.${text}.${signature}`);
    await expect(refused).rejects.toMatchObject({ problem: { status: 401 } });
    expect(asked).not.toHaveBeenCalled();
  });
});
