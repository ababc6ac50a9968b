import { expect, test } from 'vitest';
import { classifyQuery, queryContent, queryMethod } from '../../../alipay/open-platform/query.ts';
import type { QueryOutcome } from '../../../alipay/outcomes.ts';
import { verified } from '../support.ts';

const tradeNo = '2026112222001400000000000001';
const found = {
  code: '10000',
  out_trade_no: 'T1',
  trade_no: tradeNo,
  total_amount: '38.50',
  buyer_user_id: '2088000000000002',
};

const judge = (node: object): QueryOutcome =>
  classifyQuery(verified({ ...node }), { outTradeNo: 'T1' });

test('a query asks by our own number', () => {
  expect(queryMethod).toBe('alipay.trade.query');
  expect(queryContent('T1')).toEqual({ out_trade_no: 'T1' });
});

test.each(['TRADE_SUCCESS', 'TRADE_FINISHED'])('%s is captured', (status) => {
  expect(judge({ ...found, trade_status: status })).toEqual({
    kind: 'captured',
    tradeNo,
    amount: { currency: 'CNY', minor: 3850 },
    buyerId: '2088000000000002',
  });
});

test.each([
  ['WAIT_BUYER_PAY', 'pending'],
  ['TRADE_CLOSED', 'closed'],
])('%s is %s', (status, kind) => {
  expect(judge({ ...found, trade_status: status })).toEqual({ kind, tradeNo });
});

test('an amount that comes as a JSON number is the same amount', () => {
  const node = { ...found, trade_status: 'TRADE_SUCCESS', total_amount: 38.5 };
  expect(judge(node)).toMatchObject({ kind: 'captured', amount: { minor: 3850 } });
});

test('a real TRADE_NOT_EXIST, which names our number and zero amounts, is not found', () => {
  const node = {
    code: '40004',
    msg: 'Business Failed',
    sub_code: 'ACQ.TRADE_NOT_EXIST',
    sub_msg: '交易不存在',
    buyer_pay_amount: '0.00',
    out_trade_no: 'T1',
    receipt_amount: '0.00',
  };
  expect(judge(node)).toEqual({ kind: 'not-found' });
});

const success = { ...found, trade_status: 'TRADE_SUCCESS' };
test.each([
  ['is about another number', { ...success, out_trade_no: 'T2' }],
  ['names no number', { ...success, out_trade_no: undefined }],
  ['has no trade_no', { ...success, trade_no: undefined }],
  ['has a number for a trade_no', { ...success, trade_no: 2026 }],
  ['has no amount', { ...success, total_amount: undefined }],
  ['has a list for an amount', { ...success, total_amount: ['38.50'] }],
  ['has no status', found],
  ['has a status that is not listed', { ...found, trade_status: 'TRADE_PENDING' }],
  [
    'does not find another number',
    { code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST', out_trade_no: 'T2' },
  ],
  ['failed', { code: '40004', sub_code: 'ACQ.SYSTEM_ERROR' }],
  ['is a gateway failure', { code: '20000', sub_code: 'ACQ.TRADE_NOT_EXIST' }],
  ['refused our signature', { code: '40002', sub_code: 'isv.invalid-signature' }],
  ['is limited', { code: '40005', sub_code: 'isv.app-call-limited' }],
])('we do not know when the answer %s', (_, node) => {
  expect(judge(node)).toMatchObject({ kind: 'unknown' });
});
