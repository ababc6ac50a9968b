import { expect, test } from 'vitest';
import { type Answer, envelope, type Params, send, signed } from './support/client.ts';
import { merchant, otherMerchant } from './support/merchants.ts';
import { createWorld, type World } from './support/world.ts';

const minutes = 60;
const days = 24 * 60 * minutes;

/** The user opens the page in the wallet; answers what the redirect says. */
async function authorise(world: World, more: Params = {}): Promise<Record<string, string>> {
  const query = new URLSearchParams({
    app_id: merchant.appId,
    scope: 'auth_base',
    redirect_uri: 'https://kuaican.example/signed-in?from=table',
    state: 'S&1',
    ...more,
  });
  const page = `${world.url}/oauth2/publicAppAuthorize.htm?${query}`;
  const response = await fetch(page, { redirect: 'manual' });
  expect(response.status).toBe(302);
  const target = new URL(response.headers.get('location') ?? '');
  return { origin: target.origin, ...Object.fromEntries(target.searchParams) };
}

/** Its parameters stand beside the common ones; there is no biz_content. */
function exchange(world: World, params: Params): Promise<Answer> {
  const { biz_content: _none, ...common } = envelope('alipay.system.oauth.token', {});
  return send(world.url, signed({ ...common, ...params }));
}

const codeOf = async (world: World, more: Params = {}) =>
  (await authorise(world, more))['auth_code'] ?? '';
const byCode = (code: string): Params => ({ grant_type: 'authorization_code', code });
const byToken = (token: string): Params => ({ grant_type: 'refresh_token', refresh_token: token });

test('the page sends the user back with a code and the state', async () => {
  const world = await createWorld();
  expect(await authorise(world)).toEqual({
    origin: 'https://kuaican.example',
    from: 'table',
    app_id: merchant.appId,
    source: 'alipay_wallet',
    scope: 'auth_base',
    auth_code: expect.stringMatching(/^[0-9a-f]{32}$/),
    state: 'S&1',
  });
});

test('a code becomes the user, in a signed answer without a code of its own', async () => {
  const world = await createWorld();
  const code = await codeOf(world, { user_id: '2088000000001234' });
  const { node, isAuthentic, nodeName } = await exchange(world, byCode(code));
  expect(nodeName).toBe('alipay_system_oauth_token_response');
  expect(isAuthentic).toBe(true);
  expect(node).not.toHaveProperty('code');
  expect(node).toMatchObject({
    user_id: '2088000000001234',
    access_token: expect.stringMatching(/^\w{40}$/),
    refresh_token: expect.stringMatching(/^\w{40}$/),
    expires_in: String(15 * days),
  });
});

test('the wallet that pays with a code is the user that it authorises', async () => {
  const world = await createWorld();
  const { node: user } = await exchange(world, byCode(await codeOf(world)));
  const order = { out_trade_no: 'K1', total_amount: '1.00', subject: 'x' };
  const { node } = await world.call('alipay.trade.precreate', order);
  await world.post('/control/codes/scan', { codeText: node['qr_code'], action: 'scan-and-pay' });
  expect((await world.query('K1')).node['buyer_user_id']).toBe(user['user_id']);
});

test('a code is good once', async () => {
  const world = await createWorld();
  const code = await codeOf(world);
  await exchange(world, byCode(code));
  const { node, isAuthentic } = await exchange(world, byCode(code));
  expect(node).toMatchObject({ code: '40002', sub_code: 'isv.code-invalid' });
  expect(isAuthentic).toBe(true);
});

test.each([
  ['auth_base', 3 * minutes],
  ['auth_user', days],
])('a code of %s is too old after %i seconds', async (scope, seconds) => {
  const world = await createWorld();
  const [first, second] = [await codeOf(world, { scope }), await codeOf(world, { scope })];
  await world.advance(seconds - 1);
  expect((await exchange(world, byCode(first))).node).toHaveProperty('user_id');
  await world.advance(1);
  expect((await exchange(world, byCode(second))).node['sub_code']).toBe('isv.code-invalid');
});

test("another app's code is none", async () => {
  const world = await createWorld();
  const code = await codeOf(world, { app_id: otherMerchant.appId });
  expect((await exchange(world, byCode(code))).node['sub_code']).toBe('isv.unmatched-app-id');
});

test('a refresh token renews once, and not for ever', async () => {
  const world = await createWorld();
  const { node } = await exchange(world, byCode(await codeOf(world)));
  const token = node['refresh_token'] ?? '';
  const renewed = await exchange(world, byToken(token));
  expect(renewed.node['user_id']).toBe(node['user_id']);
  const again = await exchange(world, byToken(token));
  expect(again.node['sub_code']).toBe('isv.refreshed-token-invalid');
  await world.advance(30 * days);
  const late = await exchange(world, byToken(renewed.node['refresh_token'] ?? ''));
  expect(late.node['sub_code']).toBe('isv.refresh-token-time-out');
});

test.each([
  [{}, 'isv.grant-type-invalid'],
  [{ grant_type: 'password' }, 'isv.grant-type-invalid'],
  [{ grant_type: 'authorization_code' }, 'isv.code-invalid'],
  [byCode('0'.repeat(32)), 'isv.code-invalid'],
  [byToken('x'), 'isv.refresh-token-invalid'],
])('%o is refused with %s', async (params, subCode) => {
  const world = await createWorld();
  expect((await exchange(world, params as Params)).node['sub_code']).toBe(subCode);
});

test('a lost answer costs the code', async () => {
  const world = await createWorld();
  const code = await codeOf(world);
  await world.force('alipay.system.oauth.token', 'answer-lost');
  await expect(exchange(world, byCode(code))).rejects.toThrow('fetch failed');
  expect((await exchange(world, byCode(code))).node['sub_code']).toBe('isv.code-invalid');
});

test('neither codes nor tokens are in the ledger that the control API shows', async () => {
  const world = await createWorld();
  const code = await codeOf(world);
  const { node } = await exchange(world, byCode(code));
  const shown = JSON.stringify(await world.ledger());
  expect(shown).toContain('oauth-token');
  for (const secret of [code, node['access_token'], node['refresh_token']]) {
    expect(shown).not.toContain(secret);
  }
});

test.each([
  ['an unknown app', { app_id: '2021999999999999' }],
  ['an unknown scope', { scope: 'everything' }],
  ['no address to return to', { redirect_uri: 'javascript:alert(1)' }],
])('the page sends nobody anywhere for %s', async (_what, more) => {
  const world = await createWorld();
  const good = { app_id: merchant.appId, scope: 'auth_base', redirect_uri: world.receiver.url };
  const query = new URLSearchParams({ ...good, ...(more as Params) });
  const page = `${world.url}/oauth2/publicAppAuthorize.htm?${query}`;
  expect((await fetch(page, { redirect: 'manual' })).status).toBe(400);
});

test('an exchange that somebody else signed gets nothing', async () => {
  const world = await createWorld();
  const code = await codeOf(world);
  const { biz_content: _none, ...common } = envelope('alipay.system.oauth.token', {});
  const forged = { ...signed({ ...common, ...byCode('other') }), ...byCode(code) };
  expect((await send(world.url, forged)).node['sub_code']).toBe('isv.invalid-signature');
});
