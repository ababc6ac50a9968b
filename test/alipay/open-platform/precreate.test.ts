import { expect, test } from 'vitest';
import {
  classifyQr,
  precreateContent,
  precreateMethod,
  type QrCodeOrder,
} from '../../../alipay/open-platform/precreate.ts';
import type { QrOutcome } from '../../../alipay/outcomes.ts';
import { verified } from '../support.ts';

const now = Date.UTC(2026, 10, 22, 4, 30, 5);
const order: QrCodeOrder = {
  outTradeNo: 'T1',
  amountFen: 3850,
  subject: '可乐/雪碧',
  expiresAt: now + 4.5 * 60_000,
  storeId: 'S1',
  terminalId: 'K7',
};

const made = { code: '10000', out_trade_no: 'T1', qr_code: 'https://qr.alipay.com/bax1' };
const judge = (node: object): QrOutcome => classifyQr(verified({ ...node }), { outTradeNo: 'T1' });

test('a code says what is due and where, and ends with its trade', () => {
  expect(precreateMethod).toBe('alipay.trade.precreate');
  expect(precreateContent(order, now)).toStrictEqual({
    out_trade_no: 'T1',
    subject: '可乐 雪碧',
    total_amount: '38.50',
    time_expire: '2026-11-22 12:34:35',
    qr_code_timeout_express: '5m',
    store_id: 'S1',
    terminal_id: 'K7',
  });
});

test.each([
  [0, '1m'],
  [-5000, '1m'],
  [1, '1m'],
  [60_000, '1m'],
  [60_001, '2m'],
  [300_000, '5m'],
])('a life of %d ms is %s of whole minutes', (life, express) => {
  const content = precreateContent({ ...order, expiresAt: now + life }, now);
  expect(content.qr_code_timeout_express).toBe(express);
});

test('the product is named as the contract has it', () => {
  expect(precreateContent(order, now, 'QR_CODE_OFFLINE').product_code).toBe('QR_CODE_OFFLINE');
});

test('a place that Alipay would refuse does not stop the sale', () => {
  const content = precreateContent(
    { ...order, subject: '&', storeId: '人民路店', terminalId: 'a=b' },
    now,
  );
  expect(content.subject).toBe('T1');
  expect(content).not.toHaveProperty('store_id');
  expect(content).not.toHaveProperty('terminal_id');
});

test('a code that was made is what the screen shows', () => {
  expect(judge(made)).toEqual({ kind: 'created', codeText: 'https://qr.alipay.com/bax1' });
});

test.each([
  ['names another order', { ...made, out_trade_no: 'T2' }],
  ['names no order', { ...made, out_trade_no: undefined }],
  ['has no code', { ...made, qr_code: undefined }],
  ['has an empty code', { ...made, qr_code: '' }],
  ['says in process', { ...made, code: '10003' }],
  ['is a gateway failure', { code: '20000', sub_code: 'ACQ.INVALID_PARAMETER' }],
  ['is limited', { code: '40005', sub_code: 'isv.app-call-limited' }],
  ['has no code of an answer', {}],
  [
    'refuses another order',
    { code: '40004', sub_code: 'ACQ.TOTAL_FEE_EXCEED', out_trade_no: 'T2' },
  ],
])('a code may exist when the answer %s', (_, node) => {
  expect(judge(node)).toMatchObject({ kind: 'unknown' });
});

test.each([
  'APPLY_PC_MERCHANT_CODE_ERROR',
  'SYSTEM_ERROR',
  'CONTEXT_INCONSISTENT',
  'TRADE_HAS_SUCCESS',
  'TRADE_BUYER_NOT_MATCH',
  'SOMETHING_NEW',
  'constructor',
])('a code may exist after ACQ.%s', (code) => {
  expect(judge({ code: '40004', sub_code: `ACQ.${code}` })).toEqual({
    kind: 'unknown',
    code: `ACQ.${code}`,
  });
});

// Every final code that Alipay lists for this method.
const finalCodes =
  'TRADE_HAS_CLOSE INVALID_PARAMETER EXIST_FORBIDDEN_WORD TOTAL_FEE_EXCEED BUYER_SELLER_EQUAL BUYER_ENABLE_STATUS_FORBID BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR BEYOND_PAY_RESTRICTION BEYOND_PER_RECEIPT_RESTRICTION BEYOND_PER_RECEIPT_DAY_RESTRICTION BEYOND_PER_RECEIPT_SINGLE_RESTRICTION SELLER_BEEN_BLOCKED ERROR_BUYER_CERTIFY_LEVEL_LIMIT INVALID_STORE_ID SECONDARY_MERCHANT_STATUS_ERROR SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID SECONDARY_MERCHANT_ID_INVALID SECONDARY_MERCHANT_NOT_MATCH SECONDARY_MERCHANT_ID_BLANK SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT TRADE_SETTLE_ERROR SELLER_NOT_EXIST INVALID_RECEIVE_ACCOUNT NOW_TIME_AFTER_EXPIRE_TIME_ERROR BUYER_NOT_EXIST SUB_GOODS_SIZE_MAX_COUNT DEFAULT_SETTLE_RULE_NOT_EXIST MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT MERCHANT_PERM_RECEIPT_SINGLE_LIMIT MERCHANT_PERM_RECEIPT_DAY_LIMIT RISK_MERCHANT_IP_NOT_EXIST MERCHANT_STATUS_NOT_NORMAL';

test.each(finalCodes.split(' '))('ACQ.%s makes no code', (code) => {
  expect(judge({ code: '40004', sub_code: `ACQ.${code}` })).toEqual({
    kind: 'declined',
    code: `ACQ.${code}`,
  });
});

test.each([
  ['40004', 'ACQ.ACCESS_FORBIDDEN'],
  ['40004', 'ACQ.PARTNER_ERROR'],
  ['40002', 'isv.invalid-signature'],
  ['40006', 'isv.insufficient-isv-permissions'],
])('%s %s makes no code, and is ours to repair', (code, subCode) => {
  expect(judge({ code, sub_code: subCode })).toEqual({
    kind: 'declined',
    code: subCode,
    configuration: true,
  });
});
