import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGlobalWorld, extendInfo } from './support/world.ts';

const services = fc.constantFrom(
  'alipay.acquire.overseas.spot.pay',
  'alipay.acquire.overseas.query',
  'alipay.acquire.cancel',
  'alipay.acquire.overseas.spot.refund',
  'alipay.acquire.refund.query',
  'alipay.acquire.precreate',
  'alipay.commerce.qrcode.create',
  'alipay.commerce.qrcode.modify',
  'alipay.commerce.qrcode.modifyStatus',
);
const likely = fc.constantFrom(
  'K1',
  'USD',
  'JPY',
  '5.40',
  '540',
  'Y',
  'N',
  'OVERSEAS_MBARCODE_PAY',
  'OVERSEASHOPQRCODE',
  '2026-11-22 12:30:05',
  'http://127.0.0.1/notify',
  'barcode',
  '2812345678901234',
  '2088000000000001',
  extendInfo,
);
const names = fc.constantFrom(
  ...'alipay_seller_id trans_name partner_trans_id currency trans_amount buyer_identity_code'.split(
    ' ',
  ),
  ...'identity_code_type biz_product extend_info notify_url timestamp out_trade_no subject'.split(
    ' ',
  ),
  ...'product_code total_fee it_b_pay partner_refund_id refund_amount is_sync out_return_no'.split(
    ' ',
  ),
  ...'biz_type biz_data qrcode status trans_currency memo'.split(' '),
);

// Its five hundred requests are real work; on a busy machine they take their time.
const LIMIT_MS = 30_000;

test('whatever a partner signs is answered: refused, or with a signed result', {
  timeout: LIMIT_MS,
}, async () => {
  const { ask } = await createGlobalWorld();
  const value = fc.oneof(likely, fc.string({ unit: 'grapheme' }));
  await fc.assert(
    fc.asyncProperty(services, fc.dictionary(names, value), async (service, params) => {
      const answer = await ask(service, params);
      expect(answer.status).toBe(200);
      expect(answer.isSuccess === 'F' ? answer.error : answer.isAuthentic).toBeTruthy();
    }),
    { numRuns: 500 },
  );
});
