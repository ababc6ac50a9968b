import { expect, test } from 'vitest';
import { authCode, createWorld, type World } from './support/world.ts';

const refundQuery = (world: World, outTradeNo: string, outRequestNo: string) =>
  world.call('alipay.trade.fastpay.refund.query', {
    out_trade_no: outTradeNo,
    out_request_no: outRequestNo,
  });

test('partial refunds add up and the last one closes the trade', async () => {
  const world = await createWorld();
  await world.pay('K1');
  const first = await world.refund('K1', '10.00', 'R1');
  expect(first.node).toMatchObject({ code: '10000', fund_change: 'Y', refund_fee: '10.00' });
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_SUCCESS');
  const second = await world.refund('K1', '28.50', 'R2');
  expect(second.node).toMatchObject({ fund_change: 'Y', refund_fee: '38.50' });
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_CLOSED');
  expect(await world.trade('K1')).toMatchObject({
    capturedFen: 3850,
    refundedFen: 3850,
    closedBy: 'refund',
    refunds: [
      { outRequestNo: 'R1', fen: 1000 },
      { outRequestNo: 'R2', fen: 2850 },
    ],
  });
});

test('the same refund again moves no money', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.refund('K1', '10.00', 'R1');
  const again = await world.refund('K1', '10.00', 'R1');
  expect(again.node).toMatchObject({ code: '10000', fund_change: 'N', refund_fee: '10.00' });
  expect(await world.trade('K1')).toMatchObject({ refundedFen: 1000 });
});

test('also when it was the one that closed the trade', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.refund('K1', '38.50', 'R1');
  const again = await world.refund('K1', '38.50', 'R1');
  expect(again.node).toMatchObject({ code: '10000', fund_change: 'N', refund_fee: '38.50' });
});

test.each<[string, string, string, string]>([
  ['another amount under the same number', '11.00', 'R1', 'ACQ.DISCORDANT_REPEAT_REQUEST'],
  ['more than is left', '28.51', 'R2', 'ACQ.REASON_TRADE_REFUND_FEE_ERR'],
])('%s is refused', async (_what, amount, outRequestNo, subCode) => {
  const world = await createWorld();
  await world.pay('K1');
  await world.refund('K1', '10.00', 'R1');
  expect((await world.refund('K1', amount, outRequestNo)).node['sub_code']).toBe(subCode);
  expect(await world.trade('K1')).toMatchObject({ refundedFen: 1000 });
});

test('without a number only the whole trade can go back', async () => {
  const world = await createWorld();
  await world.pay('K1');
  const refund = (amount: string) =>
    world.call('alipay.trade.refund', { out_trade_no: 'K1', refund_amount: amount });
  expect((await refund('1.00')).node['sub_code']).toBe('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
  expect((await refund('38.50')).node['fund_change']).toBe('Y');
  expect((await refundQuery(world, 'K1', 'K1')).node['refund_status']).toBe('REFUND_SUCCESS');
});

test('nothing goes back of a trade that is unpaid, closed or missing', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9003') });
  const subCode = async (outTradeNo: string) =>
    (await world.refund(outTradeNo, '1.00', 'R1')).node['sub_code'];
  expect(await subCode('K1')).toBe('ACQ.TRADE_STATUS_ERROR');
  await world.cancel('K1');
  expect(await subCode('K1')).toBe('ACQ.TRADE_HAS_CLOSE');
  expect(await subCode('K2')).toBe('ACQ.TRADE_NOT_EXIST');
});

test('a field that Alipay does not know makes a refund fail, by its name', async () => {
  const world = await createWorld();
  await world.pay('K1');
  const { node } = await world.call('alipay.trade.refund', {
    out_trade_no: 'K1',
    refund_amount: '1.00',
    out_request_no: 'R1',
    order_id: '7',
  });
  expect(node['sub_code']).toBe('ACQ.INVALID_PARAMETER');
  expect(node['sub_msg']).toContain('order_id');
  expect(await world.trade('K1')).toMatchObject({ refundedFen: 0 });
});

test('a refund query knows the refund; of one that was not made it says only 10000', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.refund('K1', '10.00', 'R1');
  expect((await refundQuery(world, 'K1', 'R1')).node).toMatchObject({
    code: '10000',
    refund_status: 'REFUND_SUCCESS',
    refund_amount: '10.00',
    total_amount: '38.50',
    out_request_no: 'R1',
  });
  expect((await refundQuery(world, 'K1', 'R2')).node).toEqual({ code: '10000', msg: 'Success' });
  const missing = await refundQuery(world, 'K2', 'R1');
  expect(missing.node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});
