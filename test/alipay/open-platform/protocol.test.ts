import { describe, expect, test } from 'vitest';
import type { Amount } from '../../../alipay/amount.ts';
import type {
  BarcodeOrder,
  CallContext,
  Exchange,
  MessageVerdict,
  Verdict,
} from '../../../alipay/gateway-protocol.ts';
import { openPlatformProtocol } from '../../../alipay/open-platform/protocol.ts';
import { alipaySigns, credentials, notificationBody, vectorText } from '../support.ts';

const protocol = openPlatformProtocol({ ...credentials, qrProductCode: 'QR_CODE_OFFLINE' });
const cny = (minor: number): Amount => ({ currency: 'CNY', minor });
const context: CallContext = {
  now: Date.UTC(2026, 10, 22, 4, 30, 5),
  notifyUrl: 'https://pay.example.test/notify',
};
const order: BarcodeOrder = {
  outTradeNo: 'T1',
  amount: cny(3850),
  authCode: '281234567890123456',
  subject: '套餐',
  storeId: 'S1',
  storeName: '人民路店',
  terminalId: 'K7',
  expiresAt: context.now + 120_000,
};
const refund = { ...order, refundId: 'R1', refundAmount: cny(100), reason: 'cold' };

interface Sent {
  readonly query: Readonly<Record<string, string>>;
  readonly content: unknown;
}
function sent({ request }: Exchange<unknown>): Sent {
  const content = new URLSearchParams(request.body).get('biz_content') ?? '';
  return {
    query: Object.fromEntries(new URL(request.url).searchParams),
    content: JSON.parse(content),
  };
}

function answered<Outcome>(exchange: Exchange<Outcome>, node: object): Verdict<Outcome> {
  const text = JSON.stringify(node);
  const name = `${sent(exchange).query['method']?.replaceAll('.', '_')}_response`;
  const body = Buffer.from(`{"${name}":${text},"sign":"${alipaySigns(text)}"}`);
  return exchange.read({ status: 200, headers: {}, body });
}

const tradeNo = '2026112222001400000000000001';
const ok = { code: '10000', out_trade_no: 'T1', trade_no: tradeNo };

test('it settles in yuan, and never takes the figure of another currency for yuan', () => {
  expect(protocol.settlesIn('CNY')).toBe(true);
  expect(protocol.settlesIn('USD')).toBe(false);
  const dollars = { currency: 'USD', minor: 540 };
  expect(() => protocol.pay({ ...order, amount: dollars }, context)).toThrow(RangeError);
  expect(() => protocol.createQr({ ...order, amount: dollars }, context)).toThrow(RangeError);
  expect(() => protocol.refund({ ...refund, refundAmount: dollars }, context)).toThrow(RangeError);
});

test('pay', () => {
  const exchange = protocol.pay(order, context);
  expect(sent(exchange)).toMatchObject({
    query: { method: 'alipay.trade.pay', notify_url: context.notifyUrl },
    content: { out_trade_no: 'T1', total_amount: '38.50', store_id: 'S1', terminal_id: 'K7' },
  });
  expect(answered(exchange, { ...ok, total_amount: '38.50' })).toEqual({
    kind: 'verified',
    outcome: { kind: 'captured', tradeNo, amount: cny(3850) },
  });
});

test('a QR code', () => {
  const exchange = protocol.createQr(order, context);
  expect(sent(exchange)).toMatchObject({
    query: { method: 'alipay.trade.precreate', notify_url: context.notifyUrl },
    content: { product_code: 'QR_CODE_OFFLINE', qr_code_timeout_express: '2m' },
  });
  expect(answered(exchange, { ...ok, qr_code: 'https://qr.alipay.com/bax1' })).toEqual({
    kind: 'verified',
    outcome: { kind: 'created', codeText: 'https://qr.alipay.com/bax1' },
  });
});

