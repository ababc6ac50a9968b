import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { born, parseMerchantId } from '../../core/domain/ids.ts';
import type { Buyer } from '../../core/ports/buyers.ts';
import { handler } from '../../functions/diners/handler.ts';
import { callAt } from './support/device.ts';
import { openStore, theBuyers, time } from './support/house.ts';
import { watchLog } from './support/http.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
}));

const log = watchLog();
const MINUTE = 60_000;
const MARY: Buyer = { kind: 'user-id', id: '2088102146225135' };
const PAGE = 'https://api.test/t/table-1?lang=zh-CN';

beforeAll(async () => {
  await openStore('m1', 's1');
  await openStore('m1', 's2');
  await openStore('m2', 's3');
  await openStore('m4', 's4');
});
beforeEach(() => {
  theBuyers.isAway = false;
  theBuyers.asked.length = 0;
});

interface Token {
  readonly accessToken: string;
  readonly code?: string;
  readonly field?: string;
}

/** A browser that begins to sign in, and what it comes back from Alipay with. */
async function begin(query: object = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = await callAt<{ url: string; code: string; field: string }>(
    handler,
    'GET /v1/diners/authorise-url',
    { query: { storeId: 's1', returnTo: PAGE, challenge, ...query } },
  );
  const back = asked.status === 200 ? new URL(asked.body.url).searchParams : undefined;
  return { ...asked, verifier, state: back?.get('state') ?? '', sentTo: back?.get('redirect_uri') };
}

const agree = (merchant = 'm1', buyer: Buyer = MARY): string =>
  theBuyers.agree(born(parseMerchantId, merchant), buyer);

const end = (body: object) => callAt<Token>(handler, 'POST /v1/diners/tokens', { body });

async function signIn(storeId = 's1', merchant = 'm1', buyer: Buyer = MARY) {
  const { verifier, state } = await begin({ storeId });
  return await end({ storeId, authCode: agree(merchant, buyer), state, verifier });
}

const subjectOf = async (...where: Parameters<typeof signIn>): Promise<string> =>
  decodeJwt((await signIn(...where)).body.accessToken).sub ?? '';

describe('a customer who signs in with Alipay', () => {
  test('gets a short token of a diner at this merchant', async () => {
    const { status, body } = await signIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 3_600 });
    const claims = decodeJwt(body.accessToken);
    expect(claims).toMatchObject({ role: 'diner', merchant_id: 'm1' });
    expect(claims['store_id']).toBeUndefined();
  });

  test('is the same at each store of the merchant, and another at every other merchant', async () => {
    const here = await subjectOf();
    expect(await subjectOf('s2')).toBe(here);
    expect(await subjectOf('s4', 'm4')).not.toBe(here);
    expect(await subjectOf('s1', 'm1', { kind: 'open-id', id: MARY.id })).not.toBe(here);
  });

  test('is told by no word of the token, the answer or the log', async () => {
    const { verifier, state } = await begin();
    const authCode = agree();
    const { body } = await end({ storeId: 's1', authCode, state, verifier });
    const told = `${JSON.stringify(decodeJwt(body.accessToken))}${log.text()}`;
    for (const secret of [MARY.id, authCode, state, verifier]) expect(told).not.toContain(secret);
  });

  test('is sent back to our page, with a state that fits Alipay', async () => {
    const { sentTo, state } = await begin();
    expect(sentTo).toBe(PAGE);
    expect(state).toMatch(/^[0-9a-f]{1,100}$/);
  });

  test.each([
    ['another host', 'https://api.test.evil.example/t/1'],
    ['another port', 'https://api.test:444/t/1'],
    ['another scheme', 'http://api.test/t/1'],
    ['our name before an @', 'https://api.test@evil.example/'],
    ['somebody at our host', 'https://evil@api.test/'],
    ['two slashes', '//evil.example/'],
    ['a backslash', 'https:\\\\evil.example\\@api.test/'],
    ['no address', 'javascript:alert(1)'],
    ['a fragment', 'https://api.test/t/1#x'],
    ['a code of somebody else', 'https://api.test/t/1?auth_code=abc'],
  ])('is never sent to %s', async (_what, returnTo) => {
    expect(await begin({ returnTo })).toMatchObject({ status: 400, body: { field: 'returnTo' } });
  });

  test('cannot where the gateway has no such thing, or there is no such store', async () => {
    expect(await begin({ storeId: 's3' })).toMatchObject({
      status: 409,
      body: { code: 'no-sign-in' },
    });
    expect((await begin({ storeId: 's9' })).status).toBe(404);
    expect(await begin({ challenge: 'short' })).toMatchObject({ body: { field: 'challenge' } });
  });
});

describe('a code', () => {
  test('is good once, and is said to be', async () => {
    const { verifier, state } = await begin();
    const request = { storeId: 's1', authCode: agree(), state, verifier };
    expect((await end(request)).status).toBe(200);
    expect(await end(request)).toMatchObject({
      status: 422,
      body: { code: 'sign-in-again', field: 'authCode' },
    });
  });

  test('is never sent a second time when Alipay did not answer', async () => {
    const { verifier, state } = await begin();
    theBuyers.isAway = true;
    const answer = await end({ storeId: 's1', authCode: agree(), state, verifier });
    expect(answer).toMatchObject({ status: 503, body: { code: 'alipay-unavailable' } });
    expect(theBuyers.asked).toHaveLength(1);
  });

  const strangers: Record<string, () => Promise<object>> = {
    'by a browser that did not begin it': async () => ({
      verifier: randomBytes(32).toString('base64url'),
    }),
    'with a state that somebody made': async () => ({ state: 'f'.repeat(76) }),
    'with a state whose end was put off': async () => {
      const { state, verifier } = await begin();
      return { state: `0fffffffffff${state.slice(12)}`, verifier };
    },
    'at another store': async () => ({ storeId: 's2' }),
    'ten minutes later': async () => {
      time.now += 10 * MINUTE;
      return {};
    },
  };
  test.each(Object.keys(strangers))('is not spent %s', async (how) => {
    const { verifier, state } = await begin();
    const other = await strangers[how]?.();
    const answer = await end({ storeId: 's1', authCode: agree(), state, verifier, ...other });
    expect(answer).toMatchObject({ status: 422, body: { code: 'sign-in-again', field: 'state' } });
    expect(theBuyers.asked).toEqual([]);
  });
});
