import { expect, test } from 'vitest';
import { authCode, createWorld } from './support/world.ts';

test('cancel closes what is unpaid, and says so again', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9003') });
  const first = await world.cancel('K1');
  expect(first.node).toMatchObject({ code: '10000', action: 'close', retry_flag: 'N' });
  expect((await world.cancel('K1')).node).toEqual(first.node);
  expect(await world.trade('K1')).toMatchObject({ status: 'TRADE_CLOSED', refundedFen: 0 });
});

test('cancel returns what is paid, once', async () => {
  const world = await createWorld();
  await world.pay('K1');
  const first = await world.cancel('K1');
  expect(first.node).toMatchObject({ code: '10000', action: 'refund', retry_flag: 'N' });
  expect((await world.cancel('K1')).node).toEqual(first.node);
  expect(await world.trade('K1')).toMatchObject({
    status: 'TRADE_CLOSED',
    capturedFen: 3850,
    refundedFen: 3850,
    refunds: [{ fen: 3850 }],
  });
});

test('cancel without a trade succeeds and names no action', async () => {
  const world = await createWorld();
  const { node } = await world.cancel('K1');
  expect(node).toMatchObject({ code: '10000', out_trade_no: 'K1', retry_flag: 'N' });
  expect(node).not.toHaveProperty('action');
  expect(node).not.toHaveProperty('trade_no');
});

test('nothing is cancelled after a refund', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.refund('K1', '1.00', 'R1');
  const partly = await world.cancel('K1');
  expect(partly.node['sub_code']).toBe('ACQ.REASON_TRADE_REFUND_FEE_ERR');
  await world.refund('K1', '37.50', 'R2');
  const wholly = await world.cancel('K1');
  expect(wholly.node['sub_code']).toBe('ACQ.REASON_TRADE_REFUND_FEE_ERR');
  expect(await world.trade('K1')).toMatchObject({ refundedFen: 3850 });
});

test('close ends an unpaid trade and no other', async () => {
  const world = await createWorld();
  const close = (outTradeNo: string) =>
    world.call('alipay.trade.close', { out_trade_no: outTradeNo });
  await world.pay('K1', { auth_code: authCode('9003') });
  expect((await close('K1')).node).toMatchObject({ code: '10000', out_trade_no: 'K1' });
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_CLOSED');
  await world.pay('K2');
  expect((await close('K2')).node['sub_code']).toBe('ACQ.TRADE_STATUS_ERROR');
  expect((await close('K3')).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});
