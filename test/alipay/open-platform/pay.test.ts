import { expect, test } from 'vitest';
import {
  classifyPay,
  type PayOrder,
  payContent,
  payMethod,
} from '../../../alipay/open-platform/pay.ts';
import type { PayOutcome } from '../../../alipay/outcomes.ts';
import { verified } from '../support.ts';

const order: PayOrder = {
  outTradeNo: 'T1',
  authCode: '281234567890123456',
  amountFen: 3850,
  subject: '可乐/雪碧',
  expiresAt: Date.UTC(2026, 10, 22, 4, 32, 5),
};

const paid = {
  code: '10000',
  msg: 'Success',
  out_trade_no: 'T1',
  trade_no: '2026112222001400000000000001',
  total_amount: '38.50',
  buyer_user_id: '2088000000000002',
};

const judge = (node: object): PayOutcome =>
  classifyPay(verified({ ...node }), { outTradeNo: 'T1' });
const refusal = (subCode: string): PayOutcome =>
  judge({ code: '40004', msg: 'Business Failed', sub_code: subCode, sub_msg: 'sorry' });

test('a barcode payment says what is due, and until when, in China time', () => {
  expect(payMethod).toBe('alipay.trade.pay');
  expect(payContent(order)).toStrictEqual({
    out_trade_no: 'T1',
    scene: 'bar_code',
    auth_code: '281234567890123456',
    subject: '可乐 雪碧',
    total_amount: '38.50',
    time_expire: '2026-11-22 12:32:05',
  });
});

test('a payment names store and terminal, and a face its own scene', () => {
  const content = payContent({
    ...order,
    authCode: `fp${'a'.repeat(33)}`,
    storeId: 'S1',
    terminalId: 'K7',
  });
  expect(content).toMatchObject({ scene: 'security_code', store_id: 'S1', terminal_id: 'K7' });
});

test('a dish without a single permitted character can still be sold', () => {
  expect(payContent({ ...order, subject: '&&&' }).subject).toBe('T1');
});

test('10000 with our number, a trade and an amount is captured', () => {
  expect(judge(paid)).toEqual({
    kind: 'captured',
    tradeNo: '2026112222001400000000000001',
    amount: { currency: 'CNY', minor: 3850 },
    buyerId: '2088000000000002',
  });
});

test('a newer app gets the buyer as an open id, or not at all', () => {
  const { buyer_user_id: _, ...anonymous } = paid;
  expect(judge({ ...anonymous, buyer_open_id: 'o-1' })).toMatchObject({ buyerId: 'o-1' });
  expect(judge(anonymous)).not.toHaveProperty('buyerId');
});

test('captured is what was charged, also when it is not what we asked for', () => {
  expect(judge({ ...paid, total_amount: '0.01' })).toMatchObject({ amount: { minor: 1 } });
});

test.each([
  ['names another trade', { out_trade_no: 'T2' }],
  ['names no trade of ours', { out_trade_no: undefined }],
  ['has no trade_no', { trade_no: undefined }],
  ['has an empty trade_no', { trade_no: '' }],
  ['has no amount', { total_amount: undefined }],
  ['has an amount that cannot be read', { total_amount: '38.505' }],
])('10000 is unknown when it %s', (_, change) => {
  expect(judge({ ...paid, ...change })).toEqual({
    kind: 'unknown',
    code: '10000',
    tradeMaySurvive: false,
  });
});

test('10003 waits for the password of the buyer', () => {
  expect(judge({ ...paid, code: '10003' })).toEqual({ kind: 'pending', tradeNo: paid.trade_no });
  expect(judge({ code: '10003' })).toStrictEqual({ kind: 'pending' });
});

