import { AlipaySdk } from 'alipay-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedOpenPlatformMerchant } from '../../local/alipay-simulator/simulated-merchant.ts';
import {
  type RunningSimulator,
  startSimulator,
} from '../../local/alipay-simulator/start-simulator.ts';
import { made, pem } from '../alipay/open-platform/certificates.ts';
import {
  afterChange,
  appPrivateKey,
  certifiedMerchant,
  sn,
} from '../local/alipay-simulator/support/certified.ts';
import { merchant, merchantKeys } from '../local/alipay-simulator/support/merchants.ts';
import { type Receiver, startReceiver } from '../local/alipay-simulator/support/receiver.ts';
import { authCode } from '../local/alipay-simulator/support/world.ts';

const signed = { validateSign: true };

describe.each(['RSA2', 'RSA'] as const)('the official SDK, unchanged, with %s', (signType) => {
  const own: SimulatedOpenPlatformMerchant = { ...merchant, signType };
  let now = Date.now();
  let simulator: RunningSimulator;
  let receiver: Receiver;
  let sdk: AlipaySdk;

  beforeEach(async () => {
    receiver = await startReceiver();
    simulator = await startSimulator({ port: 0, now: () => now, merchants: [own] });
    sdk = new AlipaySdk({
      appId: own.appId,
      privateKey: merchantKeys.privateKey,
      keyType: 'PKCS8',
      alipayPublicKey: own.alipayPublicKey,
      gateway: `${simulator.url}/gateway.do`,
      signType,
    });
  });

  afterEach(async () => {
    await simulator.close();
    receiver.close();
  });

  const pay = (outTradeNo: string, code: string) =>
    sdk.exec(
      'alipay.trade.pay',
      {
        notifyUrl: receiver.url,
        bizContent: {
          outTradeNo,
          totalAmount: '38.50',
          subject: '香辣鸡腿堡 + 可乐 100%',
          authCode: code,
          scene: 'bar_code',
          timeoutExpress: '5m',
          storeId: 'S1',
          passbackParams: 'kiosk%3D7%26lane%3D2',
        },
      },
      signed,
    );
  const control = (path: string, body: object = {}) =>
    fetch(`${simulator.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const ask = (method: string, bizContent: object) => sdk.exec(method, { bizContent }, signed);

  test('pays, asks, refunds and asks for the refund', async () => {
    const paid = await pay('K1', authCode());
    expect(paid).toMatchObject({ code: '10000', outTradeNo: 'K1', totalAmount: '38.50' });
    expect(await ask('alipay.trade.query', { outTradeNo: 'K1' })).toMatchObject({
      code: '10000',
      tradeStatus: 'TRADE_SUCCESS',
      tradeNo: paid['tradeNo'],
    });
    const refund = { outTradeNo: 'K1', refundAmount: '10.00', outRequestNo: 'R1' };
    expect(await ask('alipay.trade.refund', refund)).toMatchObject({
      code: '10000',
      fundChange: 'Y',
      refundFee: '10.00',
    });
    const refundQuery = { outTradeNo: 'K1', outRequestNo: 'R1' };
    expect(await ask('alipay.trade.fastpay.refund.query', refundQuery)).toMatchObject({
      refundStatus: 'REFUND_SUCCESS',
      refundAmount: '10.00',
    });
  });

  test('sees a waiting trade, cancels it, and closes another', async () => {
    expect(await pay('K1', authCode('9003'))).toMatchObject({ code: '10003' });
    expect(await ask('alipay.trade.query', { outTradeNo: 'K1' })).toMatchObject({
      tradeStatus: 'WAIT_BUYER_PAY',
    });
    expect(await ask('alipay.trade.cancel', { outTradeNo: 'K1' })).toMatchObject({
      action: 'close',
      retryFlag: 'N',
    });
    await pay('K2', authCode('9003'));
    expect(await ask('alipay.trade.close', { outTradeNo: 'K2' })).toMatchObject({ code: '10000' });
  });

  test('believes signed refusals, and finds the faults it looks for', async () => {
    expect(await ask('alipay.trade.query', { outTradeNo: 'K1' })).toMatchObject({
      code: '40004',
      subCode: 'ACQ.TRADE_NOT_EXIST',
    });
    await expect(pay('K1', authCode('9051'))).rejects.toThrow('验签失败');
    await expect(pay('K2', authCode('9053'))).rejects.toThrow('格式错误');
    await expect(pay('K3', authCode('9054'))).rejects.toThrow('status: 502');
  });

  test('sends a pay again when its connection breaks, and learns that it was paid', async () => {
    // Its HTTP client does, unasked; the simulator counts both.
    expect(await pay('K1', authCode('9011'))).toMatchObject({ subCode: 'ACQ.TRADE_HAS_SUCCESS' });
    const ledger = await fetch(`${simulator.url}/control/ledger`);
    expect(await ledger.json()).toMatchObject({
      trades: [{ outTradeNo: 'K1', capturedFen: 3850 }],
      requests: [{ outcome: 'paid' }, { outcome: 'TRADE_HAS_SUCCESS' }],
    });
  });

  test('is told the text that the gateway would have signed, in a signed answer', async () => {
    const stranger = new AlipaySdk({
      appId: own.appId,
      privateKey: own.alipayPrivateKey,
      keyType: 'PKCS8',
      alipayPublicKey: own.alipayPublicKey,
      gateway: `${simulator.url}/gateway.do`,
      signType,
    });
    const answer = await stranger.exec('alipay.trade.query', { bizContent: {} }, signed);
    expect(answer).toMatchObject({ code: '40002', subCode: 'isv.invalid-signature' });
    expect(answer['subMsg']).toContain(`app_id=${own.appId}&amp;biz_content={}`);
  });

  test('asks for a code, which is paid when somebody has scanned it', async () => {
    const order = { outTradeNo: 'K1', totalAmount: '38.50', subject: '套餐', storeId: 'S1' };
    const made = await ask('alipay.trade.precreate', order);
    expect(made).toMatchObject({ code: '10000', outTradeNo: 'K1' });
    expect(await ask('alipay.trade.query', { outTradeNo: 'K1' })).toMatchObject({
      subCode: 'ACQ.TRADE_NOT_EXIST',
    });
    await control('codes/scan', { codeText: made['qrCode'], action: 'scan-and-pay' });
    expect(await ask('alipay.trade.query', { outTradeNo: 'K1' })).toMatchObject({
      tradeStatus: 'TRADE_SUCCESS',
    });
  });

  test('learns once who has authorised', async () => {
    const query = { app_id: own.appId, scope: 'auth_base', redirect_uri: receiver.url };
    const page = `${simulator.url}/oauth2/publicAppAuthorize.htm?${new URLSearchParams(query)}`;
    const { headers } = await fetch(page, { redirect: 'manual' });
    const code = new URL(headers.get('location') ?? '').searchParams.get('auth_code');
    const exchange = () =>
      sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code }, signed);
    expect(await exchange()).toMatchObject({
      userId: expect.stringMatching(/^2088\d{12}$/),
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
    });
    expect(await exchange()).toMatchObject({ code: '40002', subCode: 'isv.code-invalid' });
  });

  test('is led to a bill', async () => {
    await pay('K1', authCode());
    const day = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
    now += 33 * 3_600_000;
    const bill = { billType: 'trade', billDate: day };
    const { billDownloadUrl } = await ask('alipay.data.dataservice.bill.downloadurl.query', bill);
    const file = await fetch(billDownloadUrl);
    expect((await file.text()).slice(0, 2)).toBe('PK');
  });

  test('verifies the notifications of a payment and of its partial refund', async () => {
    await pay('K1', authCode());
    await ask('alipay.trade.refund', {
      outTradeNo: 'K1',
      refundAmount: '10.00',
      outRequestNo: 'R1',
    });
    now += 1_000;
    await control('settle');
    const notifications = receiver.received();
    expect(notifications).toHaveLength(2);
    for (const params of notifications) {
      expect(params).toMatchObject({ out_trade_no: 'K1', sign_type: signType });
      expect(sdk.checkNotifySignV2(params)).toBe(true);
      expect(sdk.checkNotifySignV2({ ...params, total_amount: '0.01' })).toBe(false);
    }
  });
});

describe('the official SDK in certificate mode', () => {
  let simulator: RunningSimulator;

  const startFor = async (own: SimulatedOpenPlatformMerchant): Promise<void> => {
    simulator = await startSimulator({ port: 0, now: () => Date.now(), merchants: [own] });
  };
  const sdkWith = (alipayCertificate: string) =>
    new AlipaySdk({
      appId: certifiedMerchant.appId,
      privateKey: appPrivateKey,
      keyType: 'PKCS8',
      appCertContent: made('app').pem,
      alipayRootCertContent: pem('root1', 'root2'),
      alipayPublicCertContent: alipayCertificate,
      gateway: `${simulator.url}/gateway.do`,
    });

  afterEach(() => simulator.close());

  const payment = (outTradeNo: string) => ({
    bizContent: { outTradeNo, totalAmount: '38.50', subject: '套餐', authCode: authCode() },
  });

  test('pays, and believes the answer', async () => {
    await startFor(certifiedMerchant);
    const paid = sdkWith(made('alipay').pem).exec('alipay.trade.pay', payment('K1'), signed);
    expect(await paid).toMatchObject({ code: '10000', totalAmount: '38.50' });
  });

  test('believes nothing that a new certificate signed, until it has downloaded it', async () => {
    await startFor(afterChange);
    const old = sdkWith(made('alipay').pem);
    await expect(old.exec('alipay.trade.pay', payment('K1'), signed)).rejects.toThrow('验签失败');
    const bizContent = { alipayCertSn: sn.alipayNew };
    const answer = await old.exec('alipay.open.app.alipaycert.download', { bizContent });
    const renewed = sdkWith(Buffer.from(answer['alipayCertContent'], 'base64').toString());
    const query = { bizContent: { outTradeNo: 'K1' } };
    expect(await renewed.exec('alipay.trade.query', query, signed)).toMatchObject({
      tradeStatus: 'TRADE_SUCCESS',
    });
  });
});
