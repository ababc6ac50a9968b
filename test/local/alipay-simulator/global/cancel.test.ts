import { expect, test } from 'vitest';
import { authCode } from '../support/world.ts';
import { createGlobalWorld } from './support/world.ts';

test('a cancel closes what waits, returns what is paid and says SUCCESS to what never was', async () => {
  const { spotPay, undo, find, trade } = await createGlobalWorld();
  await spotPay('WAITS', { buyer_identity_code: authCode('9003') });
  await spotPay('PAID');
  const { tradeNo } = await trade('PAID');
  expect((await undo('WAITS')).fields['action']).toBe('close');
  const answer = await undo('PAID');
  expect(answer.fields).toStrictEqual({
    result_code: 'SUCCESS',
    out_trade_no: 'PAID',
    trade_no: tradeNo,
    retry_flag: 'N',
    action: 'refund',
  });
  expect(answer.isAuthentic).toBe(true);
  expect((await undo('PAID')).fields).toStrictEqual(answer.fields);
  const never = await undo('NEVER');
  expect(never.fields['result_code']).toBe('SUCCESS');
  expect(never.fields).not.toHaveProperty('action');
  expect((await find('PAID')).fields['alipay_trans_status']).toBe('TRADE_CLOSED');
  expect((await trade('PAID')).refundedFen).toBe(540);
});

// 12:30:05 to 00:15 of the next day in China.
const untilTheEnd = 11 * 3600 + 44 * 60 + 55;

test('what is paid can be cancelled until 00:15 of the next day, in China', async () => {
  const { spotPay, undo, advance, trade } = await createGlobalWorld();
  await spotPay('K1');
  await spotPay('K2');
  await advance(untilTheEnd - 1);
  expect((await undo('K1')).fields['action']).toBe('refund');
  await advance(1);
  const late = await undo('K2');
  expect(late.fields).toMatchObject({
    result_code: 'FAIL',
    retry_flag: 'N',
    detail_error_code: 'TRADE_CANCEL_TIME_OUT',
  });
  expect((await trade('K2')).refundedFen).toBe(0);
});

test('a timestamp in milliseconds is as good, but there must be one', async () => {
  const { ask } = await createGlobalWorld();
  const cancel = (timestamp: string) =>
    ask('alipay.acquire.cancel', { out_trade_no: 'K1', timestamp });
  expect((await cancel('1795321805000')).fields['result_code']).toBe('SUCCESS');
  expect((await cancel('')).error).toBe('ILLEGAL_ARGUMENT');
  expect((await cancel('today')).error).toBe('ILLEGAL_ARGUMENT');
});

test('a cancel that asks to be repeated has done nothing yet', async () => {
  const { spotPay, undo, force, trade } = await createGlobalWorld();
  await spotPay('K1');
  await force('alipay.acquire.cancel', 'retry-flag');
  expect((await undo('K1')).fields).toMatchObject({ result_code: 'FAIL', retry_flag: 'Y' });
  expect((await trade('K1')).refundedFen).toBe(0);
  expect((await undo('K1')).fields['action']).toBe('refund');
});

test('after a refund there is no cancel', async () => {
  const { spotPay, giveBack, undo } = await createGlobalWorld();
  await spotPay('K1');
  await giveBack('K1', 'R1', '1.00');
  expect((await undo('K1')).fields['error']).toBe('REASON_TRADE_REFUND_FEE_ERR');
});
