import { expect, test } from 'vitest';
import { authoriseUrl } from '../../../alipay/open-platform/authorise-url.ts';
import {
  classifyOauth,
  identifyUser,
  isOauthCode,
  type OauthOutcome,
  oauthTokenMethod,
} from '../../../alipay/open-platform/oauth-token.ts';
import { alipaySigns, credentials, vectorText, verified } from '../support.ts';

const authorisation = {
  scope: 'auth_base',
  redirectUri: 'https://pay.example.test/back?shop=1&kiosk=7',
  state: 's/1+2',
} as const;

test.each([
  ['https://openapi.alipay.com/gateway.do', 'https://openauth.alipay.com'],
  [
    'https://openapi-sandbox.dl.alipaydev.com/gateway.do',
    'https://openauth-sandbox.dl.alipaydev.com',
  ],
  ['http://127.0.0.1:4000/gateway.do', 'http://127.0.0.1:4000'],
])('the customers of %s authorise at %s', (endpoint, host) => {
  const url = new URL(authoriseUrl({ ...credentials, endpoint }, authorisation));
  expect(`${url.origin}${url.pathname}`).toBe(`${host}/oauth2/publicAppAuthorize.htm`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    app_id: credentials.appId,
    scope: 'auth_base',
    redirect_uri: authorisation.redirectUri,
    state: 's/1+2',
  });
});

const now = Date.UTC(2026, 10, 22, 4, 30, 5);
const exchange = identifyUser(credentials, '4b203fe6c11548bcabd8da5bb087a83b', { now });

test('the code travels at the top level, not in biz_content, as in vector A4', () => {
  expect(exchange.request.body).toBe(
    'grant_type=authorization_code&code=4b203fe6c11548bcabd8da5bb087a83b',
  );
  const query = new URL(exchange.request.url).searchParams;
  expect(query.get('method')).toBe(oauthTokenMethod);
  expect(query.has('biz_content')).toBe(false);
  expect(query.has('notify_url')).toBe(false);
  expect(vectorText('A4', 'string_to_sign')).toContain('&grant_type=authorization_code&');
});

test.each(['', 'a&method=b', 'a=b', 'a b', 'a/b', '码', 'a'.repeat(65)])(
  'what is no code, as %j, is not sent',
  (text) => {
    expect(isOauthCode(text)).toBe(false);
    expect(() => identifyUser(credentials, text, { now })).toThrow(RangeError);
  },
);

const success = {
  user_id: '2088000000000002',
  open_id: 'o-1',
  access_token: 'secret-access-token',
  refresh_token: 'secret-refresh-token',
  expires_in: '300',
};
const judge = (node: object): OauthOutcome => classifyOauth(verified({ ...node }));

test('a success, which has no code, says who the customer is and hands no token on', () => {
  const outcome = judge(success);
  expect(outcome).toEqual({
    kind: 'identified',
    user: { kind: 'user-id', id: '2088000000000002' },
  });
  expect(JSON.stringify(outcome)).not.toContain('secret');
});

test('a newer app gets an open id', () => {
  expect(judge({ ...success, user_id: undefined })).toEqual({
    kind: 'identified',
    user: { kind: 'open-id', id: 'o-1' },
  });
  expect(judge({ ...success, code: '10000' })).toMatchObject({ kind: 'identified' });
});

test('an answer counts only with its signature', () => {
  const node = JSON.stringify(success);
  const body = (signature: string): Buffer =>
    Buffer.from(`{"alipay_system_oauth_token_response":${node},"sign":"${signature}"}`);
  const read = (signature: string): unknown =>
    exchange.read({ status: 200, headers: {}, body: body(signature) });
  expect(read(alipaySigns(node))).toMatchObject({ outcome: { kind: 'identified' } });
  expect(read(alipaySigns(`${node} `))).toEqual({
    kind: 'unverified',
    code: 'UNVERIFIED_signature',
  });
});

test.each([
  ['40002', 'isv.code-invalid'],
  ['40002', 'isv.refresh-token-invalid'],
  ['40002', 'isv.refresh-token-time-out'],
  ['40002', 'isv.refreshed-token-invalid'],
  ['40004', 'code-invalid'],
])('after %s %s the customer authorises again', (code, subCode) => {
  expect(judge({ code, sub_code: subCode })).toStrictEqual({ kind: 'refused', code: subCode });
});

test.each([
  ['40002', 'isv.grant-type-invalid'],
  ['40002', 'isv.unmatched-app-id'],
  ['40002', 'isv.invalid-signature'],
  ['40006', 'isv.insufficient-isv-permissions'],
])('%s %s is ours to repair', (code, subCode) => {
  expect(judge({ code, sub_code: subCode })).toEqual({
    kind: 'refused',
    code: subCode,
    configuration: true,
  });
});

test.each([
  ['is a gateway failure', { code: '20000', sub_code: 'isp.unknow-error' }],
  ['is limited', { code: '40005' }],
  ['has a refusal that is not listed', { code: '40004', sub_code: 'SOMETHING_NEW' }],
  ['has a known word in the wrong place', { code: '40004', sub_code: 'isp.unknow-error' }],
  ['names nobody', { access_token: 'secret-access-token' }],
  ['names somebody and a failure', { ...success, code: '20000' }],
  ['names somebody and a number for a code', { ...success, code: 20000 }],
  ['has a number for a user', { user_id: 2088 }],
])('we do not know the customer when the answer %s', (_, node) => {
  expect(judge(node)).toMatchObject({ kind: 'unknown' });
});
