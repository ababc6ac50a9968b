import { expect, test } from 'vitest';
import { amountSuffixes, scriptOfAmount } from '../../../local/alipay-simulator/amount-scripts.ts';
import { scripts } from '../../../local/alipay-simulator/scenarios.ts';
import { createWorld, type World } from './support/world.ts';

const minutes = 60;
const hours = 60 * minutes;

const precreate = (world: World, more: object = {}) =>
  world.call(
    'alipay.trade.precreate',
    { out_trade_no: 'K1', total_amount: '38.50', subject: '套餐', store_id: 'S1', ...more },
    { notify_url: world.receiver.url },
  );

const codeOf = async (world: World, more: object = {}): Promise<string> => {
  const { node } = await precreate(world, more);
  return node['qr_code'] ?? '';
};

const scan = (world: World, codeText: string, action: string, more: object = {}) =>
  world.post('/control/codes/scan', { codeText, action, ...more });

const statusOf = async (world: World) => {
  const { node } = await world.query('K1');
  return node['trade_status'] ?? node['sub_code'];
};

test('a code is an address of Alipay; nobody knows a trade before it is scanned', async () => {
  const world = await createWorld();
  const { node, isAuthentic } = await precreate(world);
  expect(node).toMatchObject({ code: '10000', out_trade_no: 'K1' });
  expect(node['qr_code']).toMatch(/^https:\/\/qr\.alipay\.com\/bax[0-9a-z]{17,22}$/);
  expect(isAuthentic).toBe(true);
  expect(await statusOf(world)).toBe('ACQ.TRADE_NOT_EXIST');
});

test('scanned, the trade waits; paid, it is told like any other', async () => {
  const world = await createWorld();
  const codeText = await codeOf(world);
  expect(await scan(world, codeText, 'scan')).toMatchObject({
    status: 200,
    body: { kind: 'order', outTradeNo: 'K1', amountMinor: 3850, tradeStatus: 'WAIT_BUYER_PAY' },
  });
  expect(await statusOf(world)).toBe('WAIT_BUYER_PAY');
  expect((await scan(world, codeText, 'pay')).body['tradeStatus']).toBe('TRADE_SUCCESS');
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
  await world.advance(1);
  expect(world.receiver.received()).toMatchObject([
    { out_trade_no: 'K1', total_amount: '38.50', trade_status: 'TRADE_SUCCESS' },
  ]);
  expect((await world.refund('K1', '38.50', 'R1')).node['fund_change']).toBe('Y');
});

test('a code pays once', async () => {
  const world = await createWorld();
  const codeText = await codeOf(world);
  await scan(world, codeText, 'scan-and-pay');
  const again = await scan(world, codeText, 'scan-and-pay');
  expect(again).toMatchObject({ status: 409, body: { code: 'TRADE_HAS_SUCCESS' } });
  expect(await world.trade('K1')).toMatchObject({ capturedFen: 3850, currency: 'CNY' });
});

test('the same order again has the same code, another order under its number has none', async () => {
  const world = await createWorld();
  const codeText = await codeOf(world);
  expect(await codeOf(world)).toBe(codeText);
  await scan(world, codeText, 'scan');
  expect(await codeOf(world)).toBe(codeText);
  const other = await precreate(world, { total_amount: '38.51' });
  expect(other.node['sub_code']).toBe('ACQ.CONTEXT_INCONSISTENT');
  await scan(world, codeText, 'pay');
  expect((await precreate(world)).node['sub_code']).toBe('ACQ.TRADE_HAS_SUCCESS');
});

test('a scanned auth code and a code on the screen cannot share a number', async () => {
  const world = await createWorld();
  await codeOf(world);
  expect((await world.pay('K1')).node['sub_code']).toBe('ACQ.CONTEXT_INCONSISTENT');
  await world.pay('K2');
  const late = await precreate(world, { out_trade_no: 'K2' });
  expect(late.node['sub_code']).toBe('ACQ.CONTEXT_INCONSISTENT');
});

test.each([
  ['after its own minutes', { qr_code_timeout_express: '5m' }, 5 * minutes],
  ['after two hours in any case', { qr_code_timeout_express: '1d' }, 2 * hours],
  ['after two hours if nothing is said', {}, 2 * hours],
  ['when its trade would be over', { time_expire: '2026-11-22 12:40:05' }, 10 * minutes],
])('nobody can scan it %s', async (_when, more, seconds) => {
  const world = await createWorld();
  const codeText = await codeOf(world, more);
  await world.advance(seconds);
  expect((await scan(world, codeText, 'scan')).status).toBe(409);
  expect(await statusOf(world)).toBe('ACQ.TRADE_NOT_EXIST');
});

test('scanned in time, it can be paid after the code is over, until the trade is', async () => {
  const world = await createWorld();
  const codeText = await codeOf(world, { qr_code_timeout_express: '5m', timeout_express: '10m' });
  await world.advance(4 * minutes);
  await scan(world, codeText, 'scan');
  await world.advance(9 * minutes);
  expect((await scan(world, codeText, 'pay')).status).toBe(200);
});

