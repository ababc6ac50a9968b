import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { GatewayName } from '../../../adapters/alipay-http/credentials.ts';
import { type Money, money } from '../../../core/domain/money.ts';
import type { ShopQrAction } from '../../../core/domain/shop-qr-code.ts';
import type {
  NotificationResult,
  PayRequest,
  PostedMessage,
  RefundRequest,
} from '../../../core/ports/payment-gateway.ts';
import { createWorld, type World } from '../../local/alipay-simulator/support/world.ts';
import { secretsAt, simulated } from './merchants.ts';
import { startServer } from './servers.ts';
import { gatewayWith, MERCHANT, type OpenGateway, payment } from './support.ts';

const NAMES = ['open-platform', 'global', 'alipay-plus'] as const satisfies GatewayName[];

interface Opened extends World, OpenGateway {
  readonly amount: (minor: number) => Money;
  readonly posted: readonly PostedMessage[];
  readonly read: (message: PostedMessage | undefined) => Promise<NotificationResult>;
}

/** A merchant of that gateway before the simulator, and its notify_url, which answers as we do. */
async function open(name: GatewayName): Promise<Opened> {
  const world = await createWorld({ merchants: simulated });
  const posted: PostedMessage[] = [];
  const notifyUrl = await startServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([key, value]) => [key, String(value)]),
    );
    const message = { path: request.url ?? '', headers, body: await text(request) };
    posted.push(message);
    const answer = await opened.gateway.acknowledge(MERCHANT, message, true);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const versions = { current: secretsAt(world.url)[name] };
  const opened = gatewayWith(() => versions, `${notifyUrl}/v1/alipay/m1/notifications`);
  const currency = name === 'open-platform' ? 'CNY' : 'USD';
  return {
    ...world,
    ...opened,
    posted,
    amount: (minor) => money(currency, minor),
    read: async (message) =>
      message
        ? await opened.gateway.parseNotification(MERCHANT, message)
        : { kind: 'rejected', reason: 'none came' },
  };
}

const refundOf = (request: PayRequest, refundAmount: Money): RefundRequest => ({
  ...request,
  refundId: 'R01JD0000000000000000000001' as RefundRequest['refundId'],
  refundAmount,
  reason: '汤凉了',
});

describe.each(NAMES)('The gateway %s', (name) => {
  test('takes money, tells of it, and gives it back', async () => {
    const alipay = await open(name);
    const amount = alipay.amount(3_850);
    const request = payment('0000', { amount });
    const captured = { kind: 'captured', amount, tradeNo: expect.any(String) as unknown };
    expect(await alipay.gateway.query(request)).toEqual({ kind: 'not-found' });
    expect(await alipay.gateway.pay(request)).toEqual(captured);
    expect(await alipay.gateway.query(request)).toEqual(captured);
    await alipay.advance(1);
    expect(await alipay.read(alipay.posted[0])).toMatchObject({
      kind: 'authentic',
      notice: { outTradeNo: request.outTradeNo, amount, result: captured },
    });

    const part = refundOf(request, alipay.amount(1_000));
    expect(await alipay.gateway.refund(part)).toEqual({ kind: 'refunded' });
    expect(['refunded', 'unconfirmed']).toContain((await alipay.gateway.refund(part)).kind);
    expect(await alipay.trade(request.outTradeNo)).toMatchObject({ refundedFen: 1_000 });
    expect(alipay.troubles).toEqual([]);
  });

  test('is told once that we took its notification', async () => {
    const alipay = await open(name);
    await alipay.gateway.pay(payment('0000', { amount: alipay.amount(3_850) }));
    await alipay.advance(1);
    await alipay.advance(26 * 3_600);
    expect(alipay.posted).toHaveLength(1);
  });

  test('waits for the password, and gives a paid trade back on cancel', async () => {
    const alipay = await open(name);
    const amount = alipay.amount(3_850);
    const waiting = payment('9003', { amount });
    // MAPI's UNKNOWN may be a password that is asked for, or anything else.
    const paying = name === 'global' ? 'unknown' : 'pending';
    expect(await alipay.gateway.pay(waiting)).toMatchObject({ kind: paying });
    expect(await alipay.gateway.query(waiting)).toMatchObject({ kind: 'pending' });
    expect(await alipay.gateway.cancel(waiting)).toMatchObject({ kind: 'cancelled' });
    const paid = payment('0000', { amount });
    await alipay.gateway.pay(paid);
    expect(await alipay.gateway.cancel(paid)).toMatchObject({ kind: 'cancelled' });
    expect(await alipay.trade(paid.outTradeNo)).toMatchObject({ refundedFen: 3_850 });
  });

  test('never loses a payment to a lost, forged or broken answer', async () => {
    const alipay = await open(name);
    for (const suffix of ['9005', '9011', '9013', '9050', '9051', '9052', '9053', '9054']) {
      const request = payment(suffix, { amount: alipay.amount(3_850) });
      expect(await alipay.gateway.pay(request)).toMatchObject({ kind: 'unknown' });
    }
  });

  test('declines a bad code and an empty purse for good', async () => {
    const alipay = await open(name);
    for (const suffix of ['9001', '9002']) {
      const request = payment(suffix, { amount: alipay.amount(3_850) });
      expect(await alipay.gateway.pay(request)).toMatchObject({ kind: 'declined' });
    }
    expect(alipay.troubles).toEqual([]);
  });

  test('makes one code for one order, and tells when it was paid', async () => {
    const alipay = await open(name);
    const { authCode: _, ...order } = payment('', { amount: alipay.amount(3_801) });
    const created = await alipay.gateway.createQr(order);
    expect(created).toEqual({ kind: 'created', qrCode: expect.any(String) as unknown });
    if (created.kind !== 'created') return;
    const scan = { codeText: created.qrCode, action: 'scan-and-pay' };
    expect(await alipay.post('/control/codes/scan', scan)).toMatchObject({ status: 200 });
    expect(await alipay.gateway.query(order)).toMatchObject({
      kind: 'captured',
      amount: order.amount,
    });
  });
});

