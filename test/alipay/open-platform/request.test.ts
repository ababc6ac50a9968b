import { expect, test } from 'vitest';
import { buildRequest, signRequest } from '../../../alipay/open-platform/request.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { verify } from '../../../alipay/signing/rsa.ts';
import { appPublicKey, credentials, vectorParams, vectorText } from '../support.ts';

const now = Date.UTC(2026, 10, 22, 4, 30, 5);

test('vector A1 goes over the wire byte for byte, its empty app_auth_token left out', () => {
  const { biz_content = '', ...common } = vectorParams('A1');
  expect(common).toHaveProperty('app_auth_token', '');

  const request = signRequest(credentials, common, { biz_content });

  expect(request.url).toBe(`${credentials.endpoint}?${vectorText('A1-wire', 'url_query')}`);
  expect(request.body).toBe(vectorText('A1-wire', 'body'));
  expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=utf-8');
});

test('vector A4, whose business parameters are top-level, has its signature byte for byte', () => {
  const params = Object.fromEntries(
    vectorText('A4', 'string_to_sign')
      .split('&')
      .map((pair) => pair.split('=') as [string, string]),
  );
  const { grant_type = '', code = '', ...common } = params;
  const request = signRequest(credentials, common, { grant_type, code });
  expect(new URL(request.url).searchParams.get('sign')).toBe(vectorText('A4', 'sign'));
  expect(request.body).toBe('grant_type=authorization_code&code=4b203fe6c11548bcabd8da5bb087a83b');
});

test('a request says who asks what and when, in China time', () => {
  const { url } = buildRequest(credentials, 'alipay.trade.query', {}, { now });
  const query = Object.fromEntries(new URL(url).searchParams);
  expect(query).toEqual({
    app_id: '2021000000000001',
    method: 'alipay.trade.query',
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: '2026-11-22 12:30:05',
    version: '1.0',
    sign: expect.stringMatching(/^[A-Za-z0-9+/]{342}==$/),
  });
});

test('what a receiver decodes from URL and body is what was signed', () => {
  const subject = '香辣鸡腿堡 100% + "大份" 🍔';
  const notifyUrl = 'https://pay.example.test/notify?shop=1&kiosk=7';
  const request = buildRequest(credentials, 'alipay.trade.pay', { subject }, { now, notifyUrl });

  const received = new Map([
    ...new URL(request.url).searchParams,
    ...new URLSearchParams(request.body),
  ]);
  const signature = received.get('sign') ?? '';
  received.delete('sign');

  expect(verify('RSA2', appPublicKey, canonicalText(received), signature)).toBe(true);
  expect(received.get('notify_url')).toBe(notifyUrl);
  expect(received.get('biz_content')).toBe(`{"subject":${JSON.stringify(subject)}}`);
});

test('an old app that is configured for RSA signs with RSA and says so', () => {
  const old = { ...credentials, signType: 'RSA' } as const;
  const received = new URL(buildRequest(old, 'm', {}, { now }).url).searchParams;
  const signature = received.get('sign') ?? '';
  received.delete('sign');
  const text = canonicalText([...received, ['biz_content', '{}']]);
  expect(text).toContain('&sign_type=RSA&');
  expect(verify('RSA', appPublicKey, text, signature)).toBe(true);
});