test('a refusal that names another trade says nothing about ours', () => {
  const node = { code: '40004', sub_code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH', out_trade_no: 'T2' };
  expect(judge(node)).toMatchObject({ kind: 'unknown' });
});

test('a refusal that names no trade at all, as most do, is about ours', () => {
  const node = { code: '40004', sub_code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH', out_trade_no: '' };
  expect(judge(node)).toMatchObject({ kind: 'declined' });
});

test('what a refusal says goes on to the staff, in the longer words where there are some', () => {
  const node = { code: '40004', sub_code: 'ACQ.TRADE_HAS_CLOSE', msg: 'Business Failed' };
  expect(judge(node)).toMatchObject({ message: 'Business Failed' });
  expect(judge({ ...node, sub_msg: 'closed' })).toMatchObject({ message: 'closed' });
});

// Every final code that Alipay lists for this method.
const finalCodes =
  'INVALID_PARAMETER EXIST_FORBIDDEN_WORD TOTAL_FEE_EXCEED PAYMENT_AUTH_CODE_INVALID TRADE_HAS_CLOSE BUYER_BALANCE_NOT_ENOUGH BUYER_BANKCARD_BALANCE_NOT_ENOUGH ERROR_BALANCE_PAYMENT_DISABLE BUYER_SELLER_EQUAL TRADE_BUYER_NOT_MATCH BUYER_ENABLE_STATUS_FORBID MOBILE_PAYMENT_SWITCH_OFF BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR BEYOND_PAY_RESTRICTION BEYOND_PER_RECEIPT_RESTRICTION BEYOND_PER_RECEIPT_SINGLE_RESTRICTION BEYOND_PER_RECEIPT_DAY_RESTRICTION SELLER_BEEN_BLOCKED ERROR_BUYER_CERTIFY_LEVEL_LIMIT PAYMENT_REQUEST_HAS_RISK NO_PAYMENT_INSTRUMENTS_AVAILABLE USER_FACE_PAYMENT_SWITCH_OFF INVALID_STORE_ID SUB_MERCHANT_CREATE_FAIL SUB_MERCHANT_TYPE_INVALID AGREEMENT_NOT_EXIST AGREEMENT_INVALID AGREEMENT_STATUS_NOT_NORMAL AGREEMENT_ERROR MERCHANT_AGREEMENT_NOT_EXIST MERCHANT_AGREEMENT_INVALID MERCHANT_STATUS_NOT_NORMAL CARD_USER_NOT_MATCH CARD_TYPE_ERROR CERT_EXPIRED AMOUNT_OR_CURRENCY_ERROR CURRENCY_NOT_SUPPORT MERCHANT_UNSUPPORT_ADVANCE BUYER_UNSUPPORT_ADVANCE ORDER_UNSUPPORT_ADVANCE CYCLE_PAY_DATE_NOT_MATCH CYCLE_PAY_SINGLE_FEE_EXCEED CYCLE_PAY_TOTAL_FEE_EXCEED CYCLE_PAY_TOTAL_TIMES_EXCEED SECONDARY_MERCHANT_STATUS_ERROR SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID SECONDARY_MERCHANT_ID_INVALID SECONDARY_MERCHANT_NOT_MATCH SECONDARY_MERCHANT_ID_BLANK SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT AUTH_NO_ERROR AUTH_AMOUNT_NOT_ENOUGH AUTH_TOKEN_IS_NOT_EXIST AUTH_ORDER_NOT_PAID AUTH_ORDER_HAS_FINISHED AUTH_ORDER_HAS_CLOSED BUYER_NOT_EXIST SELLER_NOT_EXIST PRODUCT_AMOUNT_LIMIT_ERROR INVALID_RECEIVE_ACCOUNT PAYER_UNMATCHED PRE_AUTH_PROD_CODE_INCONSISTENT NOW_TIME_AFTER_EXPIRE_TIME_ERROR REQUEST_AMOUNT_EXCEED SUB_GOODS_SIZE_MAX_COUNT NOT_SUPPORT_PAYMENT_INST BUYER_NOT_MAINLAND_CERT TRADE_SETTLE_ERROR SMILE_PAY_MERCHANT_NOT_MATCH NOT_CERTIFIED_USER RESTRICTED_MERCHANT_INDUSTRY PLATFORM_BUSINESS_ACQUIRE_MODE_MUST_MERCHANT_ID MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT MERCHANT_PERM_RECEIPT_SINGLE_LIMIT MERCHANT_PERM_RECEIPT_DAY_LIMIT USER_LOGONID_DUP ZM_AUTH_AMOUNT_EXCEED ZM_CREDIT_AUTH_FAIL ZM_AUTH_RULE_LIMIT ROYALTY_ACCOUNT_NOT_EXIST RISK_MERCHANT_IP_NOT_EXIST UN_SUPPORT_TRADE_SCENE OVER_MAX_DEDUCT_COUNT OVER_MAX_UNDER_WAY_DEDUCT_COUNT OVER_DEDUCT_PERIOD OVER_MERCHANT_DAILY_DEDUCT_AMOUNT';

test.each(finalCodes.split(' '))('ACQ.%s is declined', (code) => {
  expect(refusal(`ACQ.${code}`)).toEqual({
    kind: 'declined',
    code: `ACQ.${code}`,
    message: 'sorry',
  });
});

test.each(['ACCESS_FORBIDDEN', 'PARTNER_ERROR'])(
  'ACQ.%s is declined, and ours to repair',
  (code) => {
    expect(refusal(`ACQ.${code}`)).toMatchObject({ kind: 'declined', configuration: true });
  },
);

test.each(['PAYMENT_FAIL', 'PULL_MOBILE_CASHIER_FAIL', 'TRADE_STATUS_ERROR'])(
  'after ACQ.%s the trade may survive',
  (code) => {
    expect(refusal(`ACQ.${code}`)).toEqual({
      kind: 'unknown',
      code: `ACQ.${code}`,
      tradeMaySurvive: true,
    });
  },
);

test.each([
  'ACQ.SYSTEM_ERROR',
  'aop.ACQ.SYSTEM_ERROR',
  'ACQ.TRADE_HAS_SUCCESS',
  'ACQ.CONTEXT_INCONSISTENT',
  'UNKNOWN',
  'TIMEOUT',
  'ACQ.SOMETHING_NEW',
  'ACQ.TRADE_FAIL',
  // Under another prefix a word that we know may mean something else.
  'xyz.BUYER_BALANCE_NOT_ENOUGH',
  'ACQ.isv.BUYER_BALANCE_NOT_ENOUGH',
  'constructor',
  '',
])('sub_code %j leaves us not knowing', (code) => {
  expect(refusal(code)).toMatchObject({ kind: 'unknown', tradeMaySurvive: false });
});

test.each(['20001', '40001', '40002', '40003', '40006'])(
  '%s charged nothing, and is ours to repair',
  (code) => {
    expect(judge({ code, sub_code: 'isv.invalid-signature' })).toEqual({
      kind: 'declined',
      code: 'isv.invalid-signature',
      configuration: true,
    });
  },
);

test('40005 charged nothing: too many calls', () => {
  expect(judge({ code: '40005', sub_code: 'isv.app-call-limited' })).toStrictEqual({
    kind: 'declined',
    code: 'isv.app-call-limited',
  });
});

test.each([
  { code: '20000', sub_code: 'isp.unknow-error' },
  { code: '20000', sub_code: 'aop.ACQ.BUYER_BALANCE_NOT_ENOUGH' },
  { code: '50000' },
  { code: 'UNKNOWN' },
  { code: 'toString' },
])('%j leaves us not knowing', (node) => {
  expect(judge(node)).toMatchObject({ kind: 'unknown', tradeMaySurvive: false });
});

test('an answer without a code leaves us not knowing, and is on record as such', () => {
  expect(judge({})).toEqual({ kind: 'unknown', code: 'NO_CODE', tradeMaySurvive: false });
});
