import { expect, test } from 'vitest';
import { envelope, type Params, read, send, signed } from './support/client.ts';
import { authCode, createWorld } from './support/world.ts';

const query = (more: Params = {}): Params =>
  envelope('alipay.trade.query', { out_trade_no: 'K1' }, more);

test('an answer is 200 text/html and signed over the node as it stands in the body', async () => {
  const { url } = await createWorld();
  const answer = await send(url, signed(query()));
  expect(answer.status).toBe(200);
  expect(answer.contentType).toBe('text/html;charset=utf-8');
  expect(answer.nodeName).toBe('alipay_trade_query_response');
  expect(answer.isAuthentic).toBe(true);
});

test('GET with everything in the query is the same request', async () => {
  const { url } = await createWorld();
  const response = await fetch(`${url}/gateway.do?${new URLSearchParams(signed(query()))}`);
  const answer = await read(response);
  expect(answer.node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});

test('an unknown app_id is answered without a signature, whatever else is wrong', async () => {
  const { url } = await createWorld();
  const answer = await send(url, signed(query({ app_id: '2021999999999999', timestamp: 'x' })));
  expect(answer.node['sub_code']).toBe('isv.invalid-app-id');
  expect(answer.hasSign).toBe(false);
});

test('a wrong signature is answered, signed, with the text that should have been signed', async () => {
  const { url } = await createWorld();
  const params = { ...signed(query()), notify_url: 'http://127.0.0.1/?a=1&b=2' };
  const answer = await send(url, params);
  expect(answer.node['code']).toBe('40002');
  expect(answer.node['sub_code']).toBe('isv.invalid-signature');
  expect(answer.node['sub_msg']).toContain(
    'biz_content={&quot;out_trade_no&quot;:&quot;K1&quot;}&amp;charset=utf-8',
  );
  expect(answer.isAuthentic).toBe(true);
});

test('empty values are neither signed nor seen', async () => {
  const { url } = await createWorld();
  const answer = await send(url, { ...signed(query()), app_auth_token: '', return_url: '' });
  expect(answer.node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});

test.each([
  ['app_id', 'isv.missing-app-id'],
  ['method', 'isv.missing-method'],
  ['sign_type', 'isv.missing-signature-type'],
  ['timestamp', 'isv.missing-timestamp'],
  ['version', 'isv.missing-version'],
])('without %s the answer is 40001 %s', async (name, subCode) => {
  const { url } = await createWorld();
  const { [name]: _left, ...params } = query();
  const answer = await send(url, signed(params));
  expect(answer.node['code']).toBe('40001');
  expect(answer.node['sub_code']).toBe(subCode);
});

test.each<[string, Params, string]>([
  ['a day that does not exist', { timestamp: '2026-02-30 12:00:00' }, 'isv.invalid-timestamp'],
  ['another charset', { charset: 'latin1' }, 'isv.invalid-charset'],
  ['an algorithm the app is not set to', { sign_type: 'RSA' }, 'isv.invalid-signature-type'],
  ['another version', { version: '2.0' }, 'isv.invalid-parameter'],
  ['another format', { format: 'XML' }, 'isv.invalid-format'],
  ['an unknown method', { method: 'alipay.trade.pey' }, 'isv.invalid-method'],
  ['content that is no JSON', { biz_content: '{"out_trade_no":' }, 'isv.illegal-json'],
  ['content that is no object', { biz_content: '[]' }, 'isv.illegal-json'],
])('%s is refused', async (_what, more, subCode) => {
  const { url } = await createWorld();
  const answer = await send(url, signed(query(more)));
  expect(answer.node['code']).toBe('40002');
  expect(answer.node['sub_code']).toBe(subCode);
  expect(answer.isAuthentic).toBe(true);
});

test('the timestamp is checked before the signature, the signature before the method', async () => {
  const { url } = await createWorld();
  const bad = { sign: 'AAAA' };
  const both = await send(url, { ...query({ timestamp: 'now' }), ...bad });
  expect(both.node['sub_code']).toBe('isv.invalid-timestamp');
  const then = await send(url, { ...query({ method: 'alipay.trade.pey' }), ...bad });
  expect(then.node['sub_code']).toBe('isv.invalid-signature');
});

test('the charset must be in the query', async () => {
  const { url } = await createWorld();
  const response = await fetch(`${url}/gateway.do`, {
    method: 'POST',
    body: new URLSearchParams(signed(query())),
  });
  expect((await read(response)).node['sub_code']).toBe('isv.invalid-charset');
});

test('a parameter that comes twice is refused', async () => {
  const { url } = await createWorld();
  const response = await fetch(`${url}/gateway.do?${new URLSearchParams(signed(query()))}`, {
    method: 'POST',
    body: new URLSearchParams({ biz_content: '{"out_trade_no":"K2"}' }),
  });
  expect((await read(response)).node['sub_code']).toBe('isv.invalid-parameter');
});

test('a body over the limit is refused', async () => {
  const { url } = await createWorld();
  const response = await fetch(`${url}/gateway.do`, {
    method: 'POST',
    body: new URLSearchParams({ biz_content: 'x'.repeat(70_000) }),
  });
  expect(response.status).toBe(413);
});

test.each<[string, object]>([
  ['three decimals', { total_amount: '1.001' }],
  ['nothing to pay', { total_amount: '0.00' }],
  ['an exponent', { total_amount: '1e2' }],
  ['more than a hundred million', { total_amount: '100000000.01' }],
  ['a subject with &', { subject: 'A&B' }],
  ['a number with a dash', { out_trade_no: 'K-1' }],
  ['another seller', { seller_id: '2088999999999999' }],
  ['parts that do not add up', { discountable_amount: '1.00', undiscountable_amount: '2.00' }],
  ['a timeout of 16 days', { timeout_express: '16d' }],
  ['an expiry that is no time', { time_expire: 'soon' }],
])('a payment with %s is refused and creates nothing', async (_what, more) => {
  const world = await createWorld();
  const answer = await world.pay('K1', more);
  expect(answer.node['sub_code']).toBe('ACQ.INVALID_PARAMETER');
  expect((await world.ledger()).trades).toEqual([]);
});

test.each(['', '12', '2412345678901234', '28'.padEnd(25, '1'), '28123456789012x4'])(
  'the code "%s" is no payment code',
  async (code) => {
    const world = await createWorld();
    const answer = await world.pay('K1', { auth_code: code });
    const subCode = code === '' ? 'ACQ.INVALID_PARAMETER' : 'ACQ.PAYMENT_AUTH_CODE_INVALID';
    expect(answer.node['sub_code']).toBe(subCode);
  },
);

test('a face payment takes its own kind of code', async () => {
  const world = await createWorld();
  const face = { auth_code: `fp${'a1'.repeat(16)}x`, scene: 'security_code' };
  expect((await world.pay('K1', face)).node['code']).toBe('10000');
  const mixed = { auth_code: authCode(), scene: 'security_code' };
  expect((await world.pay('K2', mixed)).node['sub_code']).toBe('ACQ.PAYMENT_AUTH_CODE_INVALID');
});
