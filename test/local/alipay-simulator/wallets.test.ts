import { expect, test } from 'vitest';
import { createWorld, type World } from './support/world.ts';

const wallet = '2088000000000001';
const other = '2088000000000002';

const codeOf = async (world: World, outcome?: string): Promise<string> => {
  const answer = await world.post(`/control/wallets/${wallet}/codes`, { outcome });
  return String(answer.body['authCode']);
};

const paymentsOf = async (world: World, buyerId = wallet) =>
  (await world.get(`/control/wallets/${buyerId}/payments`)).body['payments'];

const precreate = async (world: World) => {
  const biz = { out_trade_no: 'K1', total_amount: '38.50', subject: '套餐', store_id: 'S1' };
  return (await world.call('alipay.trade.precreate', biz)).node['qr_code'] ?? '';
};

test('a code that a wallet shows is paid by its buyer, and is in their history', async () => {
  const world = await createWorld();
  const authCode = await codeOf(world);
  expect(authCode).toMatch(/^28\d{16}$/);
  const { node } = await world.pay('K1', { auth_code: authCode });
  expect(node).toMatchObject({
    code: '10000',
    buyer_user_id: wallet,
    buyer_logon_id: '159****0001',
  });
  await world.refund('K1', '8.50', 'R1');
  expect(await paymentsOf(world)).toMatchObject([
    { outTradeNo: 'K1', amountMinor: 3850, refundedMinor: 850, asksPassword: false },
  ]);
  expect(await paymentsOf(world)).toMatchObject([{ refunds: [{ amountMinor: 850 }] }]);
  expect(await paymentsOf(world, other)).toEqual([]);
});

test('a wallet is asked for its password, once, and types it', async () => {
  const world = await createWorld();
  const authCode = await codeOf(world, 'password-never');
  expect((await world.pay('K1', { auth_code: authCode })).node['code']).toBe('10003');
  expect(await paymentsOf(world)).toMatchObject([{ asksPassword: true }]);
  await world.post('/control/trades/K1/pay', {});
  expect(await paymentsOf(world)).toMatchObject([{ asksPassword: false, status: 'TRADE_SUCCESS' }]);
});

test.each(['unknown-never-paid', 'unknown-then-success', 'password'])(
  'nobody has to type a password where the script is %s',
  async (outcome) => {
    const world = await createWorld();
    await world.pay('K1', { auth_code: await codeOf(world, outcome) });
    expect(await paymentsOf(world)).toMatchObject([
      { status: 'WAIT_BUYER_PAY', asksPassword: false },
    ]);
  },
);

test('a code can be had only for what the digits of a code say', async () => {
  const world = await createWorld();
  expect(await codeOf(world, 'balance-not-enough')).toMatch(/^28\d{12}9002$/);
  for (const outcome of ['retry-flag', 'nonsense']) {
    const answer = await world.post(`/control/wallets/${wallet}/codes`, { outcome });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('outcome') },
    });
  }
  expect((await world.post('/control/wallets/2077/codes', {})).status).toBe(404);
});

test('what can be paid is listed until it is paid, and what was scanned asks for the password', async () => {
  const world = await createWorld();
  const codeText = await precreate(world);
  const payable = async () => (await world.get('/control/codes/payable')).body['codes'];
  expect(await payable()).toMatchObject([{ codeText, amountMinor: 3850, subject: '套餐' }]);
  await world.post('/control/codes/scan', { codeText, action: 'scan', buyerId: wallet });
  expect(await payable()).toHaveLength(1);
  expect(await paymentsOf(world)).toMatchObject([{ outTradeNo: 'K1', asksPassword: true }]);
  await world.post('/control/codes/scan', { codeText, action: 'pay', buyerId: other });
  expect(await payable()).toEqual([]);
  expect(await paymentsOf(world)).toEqual([]);
  expect(await paymentsOf(world, other)).toMatchObject([{ status: 'TRADE_SUCCESS' }]);
});

test('a code that is over cannot be paid any more', async () => {
  const world = await createWorld();
  await precreate(world);
  await world.advance(2 * 60 * 60);
  expect((await world.get('/control/codes/payable')).body['codes']).toEqual([]);
});