test('a trade that was scanned and not paid closes by itself', async () => {
  const world = await createWorld();
  const codeText = await codeOf(world, { timeout_express: '10m' });
  await scan(world, codeText, 'scan');
  await world.advance(10 * minutes);
  expect(await statusOf(world)).toBe('TRADE_CLOSED');
  expect((await scan(world, codeText, 'pay')).body['code']).toBe('TRADE_HAS_CLOSE');
});

test('a cancel finds nothing before the scan, and the code still takes money', async () => {
  const world = await createWorld();
  const codeText = await codeOf(world);
  const { node } = await world.cancel('K1');
  expect(node).toMatchObject({ code: '10000', retry_flag: 'N' });
  expect(node).not.toHaveProperty('action');
  expect((await scan(world, codeText, 'scan-and-pay')).status).toBe(200);
  expect((await world.trade('K1')).capturedFen).toBe(3850);
});

test('a cancel can be told to take the code back', async () => {
  const world = await createWorld();
  const codeText = await codeOf(world);
  await world.force('cancel', 'code-revoked');
  await world.cancel('K1');
  expect((await scan(world, codeText, 'scan-and-pay')).status).toBe(409);
});

test('after the scan a cancel closes what waits and returns what is paid', async () => {
  const world = await createWorld();
  await scan(world, await codeOf(world), 'scan');
  expect((await world.cancel('K1')).node['action']).toBe('close');
  await scan(world, await codeOf(world, { out_trade_no: 'K2' }), 'scan-and-pay');
  expect((await world.cancel('K2')).node['action']).toBe('refund');
});

test('the amount scripts: 99 and the two digits of the auth code, where they fit', async () => {
  expect(scriptOfAmount(9_910)).toEqual({ name: 'unknown-then-success' });
  expect(scriptOfAmount(129_954)).toEqual({ name: 'http-502' });
  expect(scriptOfAmount(3_850)).toBeUndefined();
  expect(scriptOfAmount(9_901)).toEqual({ name: 'unknown' });
  expect(amountSuffixes['9902']).toBe('answer-lost');
  for (const name of Object.values(amountSuffixes)) {
    expect(scripts[name].on).toContain('precreate');
  }
});

test('99.01: no code and nobody knows; the same request again has one', async () => {
  const world = await createWorld();
  const more = { total_amount: '99.01' };
  expect((await precreate(world, more)).node['code']).toBe('20000');
  expect((await world.ledger()).requests).toMatchObject([
    { operation: 'precreate', amountFen: 9901 },
  ]);
  expect(await codeOf(world, more)).toMatch(/^https/);
});

test('99.02: the answer is lost, the code is there', async () => {
  const world = await createWorld();
  const more = { total_amount: '99.02' };
  await expect(precreate(world, more)).rejects.toThrow('fetch failed');
  const { body } = await world.get('/control/codes');
  const [code] = body['codes'] as { codeText: string }[];
  expect(await codeOf(world, more)).toBe(code?.codeText);
});

test('99.04: somebody scans and pays ten seconds later', async () => {
  const world = await createWorld();
  await codeOf(world, { total_amount: '99.04' });
  await world.advance(9);
  expect(await statusOf(world)).toBe('ACQ.TRADE_NOT_EXIST');
  await world.advance(1);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
});

test('99.20: scanned and paid just before the cancel, which returns the money', async () => {
  const world = await createWorld();
  await codeOf(world, { total_amount: '99.20' });
  expect((await world.cancel('K1')).node['action']).toBe('refund');
});

test('99.44: notified of a fen more', async () => {
  const world = await createWorld();
  await scan(world, await codeOf(world, { total_amount: '99.44' }), 'scan-and-pay');
  await world.advance(1);
  expect(world.receiver.received()).toMatchObject([{ total_amount: '99.45' }]);
});

test.each([
  [404, { codeText: 'https://qr.alipay.com/bax0', action: 'scan' }, 'no such code'],
  [400, { codeText: 'x', action: 'look' }, 'action'],
  [400, { codeText: 'x', action: 'pay', amountMinor: 1.5 }, 'amountMinor'],
])('the wallet is told what is wrong (%i)', async (status, body, says) => {
  const world = await createWorld();
  const answer = await world.post('/control/codes/scan', body);
  expect(answer.status).toBe(status);
  expect(answer.body['error']).toContain(says);
});

test('paying needs a scan first', async () => {
  const world = await createWorld();
  const answer = await scan(world, await codeOf(world), 'pay');
  expect(answer).toMatchObject({ status: 409, body: { code: 'NOT_SCANNED' } });
});

test('codes come in pages', async () => {
  const world = await createWorld();
  for (const number of ['K1', 'K2', 'K3']) await codeOf(world, { out_trade_no: number });
  const { body } = await world.get('/control/codes?limit=2');
  expect(body).toMatchObject({ codes: [{ outTradeNo: 'K1' }, { outTradeNo: 'K2' }], next: 2 });
  const last = await world.get('/control/codes?limit=2&after=2');
  expect(last.body).toMatchObject({ codes: [{ outTradeNo: 'K3', kind: 'order' }], next: null });
});
