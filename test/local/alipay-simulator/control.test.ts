import { expect, test } from 'vitest';
import { isAlipays, textToSign } from './support/client.ts';
import { merchant, otherMerchant } from './support/merchants.ts';
import { authCode, createWorld, startOfTime, type World } from './support/world.ts';

test('a forced outcome meets the next request of its kind, as often as it says', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.force('alipay.trade.query', 'system-error', { times: 2 });
  expect((await world.cancel('K2')).node['code']).toBe('10000');
  expect((await world.query('K1')).node['sub_code']).toBe('ACQ.SYSTEM_ERROR');
  expect((await world.query('K1')).node['sub_code']).toBe('ACQ.SYSTEM_ERROR');
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_SUCCESS');
});

test('an outcome forced on a trade, or on an app, leaves the others alone', async () => {
  const world = await createWorld();
  await world.force('pay', 'unknown', { outTradeNo: 'K2' });
  await world.force('pay', 'unknown', { appId: otherMerchant.appId });
  expect((await world.pay('K1')).node['code']).toBe('10000');
  expect((await world.pay('K2')).node['code']).toBe('20000');
});

test('a forced outcome comes before what the code scripts, with its own seconds', async () => {
  const world = await createWorld();
  await world.force('pay', 'password', { seconds: 3 });
  expect((await world.pay('K1', { auth_code: authCode('9001') })).node['code']).toBe('10003');
  await world.advance(3);
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_SUCCESS');
});

test('forced outcomes can be taken back', async () => {
  const world = await createWorld();
  await world.force('pay', 'unknown', { times: 100 });
  await world.post('/control/reset-forced', {});
  expect((await world.pay('K1')).node['code']).toBe('10000');
});

test('the next notification can be forced', async () => {
  const world = await createWorld();
  await world.force('notification', 'suppressed');
  await world.pay('K1');
  await world.pay('K2');
  await world.advance(1);
  expect(world.receiver.received().map((params) => params['out_trade_no'])).toEqual(['K2']);
});

test.each<[string, object, string]>([
  ['an unknown method', { method: 'alipay.trade.pey', outcome: 'unknown' }, 'method'],
  ['an unknown outcome', { method: 'pay', outcome: 'nonsense' }, 'nonsense'],
  ['an outcome of another method', { method: 'pay', outcome: 'retry-flag' }, 'retry-flag'],
  ['no times', { method: 'pay', outcome: 'unknown', times: 0 }, 'times'],
  ['a misspelt field', { method: 'pay', outcome: 'unknown', outtradeno: 'K1' }, 'body'],
])('forcing %s is refused with a reason', async (_what, body, reason) => {
  const world = await createWorld();
  const answer = await world.post('/control/force', body);
  expect(answer.status).toBe(400);
  expect(answer.body['error']).toContain(reason);
});

