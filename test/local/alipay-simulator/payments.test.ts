import { expect, test } from 'vitest';
import { authCode, createWorld } from './support/world.ts';

test('a scanned code pays at once', async () => {
  const world = await createWorld();
  const { node, isAuthentic } = await world.pay('K1', { store_id: 'S1', terminal_id: 'T1' });
  expect(isAuthentic).toBe(true);
  expect(node).toMatchObject({
    code: '10000',
    msg: 'Success',
    out_trade_no: 'K1',
    total_amount: '38.50',
    receipt_amount: '38.50',
    gmt_payment: '2026-11-22 12:30:05',
    fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: '38.50' }],
  });
  expect(node['trade_no']).toMatch(/^2026112222001\d{15}$/);
  expect((await world.query('K1')).node).toMatchObject({
    code: '10000',
    trade_no: node['trade_no'],
    trade_status: 'TRADE_SUCCESS',
    send_pay_date: '2026-11-22 12:30:05',
    store_id: 'S1',
    terminal_id: 'T1',
  });
});

test('a query may name the trade by either number, and the trade_no wins', async () => {
  const world = await createWorld();
  const { node } = await world.pay('K1');
  const found = await world.call('alipay.trade.query', {
    trade_no: node['trade_no'],
    out_trade_no: 'K2',
  });
  expect(found.node).toMatchObject({ out_trade_no: 'K1', trade_status: 'TRADE_SUCCESS' });
});

test('a trade that does not exist is named, with zero amounts', async () => {
  const world = await createWorld();
  expect((await world.query('K1')).node).toMatchObject({
    code: '40004',
    sub_code: 'ACQ.TRADE_NOT_EXIST',
    out_trade_no: 'K1',
    receipt_amount: '0.00',
  });
});

test('while the buyer types the password the trade waits, then it is paid', async () => {
  const world = await createWorld();
  const { node } = await world.pay('K1', { auth_code: authCode('9115') });
  expect(node).toMatchObject({ code: '10003', out_trade_no: 'K1', total_amount: '38.50' });
  await world.advance(14);
  const waiting = await world.query('K1');
  expect(waiting.node).toMatchObject({ trade_status: 'WAIT_BUYER_PAY', receipt_amount: '0.00' });
  expect(waiting.node).not.toHaveProperty('send_pay_date');
  await world.advance(1);
  expect((await world.query('K1')).node).toMatchObject({
    trade_status: 'TRADE_SUCCESS',
    send_pay_date: '2026-11-22 12:30:20',
  });
});

test('another merchant does not see the trade', async () => {
  const world = await createWorld();
  await world.pay('K1');
  const other = await world.call(
    'alipay.trade.query',
    { out_trade_no: 'K1' },
    { app_id: '2021000000000002' },
  );
  expect(other.node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});

test('the same pay again finds the same trade', async () => {
  const world = await createWorld();
  const request = { auth_code: authCode('9003') };
  const first = await world.pay('K1', request);
  const again = await world.pay('K1', request);
  expect(again.node).toEqual(first.node);
  await world.post('/control/trades/K1/pay', {});
  expect((await world.pay('K1', request)).node['sub_code']).toBe('ACQ.TRADE_HAS_SUCCESS');
  await world.cancel('K1');
  expect((await world.pay('K1', request)).node['sub_code']).toBe('ACQ.TRADE_HAS_CLOSE');
});

test.each<[string, object]>([
  ['amount', { total_amount: '38.51' }],
  ['subject', { subject: '可乐' }],
  ['code', { auth_code: '281111111111110000' }],
])('the same number with another %s is inconsistent', async (_what, change) => {
  const world = await createWorld();
  const request = { auth_code: authCode() };
  await world.pay('K1', request);
  const answer = await world.pay('K1', { ...request, ...change });
  expect(answer.node['sub_code']).toBe('ACQ.CONTEXT_INCONSISTENT');
});

test('38.5 and 38.50 are the same amount', async () => {
  const world = await createWorld();
  const request = { auth_code: authCode() };
  await world.pay('K1', request);
  const again = await world.pay('K1', { ...request, total_amount: '38.5' });
  expect(again.node['sub_code']).toBe('ACQ.TRADE_HAS_SUCCESS');
});

test('a code pays one order only', async () => {
  const world = await createWorld();
  const request = { auth_code: authCode() };
  await world.pay('K1', request);
  const second = await world.pay('K2', request);
  expect(second.node['sub_code']).toBe('ACQ.PAYMENT_AUTH_CODE_INVALID');
  expect((await world.query('K2')).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});

test.each<[string, object, number]>([
  ['time_expire', { time_expire: '2026-11-22 12:31:05', timeout_express: '10m' }, 60],
  ['timeout_express', { timeout_express: '5m' }, 300],
  ['1c, the end of the day in China', { timeout_express: '1c' }, 41_395],
  ['three hours if nothing is said', {}, 10_800],
])('an unpaid trade closes by itself after %s', async (_what, more, seconds) => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9003'), ...more });
  await world.advance(seconds - 1);
  expect((await world.query('K1')).node['trade_status']).toBe('WAIT_BUYER_PAY');
  await world.advance(1);
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_CLOSED');
  expect(await world.trade('K1')).toMatchObject({ closedBy: 'expiry', capturedFen: 0 });
});

test('a buyer who comes after the expiry does not pay', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9115'), time_expire: '2026-11-22 12:30:15' });
  await world.advance(60);
  expect(await world.trade('K1')).toMatchObject({ status: 'TRADE_CLOSED', capturedFen: 0 });
});

test('a payment that has expired already is refused', async () => {
  const world = await createWorld();
  const answer = await world.pay('K1', { time_expire: '2026-11-22 12:30:05' });
  expect(answer.node['sub_code']).toBe('ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR');
});

test('after a year the trade is finished: no cancel and no refund', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.advance(366 * 24 * 3600);
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_FINISHED');
  expect((await world.cancel('K1')).node['sub_code']).toBe('ACQ.TRADE_HAS_FINISHED');
  expect((await world.refund('K1', '1.00', 'R1')).node['sub_code']).toBe('ACQ.TRADE_HAS_FINISHED');
});
