import { AlipaySdk } from 'alipay-sdk';
import { expect, test } from 'vitest';
import { parseNotification } from '../../../alipay/open-platform/notification.ts';
import { openPlatformProtocol } from '../../../alipay/open-platform/protocol.ts';
import { buildRequest } from '../../../alipay/open-platform/request.ts';
import { type Answer, readAnswer } from '../../../alipay/open-platform/response.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { sign, verify } from '../../../alipay/signing/rsa.ts';
import {
  alipayPrivateKey,
  alipaySigns,
  appPublicKey,
  notificationBody,
  vectorFile,
} from '../support.ts';
import { certified, made, newAlipayKey, pem, rootFile, x509 } from './certificates.ts';

/** Alipay's own SDK with the same files. */
const sdk = new AlipaySdk({
  appId: certified.appId,
  privateKey: vectorFile.app_private_pkcs8_der_b64,
  keyType: 'PKCS8',
  appCertContent: pem('app'),
  alipayRootCertContent: rootFile,
  alipayPublicCertContent: pem('alipay'),
});

const both = {
  ...certified,
  certificates: {
    ...certified.certificates,
    alipayCertificates: new Map([
      ...certified.certificates.alipayCertificates,
      [made('alipay_new').sn, x509('alipay_new').publicKey] as const,
    ]),
  },
};

const method = 'alipay.trade.query';
const node = '{"code":"10000","out_trade_no":"T1"}';
const answer = (certSn: string | undefined, signature: string): Buffer =>
  Buffer.from(
    `{"alipay_trade_query_response":${node},${
      certSn === undefined ? '' : `"alipay_cert_sn":${JSON.stringify(certSn)},`
    }"sign":"${signature}"}`,
  );
const byNew = sign('RSA2', newAlipayKey, node);
const byOld = alipaySigns(node);
const read = (body: Buffer, credentials = certified): Answer =>
  readAnswer(method, body, credentials);

test('requests name the certificates by the numbers that the SDK computes, and sign them', () => {
  const content = { out_trade_no: 'T1' };
  const request = buildRequest(certified, method, content, { now: Date.UTC(2026, 10, 22) });
  const received = new URL(request.url).searchParams;
  expect(received.get('app_cert_sn')).toBe(sdk.config.appCertSn);
  expect(received.get('alipay_root_cert_sn')).toBe(sdk.config.alipayRootCertSn);
  const all = { ...Object.fromEntries(received), biz_content: JSON.stringify(content) };
  const asGateway = new AlipaySdk({
    appId: certified.appId,
    privateKey: vectorFile.app_private_pkcs8_der_b64,
    keyType: 'PKCS8',
    alipayPublicKey: vectorFile.app_public_spki_der_b64,
  });
  expect(asGateway.checkNotifySignV2(all)).toBe(true);
  expect(asGateway.checkNotifySignV2({ ...all, app_cert_sn: made('app').sn.toUpperCase() })).toBe(
    false,
  );
});

test('we verify a request that the SDK signs in certificate mode', () => {
  const received = new URLSearchParams(sdk.sdkExecute(method, { bizContent: {} }));
  const signature = received.get('sign') ?? '';
  received.delete('sign');
  expect(received.get('app_cert_sn')).toBe(certified.certificates.appCertSn);
  expect(received.get('alipay_root_cert_sn')).toBe(certified.certificates.alipayRootCertSn);
  expect(verify('RSA2', appPublicKey, canonicalText(received), signature)).toBe(true);
});

test('the number in an answer picks the key', () => {
  expect(read(answer(made('alipay').sn, byOld)).kind).toBe('verified');
  expect(read(answer(made('alipay_new').sn, byNew), both).kind).toBe('verified');
  for (const crossed of [answer(made('alipay').sn, byNew), answer(made('alipay_new').sn, byOld)]) {
    expect(read(crossed, both)).toEqual({ kind: 'invalid', reason: 'signature' });
  }
});