test('query and cancel', () => {
  const query = protocol.query(order, context);
  expect(sent(query)).toMatchObject({
    query: { method: 'alipay.trade.query' },
    content: { out_trade_no: 'T1' },
  });
  const paid = { ...ok, trade_status: 'TRADE_SUCCESS', total_amount: '38.50' };
  expect(answered(query, paid)).toMatchObject({ outcome: { kind: 'captured' } });

  const cancel = protocol.cancel(order, context);
  expect(sent(cancel).query['method']).toBe('alipay.trade.cancel');
  expect(answered(cancel, { ...ok, action: 'close' })).toEqual({
    kind: 'verified',
    outcome: { kind: 'cancelled', action: 'close' },
  });
});

test('a refund and its query', () => {
  const exchange = protocol.refund(refund, context);
  expect(sent(exchange)).toMatchObject({
    query: { method: 'alipay.trade.refund' },
    content: { out_trade_no: 'T1', out_request_no: 'R1', refund_amount: '1.00' },
  });
  expect(answered(exchange, { ...ok, fund_change: 'Y' })).toMatchObject({
    outcome: { kind: 'refunded' },
  });
  const query = protocol.queryRefund(refund, context);
  const done = { out_request_no: 'R1', refund_status: 'REFUND_SUCCESS', refund_amount: '1.00' };
  expect(answered(query, { ...ok, ...done })).toEqual({
    kind: 'verified',
    outcome: { kind: 'refunded', amount: cny(100) },
  });
});

test.each([
  ['unsigned', '{"alipay_trade_query_response":{"code":"10000"}}', 'UNSIGNED'],
  [
    'forged',
    '{"alipay_trade_query_response":{"code":"10000"},"sign":"AAAA"}',
    'UNVERIFIED_signature',
  ],
  ['a page of a firewall', '<html>', 'UNVERIFIED_malformed'],
])('an answer that is %s decides nothing', (_, body, code) => {
  const { read } = protocol.query(order, context);
  expect(read({ status: 200, headers: {}, body: Buffer.from(body) })).toEqual({
    kind: 'unverified',
    code,
  });
});

describe('a notification', () => {
  const read = (body: string): MessageVerdict =>
    protocol.readMessage({ path: '/notify', headers: {}, body });

  test('vector A7 is a payment, with all that the case for it needs', () => {
    expect(read(vectorText('A7', 'raw_body'))).toEqual({
      kind: 'authentic',
      notice: {
        noticeId: '2026112200222123008000000000000001-TRADE_SUCCESS-3850',
        outTradeNo: 'KSK01_20261122_000123',
        tradeNo,
        outcome: { kind: 'captured', tradeNo, amount: cny(3850), buyerId: '2088000000000002' },
        amount: cny(3850),
        paidAt: Date.UTC(2026, 10, 22, 4, 30, 7),
      },
    });
  });

  const params = {
    app_id: credentials.appId,
    seller_id: '2088000000000001',
    notify_id: 'N1',
    out_trade_no: 'T1',
    trade_no: tradeNo,
    total_amount: '38.50',
  };
  test.each([
    ['WAIT_BUYER_PAY', { kind: 'pending', tradeNo }],
    ['TRADE_CLOSED', { kind: 'closed', tradeNo }],
    ['TRADE_SOMETHING', { kind: 'unknown', code: 'TRADE_STATUS' }],
    ['TRADE_SUCCESS', { kind: 'captured', tradeNo, amount: cny(3850) }],
  ])('with %s has that outcome, and an id of its own', (status, outcome) => {
    expect(read(notificationBody({ ...params, trade_status: status }))).toMatchObject({
      notice: { noticeId: `N1-${status}-3850`, outcome },
    });
  });

  test('that is forged is rejected', () => {
    const body = notificationBody({ ...params, trade_status: 'TRADE_SUCCESS' });
    expect(read(body.replace('38.50', '38.51'))).toEqual({
      kind: 'rejected',
      reason: 'signature',
    });
  });

  test('is answered with the very word that Alipay waits for', () => {
    const message = { path: '/notify', headers: {}, body: '' };
    expect(protocol.acknowledge(message, true, context.now)).toEqual({
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: 'success',
    });
    expect(protocol.acknowledge(message, false, context.now).body).toBe('failure');
  });
});
