import { expect, test } from 'vitest';
import type { CancelOutcome } from '../../../alipay/outcomes.ts';
import { judged, order, ownParams, protocol } from './exchanges.ts';
import { context, type Params } from './support.ts';

const cancel = protocol.cancel(order, context);
const judge = (fields: Params): CancelOutcome => judged(cancel, fields);
const failure = (code: string, more: Params = {}): CancelOutcome =>
  judge({ result_code: 'FAIL', detail_error_code: code, ...more });

test('a cancel names our trade and the time, in China time', () => {
  expect(ownParams(cancel)).toStrictEqual({
    service: 'alipay.acquire.cancel',
    timestamp: '2026-11-22 12:30:05',
    out_trade_no: 'T1',
  });
});

test.each([
  ['close', 'close'],
  ['refund', 'refund'],
  ['', 'none'],
] as const)('SUCCESS with action %j: %s', (action, means) => {
  const fields = { result_code: 'SUCCESS', out_trade_no: 'T1', retry_flag: 'N', action };
  expect(judge(fields)).toEqual({ kind: 'cancelled', action: means });
});

test('a trade that never was is cancelled, in whichever words', () => {
  expect(judge({ result_code: 'SUCCESS' })).toEqual({ kind: 'cancelled', action: 'none' });
  expect(failure('TRADE_NOT_EXIST')).toEqual({ kind: 'cancelled', action: 'none' });
});

test('after 00:15 of the next day only a refund gives the money back', () => {
  expect(failure('TRADE_CANCEL_TIME_OUT', { retry_flag: 'Y' })).toEqual({
    kind: 'refused',
    code: 'TRADE_CANCEL_TIME_OUT',
    remedy: 'refund',
  });
});

test.each([
  ['TRADE_STATUS_ERROR', 'query'],
  ['DISCORDANT_REPEAT_REQUEST', 'query'],
  ['TRADE_HAS_FINISHED', 'person'],
  ['REASON_TRADE_BEEN_FREEZEN', 'person'],
  ['SELLER_BALANCE_NOT_ENOUGH', 'person'],
  ['TRADE_ROLE_ERROR', 'person'],
])('%s needs a %s', (code, remedy) => {
  expect(failure(code)).toEqual({ kind: 'refused', code, remedy });
});

test.each([
  { result_code: 'UNKNOWN' },
  { result_code: 'UNKNOW' },
  { result_code: 'FAIL', error: 'SYSTEM_ERROR' },
  { result_code: 'FAIL', error: 'ILLEGAL_SIGN' },
  { result_code: 'FAIL', error: 'SOMETHING_NEW', retry_flag: 'Y' },
  { result_code: 'SUCCESS', retry_flag: 'Y' },
  { result_code: 'SOMETHING_NEW', retry_flag: 'Y' },
])('%j is repeated', (fields) => {
  expect(judge(fields)).toMatchObject({ kind: 'retry' });
});

test.each([
  { result_code: 'FAIL', error: 'SOMETHING_NEW' },
  { result_code: 'FAIL' },
  { result_code: 'SOMETHING_NEW' },
  { result_code: 'SUCCESS', action: 'something-new' },
  { result_code: 'SUCCESS', action: 'close', out_trade_no: 'T2' },
  { trade_status: 'TRADE_CLOSED' },
])('%j leaves us not knowing', (fields) => {
  expect(judge(fields)).toMatchObject({ kind: 'unknown' });
});
