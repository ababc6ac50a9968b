import { AlipaySdk } from 'alipay-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedMerchant } from '../../local/alipay-simulator/simulated-merchant.ts';
import {
  type RunningSimulator,
  startSimulator,
} from '../../local/alipay-simulator/start-simulator.ts';
import { merchant, merchantKeys } from '../local/alipay-simulator/support/merchants.ts';
import { type Receiver, startReceiver } from '../local/alipay-simulator/support/receiver.ts';
import { authCode } from '../local/alipay-simulator/support/world.ts';

const signed = { validateSign: true };

describe.each(['RSA2', 'RSA'] as const)('the official SDK, unchanged, with %s', (signType) => {
  const own: SimulatedMerchant = { ...merchant, signType };
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

  test('verifies the notifications of a payment and of its partial refund', async () => {
    await pay('K1', authCode());
    await ask('alipay.trade.refund', {
      outTradeNo: 'K1',
      refundAmount: '10.00',
      outRequestNo: 'R1',
    });
    now += 1_000;
    await fetch(`${simulator.url}/control/settle`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    const notifications = receiver.received();
    expect(notifications).toHaveLength(2);
    for (const params of notifications) {
      expect(params).toMatchObject({ out_trade_no: 'K1', sign_type: signType });
      expect(sdk.checkNotifySignV2(params)).toBe(true);
      expect(sdk.checkNotifySignV2({ ...params, total_amount: '0.01' })).toBe(false);
    }
  });
});