test('the SDK reads the answer that we read', () => {
  const body = answer(made('alipay').sn, byOld).toString();
  expect(() => sdk.checkResponseSign(body, 'alipay_trade_query_response', byOld, '')).not.toThrow();
});

test('an answer by an unknown certificate says which one to download, and nothing else', () => {
  const { sn } = made('alipay_new');
  expect(read(answer(sn, byNew))).toEqual({ kind: 'unknown-certificate', sn });
  const exchange = openPlatformProtocol(certified).query(
    { outTradeNo: 'T1', amount: { currency: 'CNY', minor: 1 } },
    { now: 0, notifyUrl: '' },
  );
  expect(exchange.read({ status: 200, headers: {}, body: answer(sn, byNew) })).toEqual({
    kind: 'unverified',
    code: `UNKNOWN_CERTIFICATE ${sn}`,
  });
});

test.each(['', '../secret', made('alipay').sn.toUpperCase()])(
  'a certificate number %j is no number, and is not repeated',
  (sn) => {
    expect(read(answer(sn, byOld))).toEqual({ kind: 'invalid', reason: 'signature' });
  },
);

test('an answer that names no certificate is good by any that we hold', () => {
  expect(read(answer(undefined, byNew), both).kind).toBe('verified');
  expect(read(answer(undefined, byNew))).toEqual({ kind: 'invalid', reason: 'signature' });
});

test('with certificates, a bare public key verifies nothing', () => {
  const bare = { ...certified, alipayPublicKeys: [x509('alipay_new').publicKey] };
  expect(read(answer(undefined, byNew), bare)).toEqual({ kind: 'invalid', reason: 'signature' });
});

const params = {
  app_id: certified.appId,
  seller_id: '2088000000000001',
  notify_id: 'N1',
  out_trade_no: 'T1',
  trade_no: '2026112222001400000000000001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '38.50',
};

test('a notification is verified with the certificate it names, whether that is signed or not', () => {
  const { sn } = made('alipay');
  const signed = notificationBody({ ...params, alipay_cert_sn: sn });
  const unsigned = `${notificationBody(params)}&alipay_cert_sn=${sn}`;
  const unsignedAndEmpty = `${unsigned}&body=`;
  for (const body of [signed, unsigned, unsignedAndEmpty, notificationBody(params)]) {
    expect(parseNotification(body, certified)).toMatchObject({ kind: 'authentic' });
  }
  const read = parseNotification(unsigned, certified);
  expect(read.kind === 'authentic' && read.params.has('alipay_cert_sn')).toBe(false);
});

test('a notification by another certificate is rejected, and names it', () => {
  const { sn } = made('alipay_new');
  const unknown = notificationBody({ ...params, alipay_cert_sn: sn });
  expect(parseNotification(unknown, certified)).toEqual({
    kind: 'rejected',
    reason: `UNKNOWN_CERTIFICATE ${sn}`,
  });
  // Signed with the key of the old certificate.
  expect(parseNotification(unknown, both)).toEqual({ kind: 'rejected', reason: 'signature' });
  const text = canonicalText(Object.entries({ ...params, alipay_cert_sn: sn }));
  const signature = encodeURIComponent(sign('RSA2', newAlipayKey, text));
  const byNewOne = unknown.replace(/&sign=[^&]*/, `&sign=${signature}`);
  expect(parseNotification(byNewOne, both)).toMatchObject({ kind: 'authentic' });
  const odd = notificationBody({ ...params, alipay_cert_sn: 'x' });
  expect(parseNotification(odd, certified)).toEqual({ kind: 'rejected', reason: 'signature' });
});

test('the keys of the tests pair up', () => {
  const text = 'text';
  expect(verify('RSA2', x509('alipay').publicKey, text, sign('RSA2', alipayPrivateKey, text))).toBe(
    true,
  );
  expect(x509('app').publicKey.equals(appPublicKey)).toBe(true);
});
