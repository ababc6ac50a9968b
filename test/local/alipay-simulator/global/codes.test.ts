import { expect, test } from 'vitest';
import type { Params } from './support/client.ts';
import { createGlobalWorld, extendInfo, type GlobalWorld } from './support/world.ts';

test('a code of one order: no trade until it is scanned, then waiting, then paid and notified', async () => {
  const { show, find, scan, advance, receiver } = await createGlobalWorld();
  const answer = await show('K1', { extend_params: extendInfo, passback_parameters: 'table 7' });
  expect(answer.isAuthentic).toBe(true);
  expect(answer.fields).toMatchObject({
    result_code: 'SUCCESS',
    out_trade_no: 'K1',
    voucher_type: 'qrcode',
    qr_code: expect.stringMatching(/^https:\/\/qr\.alipay\.com\/\w+$/),
  });
  const code = answer.fields['qr_code'] ?? '';
  expect((await find('K1')).fields['error']).toBe('TRADE_NOT_EXIST');
  expect(await scan(code, 'scan')).toBe(200);
  expect((await find('K1')).fields['alipay_trans_status']).toBe('WAIT_BUYER_PAY');
  expect(await scan(code, 'pay')).toBe(200);
  expect((await find('K1')).fields).toMatchObject({
    alipay_trans_status: 'TRADE_SUCCESS',
    trans_amount: '5.40',
  });
  await advance(1);
  expect(receiver.received()).toMatchObject([
    { out_trade_no: 'K1', extra_common_param: 'table 7', forex_total_fee: '5.40' },
  ]);
});

test('the same order again has the same code, however little of its life is left', async () => {
  const { show } = await createGlobalWorld();
  const first = await show('K1');
  const again = await show('K1', { it_b_pay: '4m' });
  expect(again.fields).toStrictEqual(first.fields);
  const other = await show('K1', { total_fee: '5.41' });
  expect(other.fields).toStrictEqual({
    result_code: 'FAIL',
    detail_error_code: 'CONTEXT_INCONSISTENT',
    detail_error_des: '交易信息被篡改',
  });
});

test('a code ends with its life', async () => {
  const { show, scan, advance } = await createGlobalWorld();
  const { fields } = await show('K1', { qr_code_it_b_pay: '1m' });
  await advance(60);
  expect(await scan(fields['qr_code'] ?? '', 'scan-and-pay')).not.toBe(200);
});

test('an amount scripts the request for a code', async () => {
  const { show } = await createGlobalWorld();
  const answer = await show('K1', { total_fee: '99.01' });
  expect(answer.fields['result_code']).toMatch(/^UNKNOWN?$/);
});

test.each([
  ['a timestamp of half an hour ago', { timestamp: '2026-11-22 12:00:04' }],
  ['no timestamp', { timestamp: '' }],
  ['no address for its notification', { notify_url: '' }],
  ['a life of seconds', { it_b_pay: '90s' }],
  ['a life of more than 15 days', { it_b_pay: '16d' }],
  ['a fraction of a yen', { currency: 'JPY' }],
])('a code with %s is refused', async (_what, more) => {
  const { show } = await createGlobalWorld();
  expect((await show('K1', more)).error).toBe('ILLEGAL_ARGUMENT');
});

const shop = (more: object = {}) => ({
  secondary_merchant_industry: '5814',
  secondary_merchant_id: 'M001',
  secondary_merchant_name: 'Test Burger',
  store_id: 'S001-K07',
  store_name: 'Test Store',
  trans_currency: 'USD',
  currency: 'USD',
  passback_parameters: '{"s":"S001","t":"K07"}',
  ...more,
});

const asked = ({ timestamp, receiver }: GlobalWorld, more: Params = {}): Params => ({
  timestamp,
  notify_url: receiver.url,
  biz_type: 'OVERSEASHOPQRCODE',
  ...more,
});

const create = (world: GlobalWorld, more: object = {}) =>
  world.ask(
    'alipay.commerce.qrcode.create',
    asked(world, { biz_data: JSON.stringify(shop(more)) }),
  );

