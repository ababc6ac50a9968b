import { createSign, createVerify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SimulatedOpenPlatformMerchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import { made } from '../../alipay/open-platform/certificates.ts';
import { afterChange, appPrivateKey, certifiedMerchant, sn } from './support/certified.ts';
import { envelope, type Params, textToSign } from './support/client.ts';
import { merchant } from './support/merchants.ts';
import { createWorld } from './support/world.ts';

const numbers = { app_cert_sn: sn.app, alipay_root_cert_sn: sn.roots };

/** A signed request of the app; answers the body, and its three members if it has them. */
async function call(url: string, method: string, biz: object, more: Params = numbers) {
  const params = envelope(method, biz, { app_id: certifiedMerchant.appId, ...more });
  const key = `-----BEGIN PRIVATE KEY-----\n${appPrivateKey}\n-----END PRIVATE KEY-----`;
  const sign = createSign('RSA-SHA256').update(textToSign(params)).sign(key, 'base64');
  const form = new URLSearchParams({ ...params, sign });
  const response = await fetch(`${url}/gateway.do?charset=utf-8`, {
    method: 'POST',
    body: new URLSearchParams([...form].filter(([name]) => name !== 'charset')),
  });
  const raw = await response.text();
  const [, text = '', certSn, signature = ''] =
    /^\{"\w+":(\{.*\})(?:,"alipay_cert_sn":"(\w+)")?,"sign":"(.*)"\}$/.exec(raw) ?? [];
  const node: Record<string, string> = text === '' ? {} : JSON.parse(text);
  const isSignedBy = (name: string): boolean =>
    createVerify('RSA-SHA256')
      .update(text)
      .verify(
        new X509Certificate(made(name).pem).publicKey,
        signature.replaceAll('\\/', '/'),
        'base64',
      );
  return { raw, node, certSn, isSignedBy };
}

const start = (own: SimulatedOpenPlatformMerchant = certifiedMerchant) =>
  createWorld({ merchants: [own, merchant] });

const query = { out_trade_no: 'K1' };

test('answers name the certificate whose key has signed them', async () => {
  const { url } = await start();
  const { node, certSn, isSignedBy } = await call(url, 'alipay.trade.query', query);
  expect(node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
  expect(certSn).toBe(sn.alipay);
  expect(isSignedBy('alipay')).toBe(true);
});

test.each([
  [{ alipay_root_cert_sn: sn.roots }, '40001', 'isv.missing-app-cert-sn'],
  [{ app_cert_sn: sn.app }, '40001', 'isv.missing-alipay-root-cert-sn'],
  [{ ...numbers, app_cert_sn: sn.alipay }, '40002', 'isv.invalid-app-cert-sn'],
  [
    { ...numbers, alipay_root_cert_sn: made('root1').sn },
    '40002',
    'isv.invalid-alipay-root-cert-sn',
  ],
])('with %o it is refused, signed: %s', async (more, code, subCode) => {
  const { url } = await start();
  const { node, isSignedBy } = await call(url, 'alipay.trade.query', query, more);
  expect(node).toMatchObject({ code, sub_code: subCode });
  expect(isSignedBy('alipay')).toBe(true);
});

test('an app without certificates has answers without a number', async () => {
  const world = await start();
  expect((await world.query('K1')).raw).not.toContain('alipay_cert_sn');
});

test('after a change the new certificate signs, and both can be downloaded with their issuer', async () => {
  const { url } = await start(afterChange);
  const answer = await call(url, 'alipay.trade.query', query);
  expect(answer.certSn).toBe(sn.alipayNew);
  expect(answer.isSignedBy('alipay_new')).toBe(true);
  for (const name of ['alipay_new', 'alipay']) {
    const content = { alipay_cert_sn: made(name).sn };
    const { node } = await call(url, 'alipay.open.app.alipaycert.download', content);
    const pem = Buffer.from(node['alipay_cert_content'] ?? '', 'base64').toString();
    expect(pem).toBe(`${made(name).pem}${made('class2').pem}`);
  }
});

test('a certificate that Alipay never had cannot be downloaded', async () => {
  const { url } = await start();
  const content = { alipay_cert_sn: sn.alipayNew };
  const { node } = await call(url, 'alipay.open.app.alipaycert.download', content);
  expect(node).toMatchObject({ code: '40004' });
});

test('broken answers are broken in certificate mode, too', async () => {
  const world = await start();
  await world.force('query', 'bad-signature');
  const bad = await call(world.url, 'alipay.trade.query', query);
  expect(bad.certSn).toBe(sn.alipay);
  expect(bad.isSignedBy('alipay')).toBe(false);
  await world.force('query', 'unsigned');
  const { raw } = await call(world.url, 'alipay.trade.query', query);
  expect(raw).not.toContain('cert_sn');
});

test('certificates of other keys stop the start', async () => {
  const { merchantPublicKey, alipayPrivateKey, alipayPublicKey } = merchant;
  await expect(start({ ...certifiedMerchant, merchantPublicKey })).rejects.toThrow(
    'appCertificate',
  );
  await expect(start({ ...certifiedMerchant, alipayPrivateKey, alipayPublicKey })).rejects.toThrow(
    'alipayCertificates',
  );
});
