import { describe, expect, test } from 'vitest';
import { parseOutTradeNo } from '../../../core/domain/ids.ts';
import type { PayRequest } from '../../../core/ports/payment-gateway.ts';
import { cny, openAlipay, payment } from './support.ts';

type Alipay = Awaited<ReturnType<typeof openAlipay>>;

/** A payment that was made, and the body of the notification that came of it. */
async function notified(): Promise<{ alipay: Alipay; request: PayRequest; body: string }> {
  const alipay = await openAlipay();
  const request = payment();
  await alipay.gateway.pay(request);
  await alipay.advance(1);
  const [body = ''] = alipay.receiver.bodies;
  return { alipay, request, body };
}

const craft = async (alipay: Alipay, kind: string, outTradeNo: string): Promise<string> => {
  const { body } = await alipay.post('/control/notifications', { kind, outTradeNo });
  return String(body['form']);
};

describe('a notification', () => {
  test('of Alipay says what was paid, for which payment', async () => {
    const { alipay, request, body } = await notified();
    const { tradeNo } = await alipay.trade(request.outTradeNo);
    const { outTradeNo } = request;
    const amount = cny(3_850);
    expect(await alipay.parse(body)).toEqual({
      kind: 'authentic',
      notice: {
        noticeId: expect.stringMatching(/^\w+-TRADE_SUCCESS-3850$/) as unknown,
        outTradeNo,
        tradeNo,
        amount,
        result: { kind: 'captured', amount, tradeNo },
        paidAt: expect.any(Number) as unknown,
      },
    });
    expect(parseOutTradeNo(outTradeNo)).toBeDefined();
  });

  test('has one id however often it is delivered, and another when it says something else', async () => {
    const { alipay, request, body } = await notified();
    const replayed = await craft(alipay, 'replay', request.outTradeNo);
    const other = await craft(alipay, 'wrong-amount', request.outTradeNo);
    const ids = [];
    for (const form of [body, replayed, other]) {
      const parsed = await alipay.parse(form);
      ids.push(parsed.kind === 'authentic' ? parsed.notice.noticeId : parsed.kind);
    }
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('of a wrong amount is authentic all the same: the amount is for the settlement to judge', async () => {
    const { alipay, request } = await notified();
    const form = await craft(alipay, 'wrong-amount', request.outTradeNo);
    const parsed = await alipay.parse(form);
    expect(parsed).toMatchObject({ kind: 'authentic', notice: { amount: cny(3_851) } });
  });

  test('of a number that we never gave is authentic: money that somebody has to look at', async () => {
    const { alipay, request } = await notified();
    const form = await craft(alipay, 'unknown-out-trade-no', request.outTradeNo);
    const parsed = await alipay.parse(form);
    expect(parsed).toMatchObject({ notice: { outTradeNo: expect.stringMatching(/^UNKNOWN/) } });
  });

  test.each([
    ['altered', 'signature'],
    ['duplicated-parameter', 'duplicate-parameter'],
    ['other-sign-type', 'sign-type'],
    ['foreign-app-id', 'app-id'],
    ['foreign-key', 'signature'],
  ])('that is %s proves nothing', async (kind, reason) => {
    const { alipay, request } = await notified();
    const form = await craft(alipay, kind, request.outTradeNo);
    const parsed = await alipay.parse(form);
    expect(parsed).toEqual({ kind: 'rejected', reason });
  });

  test.each<[string, (body: string) => string]>([
    ['without a signature', (body) => body.replace(/&?sign=[^&]*/, '')],
    ['with an empty signature', (body) => body.replace(/(&?sign=)[^&]*/, '$1')],
    ['with an amount more', (body) => `${body}&total_amount=0.01`],
    ['with a parameter more', (body) => `${body}&x=1`],
    ['with a parameter less', (body) => body.replace(/&gmt_payment=[^&]*/, '')],
    ['for a payment of somebody else', (body) => body.replace(/(&?out_trade_no=KC)../, '$199')],
    ['as JSON', (body) => JSON.stringify(Object.fromEntries(new URLSearchParams(body)))],
    ['that is empty', () => ''],
    ['that is 65 kilobytes long', (body) => `${body}&x=${'1'.repeat(65_000)}`],
    ['that ends in the middle', (body) => body.slice(0, -20)],
  ])('%s proves nothing', async (_, change) => {
    const { alipay, body } = await notified();
    const changed = change(body);
    expect(changed).not.toBe(body);
    const parsed = await alipay.parse(changed);
    expect(parsed).toMatchObject({ kind: 'rejected' });
  });

  test('for another seller proves nothing', async () => {
    const { body } = await notified();
    const other = await openAlipay({ sellerId: '2088000000009999' });
    const parsed = await other.parse(body);
    expect(parsed).toEqual({ kind: 'rejected', reason: 'seller-id' });
  });

  test('of a refund in part still says what was paid, so that it is no loss of the payment', async () => {
    const { alipay, request } = await notified();
    await alipay.refund(request.outTradeNo, '10.00', 'R1');
    await alipay.advance(1);
    const [, body = ''] = alipay.receiver.bodies;
    expect(body).toContain('refund_fee=10.00');
    const parsed = await alipay.parse(body);
    const captured = { kind: 'captured', amount: cny(3_850) };
    expect(parsed).toMatchObject({ kind: 'authentic', notice: { result: captured } });
  });
});