test('a shop code: the customer types the amount, Alipay makes up the number and tells where', async () => {
  const world = await createGlobalWorld();
  const { scan, advance, receiver, find, giveBack } = world;
  const answer = await create(world);
  expect(answer.fields).toMatchObject({
    result_code: 'SUCCESS',
    qrcode: expect.stringMatching(/^https:\/\/qr\.alipay\.com\//),
    qrcode_img_url: expect.stringMatching(/^https:/),
  });
  expect(await scan(answer.fields['qrcode'] ?? '', 'scan-and-pay', 1234)).toBe(200);
  await advance(1);
  const [letter] = receiver.received();
  expect(letter).toMatchObject({
    trade_status: 'TRADE_SUCCESS',
    out_trade_no: expect.stringMatching(/^\d{28}$/),
    extra_common_param: '{"s":"S001","t":"K07"}',
    currency: 'USD',
    forex_total_fee: '12.34',
  });
  const number = letter?.['out_trade_no'] ?? '';
  expect((await find(number)).fields['alipay_trans_status']).toBe('TRADE_SUCCESS');
  const refund = await giveBack(number, 'R1', '12.34');
  expect(refund.fields['result_code']).toBe('SUCCESS');
});

test('a store has one code without a commission and one with; asking again finds them', async () => {
  const world = await createGlobalWorld();
  const first = await create(world);
  const again = await create(world, { passback_parameters: { s: 'S001', t: 'K08' } });
  expect(again.fields['qrcode']).toBe(first.fields['qrcode']);
  const withFee = await create(world, { channel_fee: { type: 'RATE', value: '0.01' } });
  expect(withFee.fields['qrcode']).not.toBe(first.fields['qrcode']);
  const elsewhere = await create(world, { store_id: 'S001-K08' });
  expect(elsewhere.fields['qrcode']).not.toBe(first.fields['qrcode']);
});

test('a changed shop code says the new place, and keeps its notify_url', async () => {
  const world = await createGlobalWorld();
  const { ask, scan, advance, receiver } = world;
  const qrcode = (await create(world)).fields['qrcode'] ?? '';
  const changed = await ask('alipay.commerce.qrcode.modify', {
    ...asked(world, { notify_url: '' }),
    qrcode,
    biz_data: JSON.stringify(shop({ passback_parameters: { s: 'S001', t: 'K09' } })),
  });
  expect(changed.fields).toMatchObject({ result_code: 'SUCCESS', qrcode });
  await scan(qrcode, 'scan-and-pay', 500);
  await advance(1);
  expect(receiver.received()[0]?.['extra_common_param']).toBe('{"s":"S001","t":"K09"}');
});

test('a stopped code takes no money until it is started again; a deleted one never', async () => {
  const world = await createGlobalWorld();
  const { ask, scan } = world;
  const qrcode = (await create(world)).fields['qrcode'] ?? '';
  const set = (status: string) =>
    ask('alipay.commerce.qrcode.modifyStatus', asked(world, { qrcode, status }));
  expect((await set('STOP')).fields['result_code']).toBe('SUCCESS');
  expect(await scan(qrcode, 'scan-and-pay', 500)).not.toBe(200);
  await set('RESTART');
  expect(await scan(qrcode, 'scan-and-pay', 500)).toBe(200);
  await set('DELETE');
  expect(await scan(qrcode, 'scan-and-pay', 500)).not.toBe(200);
  expect((await set('RESTART')).fields['detail_error_code']).toBe('QRCODE_NOT_EXIST');
  expect((await create(world)).fields['qrcode']).not.toBe(qrcode);
});

test.each([
  ['nested passback parameters', { passback_parameters: { s: { t: 1 } } }],
  ['a settlement in neither yuan nor the typed currency', { currency: 'HKD' }],
  ['no store', { store_id: '' }],
  ['a category that is none', { secondary_merchant_industry: 'food' }],
])('a shop code with %s is refused', async (_what, more) => {
  const world = await createGlobalWorld();
  expect((await create(world, more)).error).toBe('ILLEGAL_ARGUMENT');
});
