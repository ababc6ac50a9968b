import { expect, test } from 'vitest';
import type { Params } from './support/client.ts';
import { createGlobalWorld } from './support/world.ts';

test('a part goes back at once, in the currency of the payment', async () => {
  const { spotPay, giveBack, trade } = await createGlobalWorld();
  await spotPay('K1');
  const answer = await giveBack('K1', 'R1', '1.40', { refund_reson: 'cold soup' });
  const { tradeNo, refundedFen } = await trade('K1');
  expect(answer.isAuthentic).toBe(true);
  expect(answer.fields).toStrictEqual({
    result_code: 'SUCCESS',
    partner_trans_id: 'K1',
    alipay_trans_id: tradeNo,
    partner_refund_id: 'R1',
    refund_amount: '1.40',
    currency: 'USD',
    exchange_rate: '7.08640000',
    refund_amount_cny: '9.92',
  });
  expect(refundedFen).toBe(140);
});

test('the same partner_refund_id again says the same and moves nothing', async () => {
  const { spotPay, giveBack, trade } = await createGlobalWorld();
  await spotPay('K1');
  const first = await giveBack('K1', 'R1', '1.40');
  const again = await giveBack('K1', 'R1', '1.40');
  expect(again.fields).toStrictEqual(first.fields);
  expect((await trade('K1')).refundedFen).toBe(140);
  const other = await giveBack('K1', 'R1', '1.50');
  expect(other.fields).toStrictEqual({ result_code: 'FAIL', error: 'DISCORDANT_REPEAT_REQUEST' });
});

test('a partner_refund_id names one refund, of whichever trade', async () => {
  const { spotPay, giveBack, trade } = await createGlobalWorld();
  await spotPay('K1');
  await spotPay('K2');
  await giveBack('K1', 'R1', '1.40');
  const answer = await giveBack('K2', 'R1', '1.40');
  expect(answer.fields['error']).toBe('DISCORDANT_REPEAT_REQUEST');
  expect((await trade('K2')).refundedFen).toBe(0);
});

test.each<[string, string, Params, string]>([
  ['more than is left', '5.41', {}, 'RETURN_AMOUNT_EXCEED'],
  ['another currency', '1.00', { currency: 'HKD' }, 'CURRENCY_NOT_SAME'],
  ['a trade nobody knows', '1.00', { partner_trans_id: 'K9' }, 'TRADE_NOT_EXIST'],
])('a refund of %s fails', async (_what, amount, more, error) => {
  const { spotPay, giveBack } = await createGlobalWorld();
  await spotPay('K1');
  const answer = await giveBack('K1', 'R1', amount, more);
  expect(answer.fields).toStrictEqual({ result_code: 'FAIL', error });
});

test('a refund whose number is that of the payment, or with a fraction of a yen, is refused', async () => {
  const { spotPay, giveBack } = await createGlobalWorld();
  await spotPay('K1');
  expect((await giveBack('K1', 'K1', '1.00')).error).toBe('ILLEGAL_ARGUMENT');
  const yen = await giveBack('K1', 'R1', '1.00', { currency: 'JPY' });
  expect(yen.error).toBe('ILLEGAL_ARGUMENT');
});

test('a refund that does not ask for is_sync is only recorded; the money goes later, with a notification', async () => {
  const { spotPay, giveBack, trade, advance, receiver, find } = await createGlobalWorld();
  await spotPay('K1');
  await advance(1);
  const recorded = await giveBack('K1', 'R1', '5.40', { is_sync: '' });
  expect(recorded.fields).toMatchObject({ result_code: 'SUCCESS', refund_amount: '5.40' });
  expect((await trade('K1')).refundedFen).toBe(0);
  await advance(31);
  expect((await trade('K1')).refundedFen).toBe(540);
  expect(receiver.received().at(-1)).toMatchObject({
    notify_action_type: 'refundFPAction',
    trade_status: 'TRADE_CLOSED',
    out_trade_no: 'K1',
    out_biz_no: 'R1',
    refund_fee: '5.40',
    gmt_refund: '2026-11-22 12:30:36',
  });
  expect((await find('K1')).fields['alipay_trans_status']).toBe('TRADE_CLOSED');
});

test('a refund can be looked up, and one that was not made is not there', async () => {
  const { ask, spotPay, giveBack } = await createGlobalWorld();
  await spotPay('K1');
  await giveBack('K1', 'R1', '1.40');
  const service = 'alipay.acquire.refund.query';
  const found = await ask(service, { out_trade_no: 'K1', out_return_no: 'R1' });
  expect(found.fields).toMatchObject({
    result_code: 'SUCCESS',
    refund_result_code: 'SUCCESS',
    out_trade_no: 'K1',
    out_return_no: 'R1',
    refund_amount: '1.40',
    currency: 'USD',
  });
  const same = await ask(service, { partner_trans_id: 'K1', partner_refund_id: 'R1' });
  expect(same.fields).toStrictEqual(found.fields);
  const none = await ask(service, { out_trade_no: 'K1', out_return_no: 'R2' });
  expect(none.fields).toStrictEqual({ result_code: 'FAIL', error: 'REFUND_NOT_EXIST' });
});
