import { expect, test } from 'vitest';
import type { Exchange, SignedRequest, WireAnswer } from '../../../alipay/gateway-protocol.ts';
import { authoriseUrl } from '../../../alipay/open-platform/authorise-url.ts';
import { billDownload } from '../../../alipay/open-platform/bill-download-url.ts';
import { certificateDownload } from '../../../alipay/open-platform/download-certificate.ts';
import { identifyUser } from '../../../alipay/open-platform/oauth-token.ts';
import { openPlatformProtocol } from '../../../alipay/open-platform/protocol.ts';
import { importPrivateKey, importPublicKey } from '../../../alipay/signing/keys.ts';
import { certified, duringValidity } from '../../alipay/open-platform/certificates.ts';
import { afterChange, certifiedMerchant, sn } from './support/certified.ts';
import { merchant, merchantKeys } from './support/merchants.ts';
import { createWorld, startOfTime, type World } from './support/world.ts';

// Our own client and the simulator were written apart from each other, from the same protocol.

const credentialsFor = ({ url }: World) => ({
  endpoint: `${url}/gateway.do`,
  appId: merchant.appId,
  sellerId: merchant.sellerId,
  signType: merchant.signType,
  privateKey: importPrivateKey(merchantKeys.privateKey),
  alipayPublicKeys: [importPublicKey(merchant.alipayPublicKey)],
});

async function sent({ url, body, headers }: SignedRequest): Promise<WireAnswer> {
  const response = await fetch(url, { method: 'POST', body, headers });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

const verdictOf = async <Outcome>({ request, read }: Exchange<Outcome>) =>
  read(await sent(request));

const verified = (outcome: object) => expect.objectContaining({ kind: 'verified', outcome });

const order = {
  outTradeNo: 'K1',
  amount: { currency: 'CNY', minor: 3_850 },
  subject: '套餐',
  storeId: 'S1',
  expiresAt: startOfTime + 300_000,
};

test('our client shows a code, waits for its scan and believes the notification', async () => {
  const world = await createWorld();
  const protocol = openPlatformProtocol(credentialsFor(world));
  const context = { now: startOfTime, notifyUrl: world.receiver.url };
  const made = await verdictOf(protocol.createQr(order, context));
  const codeText = expect.stringContaining('https://qr.alipay.com/');
  expect(made).toEqual(verified({ kind: 'created', codeText }));
  const query = () => verdictOf(protocol.query(order, context));
  expect(await query()).toEqual(verified({ kind: 'not-found' }));

  const { body } = await world.get('/control/codes');
  const [code] = body['codes'] as { codeText: string }[];
  await world.post('/control/codes/scan', { codeText: code?.codeText, action: 'scan' });
  expect(await query()).toEqual(verified(expect.objectContaining({ kind: 'pending' })));
  await world.post('/control/codes/scan', { codeText: code?.codeText, action: 'pay' });
  const { amount } = order;
  expect(await query()).toEqual(verified(expect.objectContaining({ kind: 'captured', amount })));

  await world.advance(1);
  const [message = ''] = world.receiver.bodies;
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  expect(protocol.readMessage({ path: '/notify', headers, body: message })).toMatchObject({
    kind: 'authentic',
    notice: { outTradeNo: 'K1', amount },
  });
});

test('our client cancels a code that nobody has scanned, and learns of the money that comes late', async () => {
  const world = await createWorld();
  const protocol = openPlatformProtocol(credentialsFor(world));
  const context = { now: startOfTime, notifyUrl: world.receiver.url };
  await verdictOf(protocol.createQr(order, context));
  expect(await verdictOf(protocol.cancel(order, context))).toEqual(
    verified({ kind: 'cancelled', action: 'none' }),
  );
  const { body } = await world.get('/control/codes');
  const [code] = body['codes'] as { codeText: string }[];
  await world.post('/control/codes/scan', { codeText: code?.codeText, action: 'scan-and-pay' });
  expect(await verdictOf(protocol.query(order, context))).toEqual(
    verified(expect.objectContaining({ kind: 'captured' })),
  );
});

test('our client identifies a user once', async () => {
  const world = await createWorld();
  const credentials = credentialsFor(world);
  const page = authoriseUrl(credentials, {
    scope: 'auth_base',
    redirectUri: 'https://kuaican.example/signed-in',
    state: 'x',
  });
  const { headers } = await fetch(page, { redirect: 'manual' });
  const code = new URL(headers.get('location') ?? '').searchParams.get('auth_code') ?? '';
  const identify = () => verdictOf(identifyUser(credentials, code, { now: startOfTime }));
  const user = { kind: 'user-id', id: expect.stringMatching(/^2088\d{12}$/) };
  expect(await identify()).toEqual(verified({ kind: 'identified', user }));
  expect(await identify()).toMatchObject({ outcome: { kind: 'refused' } });
});

test('our client finds a bill, or is told that there is none', async () => {
  const world = await createWorld();
  const credentials = credentialsFor(world);
  await world.pay('K1');
  await world.advance(24 * 3600);
  const ask = (billDate: string) =>
    verdictOf(billDownload(credentials, { billType: 'trade', billDate }, { now: startOfTime }));
  expect(await ask('2026-11-22')).toMatchObject({ outcome: { kind: 'ready' } });
  expect(await ask('2026-11-21')).toMatchObject({ outcome: { kind: 'no-bill' } });
});

test('our client downloads the certificate that an answer names, and then believes it', async () => {
  const world = await createWorld({ merchants: [afterChange] });
  const { appId, sellerId } = certifiedMerchant;
  const own = { ...certified, endpoint: `${world.url}/gateway.do`, appId, sellerId };
  const context = { now: startOfTime, notifyUrl: world.receiver.url };
  const before = await verdictOf(openPlatformProtocol(own).query(order, context));
  expect(before).toEqual({ kind: 'unverified', code: `UNKNOWN_CERTIFICATE ${sn.alipayNew}` });

  const download = certificateDownload(own, sn.alipayNew, { now: startOfTime });
  const outcome = download.read(await sent(download.request), duringValidity);
  if (outcome.kind !== 'trusted') throw new Error(outcome.code);
  const { certificates } = own;
  const alipayCertificates = new Map(certificates.alipayCertificates);
  alipayCertificates.set(outcome.sn, outcome.publicKey);
  const renewed = openPlatformProtocol({
    ...own,
    certificates: { ...certificates, alipayCertificates },
  });
  expect(await verdictOf(renewed.query(order, context))).toEqual(verified({ kind: 'not-found' }));
});
