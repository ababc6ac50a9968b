import { expect, test } from 'vitest';
import type { RefundOutcome, RefundQueryOutcome } from '../../../alipay/outcomes.ts';
import { judged, ownParams, protocol, refund } from './exchanges.ts';
import { context, type Params } from './support.ts';

const exchange = protocol.refund(refund, context);
const judge = (fields: Params): RefundOutcome => judged(exchange, fields);
const failure = (error: string): RefundOutcome => judge({ result_code: 'FAIL', error });

const done = {
  result_code: 'SUCCESS',
  partner_trans_id: 'T1',
  partner_refund_id: 'R1',
  refund_amount: '1.00',
  currency: 'USD',
};

test('a refund asks for its result at once, in the currency of the payment', () => {
  expect(ownParams(exchange)).toStrictEqual({
    service: 'alipay.acquire.overseas.spot.refund',
    notify_url: 'https://pay.example.test/alipay/notify',
    partner_trans_id: 'T1',
    partner_refund_id: 'R1',
    refund_amount: '1.00',
    currency: 'USD',
    refund_reason: 'too cold late',
    is_sync: 'Y',
  });
});

test('SUCCESS that names our refund is refunded, whether or not it repeats the amount', () => {
  expect(judge(done)).toEqual({ kind: 'refunded' });
  expect(judge({ ...done, refund_amount: '', currency: '' })).toEqual({ kind: 'refunded' });
});

test('SUCCESS that does not say which refund is no proof', () => {
  expect(judge({ ...done, partner_refund_id: '' })).toEqual({ kind: 'unconfirmed' });
  expect(judge({ ...done, partner_trans_id: '' })).toEqual({ kind: 'unconfirmed' });
});

test.each([
  { partner_refund_id: 'R2' },
  { partner_trans_id: 'T2' },
  { refund_amount: '2.00' },
  { currency: 'HKD' },
  { refund_amount: 'x' },
  { result_code: 'UNKNOW' },
  { result_code: 'UNKNOWN' },
])('SUCCESS with %j leaves us not knowing', (change) => {
  expect(judge({ ...done, ...change })).toMatchObject({ kind: 'unknown' });
});

test.each([
  'TRADE_NOT_EXIST',
  'RETURN_AMOUNT_EXCEED',
  'REFUND_AMT_NOT_EQUAL_TOTAL',
  'TRADE_HAS_FINISHED',
  'REFUNDMENT_VALID_DATE_EXCEED',
  'CURRENCY_NOT_SAME',
  'TRADE_STATUS_ERROR',
  'REASON_TRADE_REFUND_FEE_ERR',
])('%s is declined', (code) => {
  expect(failure(code)).toEqual({ kind: 'declined', code });
});

test.each(['SELLER_BALANCE_NOT_ENOUGH', 'ILLEGAL_ARGUMENT', 'HAS_NO_PRIVILEGE'])(
  'after %s nothing moved, and the same request is good later',
  (code) => {
    expect(failure(code)).toEqual({ kind: 'retry-later', code });
  },
);

test.each([
  'SYSTEM_ERROR',
  'REPEATED_REFUNDMENT_REQUEST',
  'DISCORDANT_REPEAT_REQUEST',
  'SOMETHING_NEW',
])('after %s the money may have moved', (code) => {
  expect(failure(code)).toEqual({ kind: 'unknown', code });
});

const lookUp = protocol.queryRefund(refund, context);
const found = (fields: Params): RefundQueryOutcome => judged(lookUp, fields);
const looked = {
  response_code: 'SUCCESS',
  refund_result_code: 'REFUND_SUCCESS',
  out_trade_no: 'T1',
  out_return_no: 'R1',
};

test('a refund is looked up by both numbers, and moves nothing', () => {
  expect(ownParams(lookUp)).toStrictEqual({
    service: 'alipay.acquire.refund.query',
    out_trade_no: 'T1',
    out_return_no: 'R1',
  });
});

test('a refund that is found is refunded: the amount it says, or else the one we asked for', () => {
  const asked = { kind: 'refunded', amount: { currency: 'USD', minor: 100 } };
  expect(found(looked)).toEqual(asked);
  expect(found({ ...looked, refund_amount: '1' })).toEqual(asked);
  expect(found({ ...looked, refund_amount: '2.00', currency: 'HKD' })).toEqual({
    kind: 'refunded',
    amount: { currency: 'HKD', minor: 200 },
  });
});

test.each([
  { ...looked, refund_result_code: 'REFUND_FAIL' },
  { response_code: 'FAIL', error: 'TRADE_NOT_EXIST' },
  { result_code: 'FAIL', detail_error_code: 'REFUND_NOT_EXIST' },
])('%j: there is no such refund now', (fields) => {
  expect(found(fields)).toEqual({ kind: 'not-found' });
});

test.each([
  { ...looked, refund_result_code: 'SOMETHING_NEW' },
  { ...looked, refund_result_code: '' },
  { ...looked, out_return_no: 'R2' },
  { ...looked, out_return_no: '' },
  { ...looked, out_trade_no: 'T2' },
  { ...looked, refund_amount: 'x' },
  { ...looked, response_code: 'UNKNOWN' },
  { ...looked, response_code: '' },
  { response_code: 'FAIL', error: 'SYSTEM_ERROR' },
  { response_code: 'FAIL', error: 'TRADE_NOT_EXIST', out_return_no: 'R2' },
])('%j leaves us not knowing', (fields) => {
  expect(found(fields)).toMatchObject({ kind: 'unknown' });
});
