import { expect, test } from 'vitest';
import {
  cancelContent,
  cancelMethod,
  classifyCancel,
} from '../../../alipay/open-platform/cancel.ts';
import { classifyClose, closeContent, closeMethod } from '../../../alipay/open-platform/close.ts';
import type { CancelOutcome, CloseOutcome } from '../../../alipay/outcomes.ts';
import { verified } from '../support.ts';

const done = { code: '10000', out_trade_no: 'T1', retry_flag: 'N' };
const expected = { outTradeNo: 'T1' };

const cancel = (node: object): CancelOutcome => classifyCancel(verified({ ...node }), expected);
const close = (node: object): CloseOutcome => classifyClose(verified({ ...node }), expected);

test('cancel and close name our own number', () => {
  expect(cancelContent('T1')).toEqual({ out_trade_no: 'T1' });
  expect(closeContent('T1')).toEqual({ out_trade_no: 'T1' });
  expect(cancelMethod).toBe('alipay.trade.cancel');
  expect(closeMethod).toBe('alipay.trade.close');
});

test.each([
  ['close', 'close'],
  ['refund', 'refund'],
  [undefined, 'none'],
  ['', 'none'],
])('10000 with action %j is cancelled, by %s', (action, meaning) => {
  expect(cancel({ ...done, action })).toEqual({ kind: 'cancelled', action: meaning });
});

test('10000 without a retry_flag is cancelled', () => {
  expect(cancel({ code: '10000', action: 'close' })).toEqual({
    kind: 'cancelled',
    action: 'close',
  });
});

test.each([
  ['Alipay asks for it', { ...done, retry_flag: 'Y', action: 'close' }],
  [
    'the refusal is new and Alipay asks for it',
    { code: '40004', sub_code: 'ACQ.NEW', retry_flag: 'Y' },
  ],
  ['the system failed', { code: '40004', sub_code: 'ACQ.SYSTEM_ERROR' }],
  ['the system failed, misspelt', { code: '40004', sub_code: 'AQC.SYSTEM_ERROR' }],
  ['a gateway in front knows nothing', { code: '40004', sub_code: 'UNKNOWN' }],
  ['a gateway in front waited too long', { code: '40004', sub_code: 'TIMEOUT' }],
  ['the gateway failed', { code: '20000', sub_code: 'isp.unknow-error' }],
  ['we called too often', { code: '40005', sub_code: 'isv.app-call-limited' }],
  ['our configuration was wrong', { code: '40002', sub_code: 'isv.invalid-signature' }],
])('cancel is repeated when %s', (_, node) => {
  expect(cancel(node)).toMatchObject({ kind: 'retry' });
});

test.each([
  ['TRADE_CANCEL_TIME_OUT', 'refund'],
  ['CANCEL_NOT_ALLOWED', 'refund'],
  ['REASON_TRADE_REFUND_FEE_ERR', 'query'],
  ['TRADE_HAS_FINISHED', 'person'],
  ['REASON_TRADE_BEEN_FREEZEN', 'person'],
  ['SELLER_BALANCE_NOT_ENOUGH', 'person'],
  ['INVALID_PARAMETER', 'person'],
])('after ACQ.%s cancel gives way to a %s, whatever retry_flag says', (code, remedy) => {
  for (const flag of ['N', 'Y']) {
    expect(cancel({ code: '40004', sub_code: `ACQ.${code}`, retry_flag: flag })).toEqual({
      kind: 'refused',
      code: `ACQ.${code}`,
      remedy,
    });
  }
});

test.each([
  ['is about another number', { ...done, out_trade_no: 'T2', action: 'close' }],
  ['did something that is not listed', { ...done, action: 'freeze' }],
  ['is a refusal that is not listed', { code: '40004', sub_code: 'ACQ.NEW' }],
  ['is a refusal without a reason', { code: '40004' }],
  ['belongs to pay', { code: '10003' }],
  ['has a code that is not listed', { code: '50000' }],
])('we do not know when the answer to cancel %s', (_, node) => {
  expect(cancel(node)).toMatchObject({ kind: 'unknown' });
});

test.each([
  ['10000', 'none', { kind: 'closed' }],
  ['40004', 'ACQ.TRADE_NOT_EXIST', { kind: 'not-found' }],
  ['40004', 'ACQ.TRADE_STATUS_ERROR', { kind: 'refused', remedy: 'query' }],
  ['40004', 'ACQ.REASON_TRADE_STATUS_INVALID', { kind: 'refused', remedy: 'query' }],
  ['40004', 'ACQ.REASON_ILLEGAL_STATUS', { kind: 'refused', remedy: 'query' }],
  ['40004', 'ACQ.INVALID_PARAMETER', { kind: 'refused', remedy: 'person' }],
  ['40004', 'ACQ.SYSTEM_ERROR', { kind: 'retry' }],
  ['40004', 'UNKNOWN', { kind: 'retry' }],
  ['40004', 'TIMEOUT', { kind: 'retry' }],
  ['20000', 'isp.unknow-error', { kind: 'retry' }],
  ['40005', 'isv.app-call-limited', { kind: 'retry' }],
  ['40002', 'isv.invalid-signature', { kind: 'retry' }],
  ['40004', 'ACQ.NEW', { kind: 'unknown' }],
  ['10003', 'none', { kind: 'unknown' }],
  ['50000', 'none', { kind: 'unknown' }],
])('close answered %s %s', (code, subCode, outcome) => {
  expect(close({ code, sub_code: subCode })).toMatchObject(outcome);
});

test('the close of another number is not ours', () => {
  expect(close({ code: '10000', out_trade_no: 'T2' })).toEqual({ kind: 'unknown', code: '10000' });
});
