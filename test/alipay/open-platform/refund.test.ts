import { expect, test } from 'vitest';
import {
  classifyRefund,
  refundContent,
  refundMethod,
} from '../../../alipay/open-platform/refund.ts';
import {
  classifyRefundQuery,
  refundQueryContent,
  refundQueryMethod,
} from '../../../alipay/open-platform/refund-query.ts';
import type { RefundOutcome, RefundQueryOutcome } from '../../../alipay/outcomes.ts';
import { verified } from '../support.ts';

const expected = { outTradeNo: 'T1', outRequestNo: 'R1' };
const accepted = {
  code: '10000',
  out_trade_no: 'T1',
  trade_no: '2026112222001400000000000001',
  fund_change: 'Y',
  refund_fee: '38.50',
};

const judge = (node: object): RefundOutcome => classifyRefund(verified({ ...node }), expected);

test('a refund always has a request number, and a reason without forbidden characters', () => {
  expect(refundMethod).toBe('alipay.trade.refund');
  expect(refundContent({ ...expected, amountFen: 100, reason: 'cold & late' })).toEqual({
    out_trade_no: 'T1',
    out_request_no: 'R1',
    refund_amount: '1.00',
    refund_reason: 'cold late',
  });
  expect(refundContent({ ...expected, amountFen: 100 })).not.toHaveProperty('refund_reason');
});

test('money went back when Alipay says 10000 and fund_change=Y', () => {
  expect(judge(accepted)).toEqual({ kind: 'refunded' });
});

test.each([{ fund_change: 'N' }, { fund_change: undefined }, { out_trade_no: undefined }])(
  '10000 with %j is not confirmed',
  (change) => {
    expect(judge({ ...accepted, ...change })).toEqual({ kind: 'unconfirmed' });
  },
);

test('the refund of another trade is not ours', () => {
  expect(judge({ ...accepted, out_trade_no: 'T2' })).toEqual({ kind: 'unknown', code: '10000' });
});

// Every final code that Alipay lists for this method.
const finalCodes =
  'INVALID_PARAMETER REFUND_AMT_NOT_EQUAL_TOTAL REASON_TRADE_BEEN_FREEZEN TRADE_NOT_EXIST TRADE_HAS_FINISHED TRADE_STATUS_ERROR DISCORDANT_REPEAT_REQUEST REASON_TRADE_REFUND_FEE_ERR TRADE_NOT_ALLOW_REFUND REFUND_FEE_ERROR TRADE_HAS_CLOSE BUYER_NOT_EXIST BUYER_ENABLE_STATUS_FORBID REASON_TRADE_STATUS_INVALID NOT_ALLOW_PARTIAL_REFUND ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND BUYER_ERROR CURRENCY_NOT_SUPPORT ALLOC_AMOUNT_VALIDATE_ERROR USER_NOT_MATCH_ERR TRADE_SETTLE_ERROR REFUND_CHARGE_ERROR ENTERPRISE_PAY_BIZ_ERROR OVERDRAFT_ASSIGN_ACCOUNT_INVALID OVERDRAFT_AGREEMENT_NOT_MATCH REFUND_ACCOUNT_NOT_EXIST CUSTOMER_VALIDATE_ERROR REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST REFUNDALLOC_UNAUTH_LIMIT';

test.each(finalCodes.split(' '))('ACQ.%s will never succeed', (code) => {
  expect(judge({ code: '40004', sub_code: `ACQ.${code}` })).toEqual({
    kind: 'declined',
    code: `ACQ.${code}`,
  });
});

test.each([
  ['40004', 'ACQ.SELLER_BALANCE_NOT_ENOUGH', 'retry-later'],
  ['40005', 'isv.app-call-limited', 'retry-later'],
  ['40002', 'isv.invalid-signature', 'retry-later'],
  ['40006', 'isv.insufficient-isv-permissions', 'retry-later'],
  ['40004', 'ACQ.SYSTEM_ERROR', 'unknown'],
  ['40004', 'ACQ.SOMETHING_NEW', 'unknown'],
  ['40004', 'UNKNOWN', 'unknown'],
  ['40004', 'TIMEOUT', 'unknown'],
  ['20000', 'isp.unknow-error', 'unknown'],
  ['10003', 'none', 'unknown'],
  ['50000', 'none', 'unknown'],
])('a refund answered %s %s is %s', (code, subCode, kind) => {
  expect(judge({ code, sub_code: subCode })).toEqual({ kind, code: subCode });
});

const done = {
  code: '10000',
  out_trade_no: 'T1',
  out_request_no: 'R1',
  refund_status: 'REFUND_SUCCESS',
  refund_amount: '1.00',
  total_amount: '38.50',
};

const judgeQuery = (node: object): RefundQueryOutcome =>
  classifyRefundQuery(verified({ ...node }), expected);

test('a refund query names trade and request', () => {
  expect(refundQueryMethod).toBe('alipay.trade.fastpay.refund.query');
  expect(refundQueryContent(expected)).toEqual({ out_trade_no: 'T1', out_request_no: 'R1' });
});

test('a done refund has its own amount, not that of the trade', () => {
  expect(judgeQuery(done)).toEqual({ kind: 'refunded', amount: { currency: 'CNY', minor: 100 } });
});

test.each([
  ['has no status', { ...done, refund_status: undefined }],
  ['has an empty status', { ...done, refund_status: '' }],
  ['says there is no trade', { code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' }],
  ['says so without a prefix', { code: '40004', sub_code: 'TRADE_NOT_EXIST' }],
])('a refund is not found when the answer %s', (_, node) => {
  expect(judgeQuery(node)).toEqual({ kind: 'not-found' });
});

test.each([
  ['names another trade', { ...done, out_trade_no: 'T2' }],
  ['names no trade', { ...done, out_trade_no: undefined }],
  ['names another request', { ...done, out_request_no: 'R2' }],
  ['has a status that is not listed', { ...done, refund_status: 'REFUND_PROCESSING' }],
  ['has no amount', { ...done, refund_amount: undefined }],
  [
    'says that another trade does not exist',
    { code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST', out_trade_no: 'T2' },
  ],
  ['is a gateway failure', { code: '20000', sub_code: 'ACQ.TRADE_NOT_EXIST' }],
  ['failed', { code: '40004', sub_code: 'ACQ.SYSTEM_ERROR' }],
  ['was refused', { code: '40002', sub_code: 'isv.invalid-signature' }],
])('a refund is unknown when the answer %s', (_, node) => {
  expect(judgeQuery(node)).toMatchObject({ kind: 'unknown' });
});
