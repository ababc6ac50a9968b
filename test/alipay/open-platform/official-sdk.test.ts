import { AlipaySdk } from 'alipay-sdk';
import { expect, test } from 'vitest';
import { identifyUser } from '../../../alipay/open-platform/oauth-token.ts';
import { payContent } from '../../../alipay/open-platform/pay.ts';
import { buildRequest } from '../../../alipay/open-platform/request.ts';
import { readAnswer } from '../../../alipay/open-platform/response.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { verify } from '../../../alipay/signing/rsa.ts';
import {
  alipaySigns,
  appPublicKey,
  credentials,
  notificationBody,
  vectorFile,
  vectorText,
} from '../support.ts';

/** Alipay's own SDK, holding our private key and this public key, as an independent second opinion. */
const sdkThatTrusts = (alipayPublicKey: string, signType: 'RSA2' | 'RSA' = 'RSA2'): AlipaySdk =>
  new AlipaySdk({
    appId: credentials.appId,
    privateKey: vectorFile.app_private_pkcs8_der_b64,
    keyType: 'PKCS8',
    alipayPublicKey,
    signType,
  });

const asGateway = sdkThatTrusts(vectorFile.app_public_spki_der_b64);
const asMerchant = sdkThatTrusts(vectorFile.alipay_side_public_spki_der_b64);

test.each(['RSA2', 'RSA'] as const)(
  'the SDK verifies a request that we sign with %s',
  (signType) => {
    const content = payContent({
      outTradeNo: 'T1',
      authCode: '281234567890123456',
      amountFen: 3850,
      subject: '香辣鸡腿堡 100% + 大份 🍔',
      expiresAt: Date.UTC(2026, 10, 22, 4, 32, 5),
    });
    const request = buildRequest({ ...credentials, signType }, 'alipay.trade.pay', content, {
      now: Date.UTC(2026, 10, 22, 4, 30, 5),
      notifyUrl: 'https://pay.example.test/notify?shop=1&kiosk=7',
    });
    const received = {
      ...Object.fromEntries(new URL(request.url).searchParams),
      ...Object.fromEntries(new URLSearchParams(request.body)),
    };
    // Requests sign their sign_type, which is what the SDK tries first.
    expect(asGateway.checkNotifySignV2(received)).toBe(true);
    expect(asGateway.checkNotifySignV2({ ...received, version: '1.1' })).toBe(false);
  },
);

test.each(['RSA2', 'RSA'] as const)(
  'we verify a request that the SDK signs with %s',
  (signType) => {
    const sdk = sdkThatTrusts(vectorFile.alipay_side_public_spki_der_b64, signType);
    const received = new URLSearchParams(
      sdk.sdkExecute('alipay.trade.pay', {
        notifyUrl: 'https://pay.example.test/notify?shop=1&kiosk=7',
        bizContent: { out_trade_no: 'T1', subject: '香辣鸡腿堡 100% + "大份" 🍔' },
      }),
    );
    const signature = received.get('sign') ?? '';
    received.delete('sign');
    expect(verify(signType, appPublicKey, canonicalText(received), signature)).toBe(true);
  },
);

test('the SDK verifies a request whose parameters are top-level', () => {
  const { request } = identifyUser(credentials, '4b203fe6c11548bcabd8da5bb087a83b', { now: 0 });
  const received = {
    ...Object.fromEntries(new URL(request.url).searchParams),
    ...Object.fromEntries(new URLSearchParams(request.body)),
  };
  expect(asGateway.checkNotifySignV2(received)).toBe(true);
  expect(asGateway.checkNotifySignV2({ ...received, code: 'another' })).toBe(false);
});

test('the SDK verifies the answer that we verify', () => {
  const node = '{"code":"10000","msg":"Success","store_name":"人民路店 \\"A\\""}';
  const signature = alipaySigns(node);
  const body = `{"alipay_trade_pay_response":${node},"sign":"${signature}"}`;
  const verdict = readAnswer('alipay.trade.pay', Buffer.from(body), credentials);
  expect(verdict.kind).toBe('verified');
  expect(() =>
    asMerchant.checkResponseSign(body, 'alipay_trade_pay_response', signature, ''),
  ).not.toThrow();
});

test('the SDK verifies the notifications that our tests and vector A7 hold', () => {
  for (const body of [vectorText('A7', 'raw_body'), notificationBody({ subject: 'rice + 100%' })]) {
    const received = Object.fromEntries(new URLSearchParams(body));
    expect(asMerchant.checkNotifySignV2(received)).toBe(true);
  }
});
