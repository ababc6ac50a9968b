import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadAll } from '../../../web/src/api/load-all.ts';
import { tabOf } from '../../../web/src/devices/tab.ts';
import { authorisationUrl, claimsOf, newSignIn } from '../../../web/src/merchant/pkce.ts';

describe('signing in', () => {
  const client = { clientId: 'kuaican', redirectUri: 'https://pay.example.com/signed-in' };

  it('asks for a code, with a challenge that only its verifier opens', async () => {
    const asked = newSignIn();
    const url = new URL(await authorisationUrl('https://id.example.com/authorize', client, asked));
    const query = Object.fromEntries(url.searchParams);
    const { verifier, state, nonce } = asked;
    expect(query).toEqual({
      response_type: 'code',
      client_id: 'kuaican',
      redirect_uri: 'https://pay.example.com/signed-in',
      scope: 'openid',
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    expect(url.href).not.toContain(verifier);
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(newSignIn().verifier).not.toBe(verifier);
  });

  it('reads what a token claims', () => {
    const payload = Buffer.from(JSON.stringify({ nonce: 'n', name: '快餐' })).toString('base64url');
    expect(claimsOf(`h.${payload}.s`)).toEqual({ nonce: 'n', name: '快餐' });
  });
});

describe('a list of many pages', () => {
  const response = new Response();

  it('is loaded to its end, in order', async () => {
    const loaded = await loadAll<number>(async (cursor) => {
      const at = Number(cursor ?? 0);
      const next = at < 2 ? String(at + 1) : undefined;
      return { ok: true, response, data: { items: [at * 2, at * 2 + 1], next } };
    });
    expect(loaded).toEqual({ ok: true, items: [0, 1, 2, 3, 4, 5] });
  });

  it('is not there at all where a page of it fails', async () => {
    const failure = { kind: 'unknown' } as const;
    const loaded = await loadAll<number>(async (cursor) =>
      cursor === undefined
        ? { ok: true, response, data: { items: [1], next: '1' } }
        : { ok: false, failure },
    );
    expect(loaded).toEqual({ ok: false, failure });
  });
});

describe('the part of a store that an address names', () => {
  it.each([
    ['#staff', 'staff'],
    ['#codes', 'codes'],
    ['', 'screens'],
    ['#nothing', 'screens'],
  ])('%s', (hash, tab) => {
    expect(tabOf(hash)).toBe(tab);
  });
});
