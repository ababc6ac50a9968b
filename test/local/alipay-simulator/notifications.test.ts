import { expect, test } from 'vitest';
import { isAlipays, textToSign } from './support/client.ts';
import { otherMerchant } from './support/merchants.ts';
import { authCode, createWorld } from './support/world.ts';

/** Alipay's rule for payments: neither `sign` nor `sign_type` is signed. */
function isAuthentic({ sign = '', sign_type: _left, ...params }: Record<string, string>): boolean {
  return isAlipays(textToSign(params), sign);
}

test('a payment is notified: signed, complete, and after the answer', async () => {
  const world = await createWorld();
  const { node } = await world.pay('K1', { passback_params: 'kiosk%3D7', body: 'A + B' });
  expect(world.receiver.bodies).toEqual([]);
  await world.advance(1);
  const [params] = world.receiver.received();
  expect(params).toMatchObject({
    notify_type: 'trade_status_sync',
    app_id: '2021000000000001',
    seller_id: '2088000000000001',
    out_trade_no: 'K1',
    trade_no: node['trade_no'],
    trade_status: 'TRADE_SUCCESS',
    total_amount: '38.50',
    fund_bill_list: '[{"amount":"38.50","fundChannel":"ALIPAYACCOUNT"}]',
    passback_params: 'kiosk%3D7',
    gmt_payment: '2026-11-22 12:30:05',
    sign_type: 'RSA2',
  });
  expect(params?.['notify_id']).toMatch(/^2026112200222123005\d{15}$/);
  expect(isAuthentic(params ?? {})).toBe(true);
});

test('the form is encoded as Java does it, in no order to rely on', async () => {
  const world = await createWorld();
  await world.pay('K1', { body: 'A + B*' });
  await world.pay('K2', { body: 'A + B*' });
  await world.advance(1);
  const [first = '', second = ''] = world.receiver.bodies;
  expect(first).toContain('gmt_payment=2026-11-22+12%3A30%3A05');
  expect(first).toContain('body=A+%2B+B*');
  const keys = (body: string) => [...new URLSearchParams(body).keys()];
  expect(keys(first)).not.toEqual(keys(second));
  expect(keys(first).toSorted()).toEqual(keys(second).toSorted());
});

test('a trade that ends unpaid is not notified, nor is one without an address', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9003') });
  await world.cancel('K1');
  await world.call('alipay.trade.pay', {
    out_trade_no: 'K2',
    total_amount: '1.00',
    subject: 'x',
    auth_code: authCode(),
  });
  await world.advance(100_000);
  expect(world.receiver.bodies).toEqual([]);
});

test('a partial refund is notified as a paid trade with its refund; a full one is not', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.advance(1);
  await world.refund('K1', '10.00', 'R1');
  await world.refund('K1', '28.50', 'R2');
  await world.advance(1);
  const [, refund, ...more] = world.receiver.received();
  expect(more).toEqual([]);
  expect(refund).toMatchObject({
    trade_status: 'TRADE_SUCCESS',
    total_amount: '38.50',
    out_biz_no: 'R1',
    refund_fee: '10.00',
    gmt_refund: '2026-11-22 12:30:06.000',
  });
  expect(isAuthentic(refund ?? {})).toBe(true);
});

test('what is not acknowledged comes again, under the same id, for a day', async () => {
  const world = await createWorld();
  world.receiver.reply = { status: 200, body: 'failure' };
  await world.pay('K1');
  await world.advance(1);
  const count = () => world.receiver.bodies.length;
  expect(count()).toBe(4);
  const minutes = [4, 10, 10, 60, 120, 360, 900];
  for (const [index, pause] of minutes.entries()) {
    await world.advance(pause * 60 - 1);
    expect(count()).toBe(4 + index);
    await world.advance(1);
    expect(count()).toBe(5 + index);
  }
  await world.advance(100 * 3600);
  expect(count()).toBe(11);
  expect(new Set(world.receiver.received().map((params) => params['notify_id'])).size).toBe(1);
  expect((await world.trade('K1')).notifications).toMatchObject([{ state: 'given-up' }]);
});

test.each([
  [200, ' success\n', true],
  [200, 'SUCCESS', false],
  [200, 'success!', false],
  [201, 'success', false],
  [302, 'success', false],
  [500, 'success', false],
])('%i and %j acknowledges: %s', async (status, body, acknowledged) => {
  const world = await createWorld();
  world.receiver.reply = { status, body };
  await world.pay('K1');
  await world.advance(1);
  expect(world.receiver.bodies.length).toBe(acknowledged ? 1 : 4);
});

test('set to be strict, it takes the seven bytes only', async () => {
  const world = await createWorld({ strictAck: true });
  world.receiver.reply = { status: 200, body: 'success\n' };
  await world.pay('K1');
  await world.advance(1);
  expect((await world.trade('K1')).notifications).toMatchObject([{ state: 'waiting' }]);
});

test('a stranger is never posted to', async () => {
  const world = await createWorld();
  await world.call(
    'alipay.trade.pay',
    { out_trade_no: 'K1', total_amount: '1.00', subject: 'x', auth_code: authCode() },
    { notify_url: 'http://127.0.0.1.example.com/notify' },
  );
  await world.advance(1);
  expect((await world.trade('K1')).notifications).toMatchObject([{ state: 'refused' }]);
});

test('at most eight are under way at once, and all arrive', async () => {
  const world = await createWorld();
  for (let number = 0; number < 12; number += 1) await world.pay(`K${number}`);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  world.receiver.onReceived = () => released;
  const advanced = world.advance(1);
  while (world.receiver.bodies.length < 8) await world.ledger();
  for (let time = 0; time < 20; time += 1) await world.ledger();
  expect(world.receiver.bodies).toHaveLength(8);
  release();
  await advanced;
  expect(world.receiver.bodies).toHaveLength(12);
});

test('scripted: suppressed', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9040') });
  await world.advance(100_000);
  expect(world.receiver.bodies).toEqual([]);
});

test('scripted: three times, acknowledged or not', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9041') });
  await world.advance(1);
  const ids = world.receiver.received().map((params) => params['notify_id']);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test('scripted: after its successor', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9042') });
  await world.advance(60);
  expect(world.receiver.bodies).toEqual([]);
  await world.refund('K1', '1.00', 'R1');
  await world.advance(1);
  await world.advance(2);
  expect(world.receiver.received().map((params) => params['refund_fee'])).toEqual([
    '1.00',
    undefined,
  ]);
});

test('scripted: 25 hours late', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9043') });
  await world.advance(25 * 3600 - 1);
  expect(world.receiver.bodies).toEqual([]);
  await world.advance(1);
  expect(world.receiver.bodies).toHaveLength(1);
});

test('scripted: authentic, but a fen too much', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9044') });
  await world.advance(1);
  const [params = {}] = world.receiver.received();
  expect(params['total_amount']).toBe('38.51');
  expect(isAuthentic(params)).toBe(true);
});

test('scripted: authentic, but in the name of another app', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9045') });
  await world.advance(1);
  const [params = {}] = world.receiver.received();
  expect(params['app_id']).toBe(otherMerchant.appId);
  expect(isAuthentic(params)).toBe(true);
});

test('scripted: before the answer', async () => {
  const world = await createWorld();
  let statusThen: string | undefined;
  world.receiver.onReceived = () => {
    statusThen = answered ? 'answered' : 'unanswered';
  };
  let answered = false;
  await world.pay('K1', { auth_code: authCode('9046') });
  answered = true;
  expect(statusThen).toBe('unanswered');
});