test('a page in a browser cannot reach the control API', async () => {
  const world = await createWorld();
  const response = await fetch(`${world.url}/control/reset-forced`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(415);
});

test('the ledger tells what was received when, and what came of it', async () => {
  const world = await createWorld();
  await world.pay('K1', { auth_code: authCode('9003') });
  await world.advance(5);
  await world.query('K1');
  await world.advance(55);
  await world.force('cancel', 'system-error');
  await world.cancel('K1');
  await world.refund('K1', '1.00', 'R1');
  const { requests } = await world.ledger('?outTradeNo=K1');
  const seconds = requests.map(({ receivedAt }) => (receivedAt - startOfTime) / 1000);
  expect(seconds).toEqual([0, 5, 60, 60]);
  expect(requests).toMatchObject([
    { method: 'alipay.trade.pay', amountFen: 3850, script: 'password-never', outcome: 'waiting' },
    { method: 'alipay.trade.query', script: 'success', outcome: 'found' },
    { method: 'alipay.trade.cancel', script: 'system-error', reply: 'error', outcome: 'ignored' },
    {
      method: 'alipay.trade.refund',
      outRequestNo: 'R1',
      amountFen: 100,
      outcome: 'TRADE_STATUS_ERROR',
    },
  ]);
});

test('the ledger comes in pages', async () => {
  const world = await createWorld();
  for (const number of [1, 2, 3]) await world.pay(`K${number}`);
  const first = await world.ledger('?limit=2');
  expect(first.trades.map((trade) => trade.outTradeNo)).toEqual(['K1', 'K2']);
  const { tradesAfter, requestsAfter } = first.next ?? {};
  const rest = await world.ledger(
    `?limit=2&tradesAfter=${tradesAfter}&requestsAfter=${requestsAfter}`,
  );
  expect(rest.trades.map((trade) => trade.outTradeNo)).toEqual(['K3']);
  expect(rest.requests.map((request) => request.outTradeNo)).toEqual(['K3']);
  expect(rest.next).toBeNull();
  expect((await world.get('/control/ledger?limit=1001')).status).toBe(400);
});

test('neither the scanned code nor a hash of it can be read in the ledger', async () => {
  const world = await createWorld();
  const code = authCode();
  await world.pay('K1', { auth_code: code });
  const everything = JSON.stringify(await world.ledger());
  expect(everything).not.toContain(code);
  expect(everything).not.toContain('codeHash');
});

test('the buyer can be made to pay now, if the trade waits', async () => {
  const world = await createWorld();
  const payNow = (outTradeNo: string) => world.post(`/control/trades/${outTradeNo}/pay`, {});
  await world.pay('K1', { auth_code: authCode('9003') });
  expect((await payNow('K1')).status).toBe(200);
  expect((await world.query('K1')).node['trade_status']).toBe('TRADE_SUCCESS');
  expect((await payNow('K1')).status).toBe(409);
  expect((await payNow('K2')).status).toBe(404);
});

async function craft(world: World, kind: string, more: object = {}) {
  await world.pay('K1');
  await world.advance(1);
  const { status, body } = await world.post('/control/notifications', {
    kind,
    outTradeNo: 'K1',
    ...more,
  });
  expect(status).toBe(200);
  const [genuine = {}, crafted = {}] = world.receiver.received();
  const { sign = '', sign_type: signType = '', ...params } = crafted;
  return { genuine, params, signType, sign, body };
}
const isGenuine = ({ params, sign }: { params: Record<string, string>; sign: string }): boolean =>
  isAlipays(textToSign(params), sign);

test('crafted: a replay has the id and the content of the genuine one', async () => {
  const world = await createWorld();
  const crafted = await craft(world, 'replay');
  expect(isGenuine(crafted)).toBe(true);
  const { sign: _sign, sign_type: _type, notify_time: _then, ...genuine } = crafted.genuine;
  expect(crafted.params).toMatchObject(genuine);
  expect(crafted.body).toMatchObject({ acknowledged: true, receipt: { status: 200 } });
});

test('crafted: a wrong amount, an unknown number and a foreign app are authentic', async () => {
  for (const [kind, more, field, value] of [
    ['wrong-amount', { amountFen: 1 }, 'total_amount', '0.01'],
    ['unknown-out-trade-no', {}, 'out_trade_no', expect.stringMatching(/^UNKNOWN\d{34}$/)],
    ['foreign-app-id', {}, 'app_id', otherMerchant.appId],
  ] as const) {
    const crafted = await craft(await createWorld(), kind, more);
    expect(isGenuine(crafted), kind).toBe(true);
    expect(crafted.params[field]).toEqual(value);
    expect(crafted.params['notify_id']).not.toBe(crafted.genuine['notify_id']);
  }
});

test("crafted: another merchant's notification is signed with that merchant's key", async () => {
  const crafted = await craft(await createWorld(), 'foreign-key');
  expect(crafted.params).toMatchObject({
    app_id: otherMerchant.appId,
    seller_id: otherMerchant.sellerId,
  });
  expect(isGenuine(crafted)).toBe(false);
});

test('crafted: altered after signing', async () => {
  const crafted = await craft(await createWorld(), 'altered');
  expect(crafted.params['total_amount']).toBe('38.51');
  expect(isGenuine(crafted)).toBe(false);
});

test('crafted: a parameter twice', async () => {
  const { body } = await craft(await createWorld(), 'duplicated-parameter');
  const form = new URLSearchParams(String(body['form']));
  expect(form.getAll('out_trade_no')).toHaveLength(2);
});

test('crafted: signed with the weaker algorithm', async () => {
  const { params, sign, signType } = await craft(await createWorld(), 'other-sign-type');
  expect(signType).toBe('RSA');
  expect(isAlipays(textToSign(params), sign, 'RSA-SHA1')).toBe(true);
});

test('crafted ones go nowhere but to this machine', async () => {
  const world = await createWorld();
  await world.pay('K1');
  const body = { kind: 'replay', outTradeNo: 'K1', notifyUrl: 'https://example.com/notify' };
  expect((await world.post('/control/notifications', body)).status).toBe(400);
});

test('the same app_id twice, or keys that do not pair up, stop the start', async () => {
  await expect(createWorld({ merchants: [merchant, merchant] })).rejects.toThrow(
    'two simulated merchants',
  );
  const mixed = { ...merchant, alipayPublicKey: otherMerchant.alipayPublicKey };
  await expect(createWorld({ merchants: [mixed] })).rejects.toThrow('not a pair');
});