describe('A static shop code', () => {
  const shop = {
    merchantId: MERCHANT,
    storeId: 's1',
    storeName: '快餐人民路店',
    terminalId: 't1',
    currency: 'USD',
  } as const;

  test('of MAPI tells where money that nobody asked for was paid', async () => {
    const alipay = await open('global');
    const created = await alipay.gateway.createShopQr(shop);
    expect(created).toMatchObject({ kind: 'created' });
    expect(await alipay.gateway.createShopQr(shop)).toEqual(created);
    if (created.kind !== 'created') return;
    const scan = { codeText: created.codeText, action: 'scan-and-pay', amountMinor: 1_234 };
    await alipay.post('/control/codes/scan', scan);
    await alipay.advance(1);
    expect(await alipay.read(alipay.posted[0])).toMatchObject({
      kind: 'authentic',
      notice: { amount: money('USD', 1_234), shop: { storeId: 's1', terminalId: 't1' } },
    });
  });

  test('of MAPI takes money only while it is neither stopped nor deleted', async () => {
    const alipay = await open('global');
    const created = await alipay.gateway.createShopQr(shop);
    if (created.kind !== 'created') throw new Error(created.code);
    const { codeText } = created;
    const set = (action: ShopQrAction) =>
      alipay.gateway.setShopQrStatus({ merchantId: MERCHANT, codeText, action });
    const scanned = async () => {
      const scan = { codeText, action: 'scan-and-pay', amountMinor: 1_234 };
      return (await alipay.post('/control/codes/scan', scan)).status;
    };
    expect(await set('stop')).toEqual({ kind: 'changed' });
    expect(await set('stop')).toEqual({ kind: 'changed' });
    expect(await scanned()).not.toBe(200);
    expect(await set('restart')).toEqual({ kind: 'changed' });
    expect(await scanned()).toBe(200);
    expect(await set('delete')).toEqual({ kind: 'changed' });
    expect(await set('delete')).toEqual({ kind: 'not-found', code: 'QRCODE_NOT_EXIST' });
    expect(await scanned()).not.toBe(200);
    expect(await alipay.gateway.createShopQr(shop)).not.toEqual(created);
  });

  test('may be stopped although the answer is lost', async () => {
    const alipay = await open('global');
    const created = await alipay.gateway.createShopQr(shop);
    if (created.kind !== 'created') throw new Error(created.code);
    await alipay.force('shop-code', 'answer-lost');
    const { codeText } = created;
    const stop = { merchantId: MERCHANT, codeText, action: 'stop' } as const;
    expect(await alipay.gateway.setShopQrStatus(stop)).toMatchObject({ kind: 'unknown' });
  });

  test('is declined where the gateway has none, without a request', async () => {
    const alipay = await open('open-platform');
    const declined = { kind: 'declined', code: 'METHOD_NOT_SUPPORTED' };
    expect(await alipay.gateway.createShopQr({ ...shop, currency: 'CNY' })).toEqual(declined);
    const stop = {
      merchantId: MERCHANT,
      codeText: 'https://qr.alipay.com/1',
      action: 'stop',
    } as const;
    expect(await alipay.gateway.setShopQrStatus(stop)).toEqual(declined);
    expect((await alipay.ledger()).requests).toEqual([]);
  });
});
