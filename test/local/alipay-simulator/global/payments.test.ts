import { expect, test } from 'vitest';
import { authCode } from '../support/world.ts';
import { createGlobalWorld, order } from './support/world.ts';

test('a scanned code pays at once: yuan for the buyer, dollars for the merchant', async () => {
  const { spotPay, trade } = await createGlobalWorld();
  const answer = await spotPay('K1');
  expect(answer.isAuthentic).toBe(true);
  const { tradeNo } = await trade('K1');
  expect(tradeNo).toMatch(/^20261122\d{20}$/);
  expect(answer.fields).toMatchObject({
    result_code: 'SUCCESS',
    alipay_trans_id: tradeNo,
    partner_trans_id: 'K1',
    alipay_pay_time: '20261122123005',
    alipay_buyer_user_id: expect.stringMatching(/^2088\d{12}$/),
    alipay_buyer_login_id: expect.stringContaining('****'),
    currency: 'USD',
    trans_amount: '5.40',
    forex_total_fee: '5.40',
    trans_forex_rate: '1',
    exchange_rate: '7.08640000',
    trans_amount_cny: '38.27',
    payment_inst: 'ALIPAYCN',
  });
});

test('yen are whole', async () => {
  const { spotPay, find, trade } = await createGlobalWorld();
  const answer = await spotPay('K1', { currency: 'JPY', trans_amount: '540' });
  expect(answer.fields).toMatchObject({ currency: 'JPY', trans_amount: '540' });
  expect(answer.fields['trans_amount_cny']).toBe('24.63');
  expect((await find('K1')).fields['trans_amount']).toBe('540');
  expect((await trade('K1')).totalFen).toBe(540);
  const fraction = await spotPay('K2', { currency: 'JPY', trans_amount: '540.0' });
  expect(fraction.error).toBe('ILLEGAL_ARGUMENT');
});

test('a price in another currency than the settlement is answered in both', async () => {
  const { spotPay } = await createGlobalWorld();
  const answer = await spotPay('K1', {
    currency: 'HKD',
    trans_currency: 'MOP',
    trans_amount: '100.00',
  });
  expect(answer.fields).toMatchObject({
    currency: 'HKD',
    trans_currency: 'MOP',
    trans_amount: '100.00',
    trans_forex_rate: '0.97079491',
    forex_total_fee: '97.08',
    trans_amount_cny: '88.42',
  });
});

test.each([
  ['three decimals', { trans_amount: '5.401' }],
  ['nothing', { trans_amount: '0.00' }],
  ['too much', { trans_amount: '100000000.01' }],
  ['a sign', { trans_amount: '+5.40' }],
  ['a currency in lower case', { currency: 'usd' }],
  ['a currency that Alipay has not', { currency: 'XAU' }],
  ['a double quote in the name', { trans_name: '15" pizza' }],
  ['another product', { biz_product: 'FACE_TO_FACE_PAYMENT' }],
  ['no type of the code', { identity_code_type: '' }],
  ['no merchant behind the partner', { extend_info: '{"store_id":"S001"}' }],
  ['extend_info that is no JSON', { extend_info: '{' }],
  ['a number with a dash', { partner_trans_id: 'K-1' }],
])('%s is an illegal argument, and no trade', async (_what, more) => {
  const { spotPay, ledger } = await createGlobalWorld();
  const answer = await spotPay('K1', more);
  expect(answer.isSuccess).toBe('F');
  expect(answer.error).toBe('ILLEGAL_ARGUMENT');
  expect((await ledger()).trades).toHaveLength(0);
});

test('a code that is none, or that has paid already, is SOUNDWAVE_PARSER_FAIL', async () => {
  const { spotPay } = await createGlobalWorld();
  const failed = { result_code: 'FAILED', error: 'SOUNDWAVE_PARSER_FAIL' };
  const code = authCode();
  await spotPay('K1', { buyer_identity_code: code });
  expect((await spotPay('K2', { buyer_identity_code: code })).fields).toStrictEqual(failed);
  const none = await spotPay('K3', { buyer_identity_code: '3112345678901234' });
  expect(none.fields).toStrictEqual(failed);
  expect(none.isAuthentic).toBe(true);
});

test('another seller than the partner is SELLER_NOT_EXIST', async () => {
  const { spotPay } = await createGlobalWorld();
  const answer = await spotPay('K1', { alipay_seller_id: '2088000000000009' });
  expect(answer.fields).toStrictEqual({ result_code: 'FAILED', error: 'SELLER_NOT_EXIST' });
});

test('a buyer who must type the password: UNKNOWN in either spelling, waiting, then paid', async () => {
  const { spotPay, find, advance } = await createGlobalWorld();
  const words = new Set<string | undefined>();
  for (const id of ['K1', 'K2']) {
    words.add((await spotPay(id, { buyer_identity_code: authCode('9110') })).fields['result_code']);
  }
  expect(words).toStrictEqual(new Set(['UNKNOW', 'UNKNOWN']));
  const waiting = await find('K1');
  expect(waiting.fields).toMatchObject({
    result_code: 'SUCCESS',
    alipay_trans_status: 'WAIT_BUYER_PAY',
    trans_amount: '5.40',
  });
  expect(waiting.fields).not.toHaveProperty('alipay_pay_time');
  await advance(10);
  const paid = await find('K1');
  expect(paid.fields).toMatchObject({
    alipay_trans_status: 'TRADE_SUCCESS',
    alipay_pay_time: '20261122123015',
    out_trade_no: 'K1',
  });
});

test('Alipay closes what nobody has paid within three minutes', async () => {
  const { spotPay, find, advance } = await createGlobalWorld();
  await spotPay('K1', { buyer_identity_code: authCode('9003') });
  await advance(179);
  expect((await find('K1')).fields['alipay_trans_status']).toBe('WAIT_BUYER_PAY');
  await advance(1);
  expect((await find('K1')).fields['alipay_trans_status']).toBe('TRADE_CLOSED');
});

test('a repeated pay meets the trade that is there, and takes no money again', async () => {
  const { ask, trade } = await createGlobalWorld();
  const service = 'alipay.acquire.overseas.spot.pay';
  const same = order('K1');
  await ask(service, same);
  const again = await ask(service, same);
  expect(again.fields).toStrictEqual({ result_code: 'FAILED', error: 'TRADE_HAS_SUCCESS' });
  const other = await ask(service, { ...same, trans_amount: '5.41' });
  expect(other.fields).toStrictEqual({ result_code: 'FAILED', error: 'CONTEXT_INCONSISTENT' });
  expect((await trade('K1')).capturedFen).toBe(540);
});

test("a query by Alipay's number finds the trade, and that of another partner does not", async () => {
  const { ask, spotPay, trade } = await createGlobalWorld();
  await spotPay('K1');
  const { tradeNo } = await trade('K1');
  const service = 'alipay.acquire.overseas.query';
  const found = await ask(service, { alipay_trans_id: tradeNo, partner_trans_id: 'K9' });
  expect(found.fields['partner_trans_id']).toBe('K1');
  const foreign = await ask(service, { alipay_trans_id: tradeNo }, 'RSA2');
  expect(foreign.fields['error']).toBe('TRADE_NOT_EXIST');
});
