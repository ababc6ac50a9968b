import { expect, test } from 'vitest';
import type { QueryOutcome } from '../../../alipay/outcomes.ts';
import { judged, order, ownParams, protocol } from './exchanges.ts';
import { context, type Params } from './support.ts';

const query = protocol.query(order, context);
const judge = (fields: Params): QueryOutcome => judged(query, fields);

const tradeNo = '2020120722001004000000000001';
// The shape of a real answer of 2020.
const paid = {
  alipay_buyer_login_id: '159****5620',
  alipay_buyer_user_id: '2088000000000002',
  alipay_pay_time: '20201207152003',
  alipay_trans_id: tradeNo,
  alipay_trans_status: 'TRADE_SUCCESS',
  currency: 'HKD',
  out_trade_no: 'T1',
  partner_trans_id: 'T1',
  payment_inst: 'ALIPAYCN',
  result_code: 'SUCCESS',
  trans_amount: '3997.60',
};

test('a query asks for our number alone', () => {
  expect(ownParams(query)).toStrictEqual({
    service: 'alipay.acquire.overseas.query',
    partner_trans_id: 'T1',
  });
});

test.each(['TRADE_SUCCESS', 'TRADE_FINISHED'])('%s is captured', (status) => {
  expect(judge({ ...paid, alipay_trans_status: status })).toEqual({
    kind: 'captured',
    tradeNo,
    amount: { currency: 'HKD', minor: 399_760 },
    buyerId: '2088000000000002',
  });
});

test('a waiting trade has neither a time of payment nor, at times, a currency', () => {
  const waiting = {
    alipay_trans_id: tradeNo,
    alipay_trans_status: 'WAIT_BUYER_PAY',
    exchange_rate: '6.64640000',
    forex_total_fee: '0.01',
    out_trade_no: 'T1',
    partner_trans_id: 'T1',
    result_code: 'SUCCESS',
    trans_amount_cny: '0.07',
  };
  expect(judge(waiting)).toEqual({ kind: 'pending', tradeNo });
});

test('a closed trade is closed', () => {
  expect(judge({ ...paid, alipay_trans_status: 'TRADE_CLOSED' })).toEqual({
    kind: 'closed',
    tradeNo,
  });
});

test.each(['TRADE_NOT_EXIST', 'TRANS_NOT_FOUND', 'ACQ.TRADE_NOT_EXIST'])(
  '%s is not found',
  (word) => {
    expect(judge({ result_code: 'FAIL', error: word })).toEqual({ kind: 'not-found' });
    expect(judge({ result_code: 'FAILED', detail_error_code: word })).toEqual({
      kind: 'not-found',
    });
  },
);

test.each([
  ['it names another trade', { ...paid, partner_trans_id: 'T2' }],
  ['its two numbers differ', { ...paid, out_trade_no: 'T2' }],
  ['it names no number of ours', { ...paid, out_trade_no: '', partner_trans_id: '' }],
  ['it names no trade of Alipay', { ...paid, alipay_trans_id: '' }],
  ['its amount cannot be read', { ...paid, trans_amount: 'much' }],
  ['it is paid in no currency', { ...paid, currency: '' }],
  ['its status is new', { ...paid, alipay_trans_status: 'TRADE_SOMETHING' }],
  ['money hangs in it', { ...paid, alipay_trans_status: 'TRADE_PENDING' }],
  ['its status is missing', { ...paid, alipay_trans_status: '' }],
  ['the query itself is in doubt', { ...paid, result_code: 'UNKNOW' }],
  ['the query failed', { result_code: 'FAIL', error: 'SYSTEM_ERROR' }],
  ['the gateway refused us', { result_code: 'FAIL', error: 'ILLEGAL_SIGN' }],
  [
    'not found is said of another trade',
    {
      result_code: 'FAIL',
      error: 'TRADE_NOT_EXIST',
      partner_trans_id: 'T2',
    },
  ],
] satisfies [string, Params][])('a trade is unknown when %s', (_, fields) => {
  expect(judge(fields)).toMatchObject({ kind: 'unknown' });
});
