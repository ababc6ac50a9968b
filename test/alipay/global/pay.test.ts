import { describe, expect, test } from 'vitest';
import { gatewayErrors } from '../../../alipay/global/gateway-errors.ts';
import type { PayOutcome } from '../../../alipay/outcomes.ts';
import { judged, order, ownParams, protocol } from './exchanges.ts';
import { context, type Params } from './support.ts';

const pay = protocol.pay(order, context);
const judge = (fields: Params): PayOutcome => judged(pay, fields);
const failure = (error: string): PayOutcome => judge({ result_code: 'FAILED', error });

const paid = {
  result_code: 'SUCCESS',
  partner_trans_id: 'T1',
  alipay_trans_id: '2026112221001004000000000001',
  alipay_buyer_user_id: '2088000000000002',
  currency: 'USD',
  trans_amount: '5.40',
};

test('a barcode payment says what is due, where, and when it was made, in China time', () => {
  expect(ownParams(pay)).toStrictEqual({
    service: 'alipay.acquire.overseas.spot.pay',
    notify_url: 'https://pay.example.test/alipay/notify',
    alipay_seller_id: '2088000000000001',
    trans_name: 'Burger Fries 可乐',
    partner_trans_id: 'T1',
    currency: 'USD',
    trans_amount: '5.40',
    buyer_identity_code: '281234567890123456',
    identity_code_type: 'barcode',
    trans_create_time: '20261122123005',
    biz_product: 'OVERSEAS_MBARCODE_PAY',
    extend_info:
      '{"secondary_merchant_name":"Test Burger","secondary_merchant_id":"M001","secondary_merchant_industry":"5812","store_id":"S001","store_name":"Test Store","terminal_id":"K07"}',
  });
});

test('a dish without a single permitted character can still be sold', () => {
  const exchange = protocol.pay({ ...order, subject: '&"=/' }, context);
  expect(ownParams(exchange)['trans_name']).toBe('T1');
});

test('yen have no decimals', () => {
  const yen = { currency: 'JPY', minor: 540 };
  const exchange = protocol.pay({ ...order, amount: yen }, context);
  expect(ownParams(exchange)['trans_amount']).toBe('540');
  expect(judged(exchange, { ...paid, currency: 'JPY', trans_amount: '540' })).toMatchObject({
    kind: 'captured',
    amount: yen,
  });
});

test('SUCCESS with our number, a trade and an amount is captured', () => {
  expect(judge(paid)).toEqual({
    kind: 'captured',
    tradeNo: '2026112221001004000000000001',
    amount: { currency: 'USD', minor: 540 },
    buyerId: '2088000000000002',
  });
});

test('captured is what was charged, also when it is not what we asked for', () => {
  const other = judge({ ...paid, currency: 'JPY', trans_amount: '540' });
  expect(other).toMatchObject({ kind: 'captured', amount: { currency: 'JPY', minor: 540 } });
});

test.each([
  ['names another trade', { partner_trans_id: 'T2' }],
  ['names another trade by the other name', { out_trade_no: 'T2' }],
  ['names no trade of ours', { partner_trans_id: '' }],
  ['has no number of Alipay', { alipay_trans_id: '' }],
  ['has no amount', { trans_amount: '' }],
  ['has no currency', { currency: '' }],
  ['has an amount that cannot be read', { trans_amount: '5.405' }],
  ['has a fraction of a yen', { currency: 'JPY' }],
  ['has a currency that we do not know', { currency: 'XXX' }],
])('SUCCESS is unknown when it %s', (_, change) => {
  expect(judge({ ...paid, ...change })).toEqual({
    kind: 'unknown',
    code: 'SUCCESS',
    tradeMaySurvive: false,
  });
});

test.each(['UNKNOWN', 'UNKNOW', 'success', 'PENDING', 'constructor'])(
  'result_code %s leaves us not knowing',
  (result_code) => {
    expect(judge({ ...paid, result_code })).toMatchObject({ kind: 'unknown', code: result_code });
  },
);

test('a buyer who is asked for the password may still pay, so UNKNOWN with an error is unknown', () => {
  const fields = { result_code: 'UNKNOW', error: 'BUYER_BALANCE_NOT_ENOUGH' };
  expect(judge(fields)).toMatchObject({ kind: 'unknown' });
});

describe('a failed pay', () => {
  // Every final word that protocol 3.4 lists.
  const final =
    'SOUNDWAVE_PARSER_FAIL TRADE_HAS_CLOSE INVALID_PARAMETER BUYER_BALANCE_NOT_ENOUGH BUYER_BANKCARD_BALANCE_NOT_ENOUGH BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR BEYOND_PAY_RESTRICTION CLIENT_VERSION_NOT_MATCH BUYER_ENABLE_STATUS_FORBID BUYER_SELLER_EQUAL ERROR_BUYER_CERTIFY_LEVEL_LIMIT EXIST_FORBIDDEN_WORD BUYER_NOT_EXIST MOBILE_PAYMENT_SWITCH_OFF TOTAL_FEE_EXCEED';

  test.each(final.split(' '))('%s is declined, spelt FAIL or FAILED', (error) => {
    expect(failure(error)).toStrictEqual({ kind: 'declined', code: error });
    expect(judge({ result_code: 'FAIL', error })).toEqual(failure(error));
  });

  const configuration = Object.entries(gatewayErrors).filter(([, is]) => is === 'configuration');
  test.each([...configuration.map(([word]) => word), 'ACCESS_FORBIDDEN', 'SELLER_NOT_EXIST'])(
    '%s is declined, and ours to repair',
    (error) => {
      expect(failure(error)).toStrictEqual({ kind: 'declined', code: error, configuration: true });
    },
  );

  test.each([
    'PAYMENT_FAIL',
    'PULL_MOBILE_CASHIER_FAIL',
    'REASON_ILLEGAL_STATUS',
    'TRADE_BUYER_NOT_MATCH',
  ])('after %s the trade may survive', (error) => {
    expect(failure(error)).toEqual({ kind: 'unknown', code: error, tradeMaySurvive: true });
  });

  test.each([
    'SYSTEM_ERROR',
    'SESSION_TIMEOUT',
    'TRADE_HAS_SUCCESS',
    'CONTEXT_INCONSISTENT',
    'SOMETHING_NEW',
    'constructor',
  ])('%s leaves us not knowing', (error) => {
    expect(failure(error)).toEqual({ kind: 'unknown', code: error, tradeMaySurvive: false });
  });

  test('may carry its word under another name, with a prefix, and in words for the staff', () => {
    const fields = {
      result_code: 'FAILED',
      detail_error_code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH',
      detail_error_des: 'not enough',
    };
    expect(judge(fields)).toEqual({
      kind: 'declined',
      code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH',
      message: 'not enough',
    });
  });

  test('of another trade says nothing about ours', () => {
    const error = 'BUYER_BALANCE_NOT_ENOUGH';
    const fields = { result_code: 'FAILED', error, partner_trans_id: 'T2' };
    expect(judge(fields)).toMatchObject({ kind: 'unknown' });
  });
});
