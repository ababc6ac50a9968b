import { describe, expect, test } from 'vitest';
import type { AlipayPlusCredentials } from '../../../alipay/alipay-plus/credentials.ts';
import { alipayPlusProtocol } from '../../../alipay/alipay-plus/protocol.ts';
import { formatSignatureHeader } from '../../../alipay/alipay-plus/signature-header.ts';
import type { GatewayProtocol, SignedRequest } from '../../../alipay/gateway-protocol.ts';
import { sign } from '../../../alipay/signing/rsa.ts';
import {
  alipayPrivateKey,
  ams,
  answerOn,
  aps,
  context,
  knownText,
  now,
  order,
  paid,
  result,
  signatureIn,
  vectorOf,
} from './support.ts';

const barcode = { ...order, authCode: '281234567890123456' };
const refund = {
  outTradeNo: order.outTradeNo,
  amount: order.amount,
  refundId: 'R_000123_1',
  refundAmount: { currency: 'USD', minor: 100 },
  reason: 'cold 薯条',
};

const calls = {
  pay: (protocol) => protocol.pay(barcode, context).request,
  'order-code': (protocol) => protocol.createQr(order, context).request,
  query: (protocol) => protocol.query(order, context).request,
  cancel: (protocol) => protocol.cancel(order, context).request,
  refund: (protocol) => protocol.refund(refund, context).request,
  'refund-query': (protocol) => protocol.queryRefund(refund, context).request,
} as const satisfies Record<string, (protocol: GatewayProtocol) => SignedRequest>;
const names = Object.keys(calls) as (keyof typeof calls)[];

describe.each([
  ['aps', aps],
  ['ams', ams],
] as const)('in the dialect %s', (dialect, credentials) => {
  test.each(names)('%s is, byte for byte, what was written and signed by hand', (name) => {
    const vector = vectorOf('requests', `${dialect}-${name}`);
    const request = calls[name](alipayPlusProtocol(credentials));
    expect(request.url).toBe(`https://open.example.test${vector.path}`);
    expect(request.body).toBe(vector.body);
    expect(signatureIn(request.headers)).toBe(vector.signature);
    expect(request.headers['request-time']).toBe(vector.time);
  });
});

const payBody = (
  credentials: AlipayPlusCredentials,
  change: Partial<typeof barcode> = {},
): Record<string, unknown> =>
  JSON.parse(alipayPlusProtocol(credentials).pay({ ...barcode, ...change }, context).request.body);

test('the body of pay has all that known answer C1 has', () => {
  expect(payBody(aps)).toMatchObject(JSON.parse(knownText('C1', 'body')));
});

test('every scalar is a text, and nothing is empty', () => {
  const bare = { ...order, storeName: undefined, terminalId: undefined, subject: '' };
  const { settlementCurrency: _, ...withoutCurrency } = ams;
  const protocol = alipayPlusProtocol(withoutCurrency);
  for (const { request } of [protocol.createQr(bare, context), protocol.query(bare, context)]) {
    const body: Record<string, unknown> = JSON.parse(request.body);
    expect(scalarsOf(body).every((value) => typeof value === 'string' && value !== '')).toBe(true);
    expect(body).not.toHaveProperty('settlementStrategy');
    expect(request.body).not.toContain('"env"');
  }
});

const scalarsOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsOf) : [value];

test('the sandbox of Antom has its own path, that of Alipay+ its own client', () => {
  const sandbox = 'SANDBOX_5X00000000000001';
  const url = (credentials: AlipayPlusCredentials): string =>
    alipayPlusProtocol(credentials).query(order, context).request.url;
  expect(url({ ...ams, clientId: sandbox })).toBe(
    'https://open.example.test/ams/sandbox/api/v1/payments/inquiryPayment',
  );
  expect(url({ ...aps, clientId: sandbox })).toBe(
    'https://open.example.test/aps/api/v1/payments/inquiryPayment',
  );
  expect(url({ ...ams, endpoint: 'http://127.0.0.1:4000/' })).toBe(
    'http://127.0.0.1:4000/ams/api/v1/payments/inquiryPayment',
  );
});

test('yen and won have no cents', () => {
  const amount = { currency: 'JPY', minor: 1200 };
  expect(payBody(aps, { amount })).toMatchObject({
    paymentAmount: { currency: 'JPY', value: '1200' },
  });
});

test.each([0, -1, 5.4, Number.NaN, 10_000_000_001])('%d is no amount to ask for', (minor) => {
  expect(() => payBody(aps, { amount: { currency: 'USD', minor } })).toThrow(RangeError);
});

test('what staff and menus call things cannot break the request', () => {
  const subject = ` 辣\u0000鸡\n"${'x'.repeat(300)}`;
  const body = payBody(aps, { subject, storeName: '\t' });
  expect(body).toMatchObject({
    order: {
      orderDescription: `辣 鸡 "${'x'.repeat(251)}`,
      merchant: { store: { storeName: 'Test Burger' } },
    },
  });
  expect(payBody(aps, { subject: '\ud83c'.repeat(2) })).toMatchObject({
    order: { orderDescription: '\ufffd\ufffd' },
  });
});

test('customers pay in the currencies that are listed, or in any, whatever it is settled in', () => {
  expect(alipayPlusProtocol(aps).settlesIn('HKD')).toBe(true);
  const listed = alipayPlusProtocol({ ...aps, paymentCurrencies: ['HKD', 'SGD'] });
  expect(listed.settlesIn('SGD')).toBe(true);
  expect(listed.settlesIn('USD')).toBe(false);
});

test.each([
  ['16 minutes ago', '2026-11-22T12:14:05+08:00', false],
  ['in 16 minutes', String(now + 16 * 60_000), false],
  ['14 minutes ago', '2026-11-22T04:16:05.000Z', true],
  ['now, in milliseconds', String(now), true],
  ['at a time that we cannot read', '22 Nov', true],
])('an answer that was signed %s decides only if it is of this call', (_, time, decides) => {
  const { request, read } = alipayPlusProtocol(aps).query(order, context);
  const { pathname } = new URL(request.url);
  const { headers, body } = answerOn(pathname, { ...paid, paymentResult: result('SUCCESS', 'S') });
  const text = `POST ${pathname}\n${aps.clientId}.${time}.${body.toString()}`;
  const signature = formatSignatureHeader(1, sign('RSA2', alipayPrivateKey, text));
  const answer = { status: 200, body, headers: { ...headers, 'response-time': time, signature } };
  expect(read(answer)).toMatchObject(
    decides ? { kind: 'verified' } : { kind: 'unverified', code: 'UNVERIFIED_time' },
  );
});
