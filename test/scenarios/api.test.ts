import { createPrivateKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { S3FactFiles } from '../../adapters/fact-files/s3-fact-files.ts';
import { canonicalText } from '../../alipay/signing/canonical.ts';
import { sign } from '../../alipay/signing/rsa.ts';
import type { DinerOrderListResponse } from '../../api/diners.ts';
import type { MenuResponse } from '../../api/menu.ts';
import type { OrderListResponse } from '../../api/order-desk.ts';
import type { OrderResponse } from '../../api/orders.ts';
import type { PaymentResponse } from '../../api/payments.ts';
import type { Problem } from '../../api/problem.ts';
import type { AnswerResponse } from '../../api/questions.ts';
import type { StaffResponse } from '../../api/staff.ts';
import type { TableOrderResponse, TableResponse } from '../../api/tables.ts';
import { type ApiClient, apiClient } from '../../local/demo/api-client.ts';
import type { DemoKeys } from '../../local/demo/keys.ts';
import { openCases } from '../../local/demo/pages.ts';
import { placeOrder } from '../../local/demo/play.ts';
import { authCodeFor } from '../../local/demo/scenarios.ts';
import { placeOf } from '../../local/facts/rebuild.ts';
import { DEVELOPMENT_CLIENT } from '../../local/issuer/authorisation.ts';
import { readEscPos } from '../support/escpos.ts';
import { signDinerIn } from './support/diner.ts';
import { signMerchantIn } from './support/merchant.ts';
import { pairedKiosk, revoke } from './support/paired-kiosk.ts';
import { removeDataDir, type ServerProcess, startServerProcess } from './support/server.ts';
import { type SimulatorControl, simulatorControl } from './support/simulator.ts';

let server: ServerProcess;
let client: ApiClient;
let neighbour: ApiClient;
let alipay: SimulatorControl;

beforeAll(async () => {
  server = await startServerProcess({ timeScale: 10 });
  const [first, second] = server.ready.stores;
  if (!first || !second) throw new Error('The demo has two stores');
  client = apiClient(server.ready, first);
  neighbour = apiClient(server.ready, second);
  alipay = simulatorControl(server.ready.simulatorUrl);
});

afterAll(async () => {
  await server.stop();
  removeDataDir(server.dataDir);
});

const authCode = (digits = '0001'): string => authCodeFor({ digits });

const startPayment = (orderId: string, key: string, code: string, checkId?: string) =>
  client.post<PaymentResponse & Omit<Problem, 'status'>>(
    'kiosk',
    `/v1/orders/${orderId}/payments`,
    { way: 'barcode', authCode: code, checkId },
    key,
  );

async function paid(): Promise<PaymentResponse> {
  const { body } = await startPayment(await placeOrder(client), randomUUID(), authCode());
  expect(body.status).toBe('CAPTURED');
  return body;
}

/** The version once the payment's own notification has confirmed it; then nothing changes it. */
async function settledVersion(orderId: string): Promise<number> {
  await expect.poll(async () => (await client.order(orderId)).version, { timeout: 20_000 }).toBe(4);
  return 4;
}

const paysReceived = async ({ outTradeNo }: PaymentResponse): Promise<number> =>
  (await alipay.ledger(outTradeNo)).requests.filter((r) => r.operation === 'pay').length;

describe('a merchant who signs in at the issuer', () => {
  test('hires somebody, who needs a paired till to type a PIN', async () => {
    const { apiUrl, issuerUrl, stores, environment } = server.ready;
    expect(environment['MERCHANT_CLIENT_ID']).toBe(DEVELOPMENT_CLIENT);
    const merchant = await signMerchantIn(issuerUrl, 'demo-kuaican-merchant');
    const at = (path: string, token: string, body: object) =>
      fetch(`${apiUrl}/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const body = { name: '小王', role: 'manager', pin: '4071' };
    const hired = await at('/stores/people-road/staff', merchant, body);
    expect(hired.status).toBe(201);
    expect((await at('/stores/river-street/staff', merchant, body)).status).toBe(404);
    const { staffId } = (await hired.json()) as StaffResponse;
    const signIn = await at('/staff/sessions', stores[0]?.tokens.cashier ?? '', {
      ...{ staffId, pin: '4071' },
    });
    expect((await signIn.json()) as Problem).toMatchObject({ code: 'needs-paired-device' });
  });
});

describe('a kiosk that is paired', () => {
  test('orders and is paid, until it is revoked', async () => {
    const { apiUrl } = server.ready;
    const kiosk = await pairedKiosk(apiUrl, client.store);
    const { storeId, tokens } = client.store;
    const paired = apiClient(server.ready, {
      ...client.store,
      tokens: { ...tokens, kiosk: kiosk.accessToken },
    });
    const orderId = await placeOrder(paired);
    const pay = { way: 'barcode', authCode: authCode() };
    const path = `/v1/orders/${orderId}/payments`;
    const payment = await paired.post<PaymentResponse>('kiosk', path, pay, randomUUID());
    expect(payment.body.status).toBe('CAPTURED');
    await revoke(apiUrl, tokens.merchant, kiosk.deviceId);
    const lines = [{ itemId: 'fries', quantity: 1 }];
    const body = { storeId, channel: 'kiosk', fulfilment: 'takeout', lines };
    const refused = await paired.post<Problem>('kiosk', '/v1/orders', body);
    expect(refused).toMatchObject({ status: 401, body: { code: 'device-revoked' } });
  });
});

describe('the Idempotency-Key', () => {
  test('answers a repeated request with the same payment and never pays twice', async () => {
    const [orderId, key, code] = [await placeOrder(client), randomUUID(), authCode()];
    const first = await startPayment(orderId, key, code);
    const again = await startPayment(orderId, key, code);
    expect(again.status).toBe(200);
    expect(again.body.paymentId).toBe(first.body.paymentId);
    expect(await paysReceived(first.body)).toBe(1);
  });

  test('lets one of two simultaneous requests pay; both get the same payment', async () => {
    const [orderId, key, code] = [await placeOrder(client), randomUUID(), authCode()];
    const both = await Promise.all([1, 2, 3].map(() => startPayment(orderId, key, code)));
    expect(new Set(both.map((a) => a.body.paymentId)).size).toBe(1);
    expect(both.every((a) => a.status === 200 || a.status === 202)).toBe(true);
    const [first] = both;
    expect(first && (await paysReceived(first.body))).toBe(1);
  });

  test('refuses the same key with another body', async () => {
    const [orderId, key] = [await placeOrder(client), randomUUID()];
    await startPayment(orderId, key, authCode());
    const other = await startPayment(orderId, key, authCode());
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  test('finds the order again that a kiosk had placed, with what became of it', async () => {
    const { storeId } = client.store;
    const lines = [{ itemId: 'fries', quantity: 1 }];
    const order = { storeId, channel: 'kiosk', fulfilment: 'takeout', lines };
    const key = randomUUID();
    const first = await client.post<OrderResponse>('kiosk', '/v1/orders', order, key);
    await startPayment(first.body.orderId, randomUUID(), authCode());
    const again = await client.post<OrderResponse>('kiosk', '/v1/orders', order, key);
    expect(again).toMatchObject({
      status: 201,
      body: { orderId: first.body.orderId, payments: [{ status: 'CAPTURED' }] },
    });
  });

  test('is needed to pay and to refund', async () => {
    const orderId = await placeOrder(client);
    const body = { way: 'barcode', authCode: authCode() };
    const answer = await client.post<Problem>('kiosk', `/v1/orders/${orderId}/payments`, body);
    expect(answer).toMatchObject({ status: 400, body: { field: 'Idempotency-Key' } });
  });
});

describe('a second attempt', () => {
  test('waits until the first is dead', async () => {
    const orderId = await placeOrder(client);
    const first = await startPayment(orderId, randomUUID(), authCode('9003'));
    expect(first.body.status).toBe('PENDING');
    const second = await startPayment(orderId, randomUUID(), authCode());
    expect(second).toMatchObject({ status: 409, body: { code: 'payment-in-progress' } });
  });

  test('is free after a refusal, and pays', async () => {
    const orderId = await placeOrder(client);
    expect((await startPayment(orderId, randomUUID(), authCode('9001'))).body.status).toBe(
      'DECLINED',
    );
    expect((await startPayment(orderId, randomUUID(), authCode())).body.status).toBe('CAPTURED');
  });

  test('is refused for what is paid', async () => {
    const { orderId } = await paid();
    const again = await startPayment(orderId, randomUUID(), authCode());
    expect(again).toMatchObject({ status: 409, body: { code: 'already-paid' } });
  });
});

describe('an order that is given up', () => {
  test('cancels its running payment, and no money stays', async () => {
    const orderId = await placeOrder(client);
    const running = await startPayment(orderId, randomUUID(), authCode('9003'));
    const cancelled = await client.post<OrderResponse>('kiosk', `/v1/orders/${orderId}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'CANCELED' } });
    expect(cancelled.body.payments).toMatchObject([{ status: 'CANCELLED' }]);
    const { trades } = await alipay.ledger(running.body.outTradeNo);
    expect(trades).toMatchObject([{ status: 'TRADE_CLOSED', capturedFen: 0 }]);
  });

  test('is too late when it is paid', async () => {
    const { orderId } = await paid();
    const answer = await client.post<Problem>('kiosk', `/v1/orders/${orderId}/cancel`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'already-paid' } });
  });
});

describe('a notification', () => {
  test.each([
    'altered',
    'foreign-key',
    'foreign-app-id',
    'duplicated-parameter',
    'other-sign-type',
  ])('that is %s is answered failure and changes nothing', async (kind) => {
    const payment = await paid();
    const before = await settledVersion(payment.orderId);
    expect((await alipay.notify(kind, payment.outTradeNo)).acknowledged).toBe(false);
    expect((await client.order(payment.orderId)).version).toBe(before);
  });

  test('that is replayed is answered success and changes nothing', async () => {
    const payment = await paid();
    const before = await settledVersion(payment.orderId);
    expect((await alipay.notify('replay', payment.outTradeNo)).acknowledged).toBe(true);
    expect((await client.order(payment.orderId)).version).toBe(before);
  });

  test('with a wrong amount is answered success, opens one case and moves nothing', async () => {
    const payment = await paid();
    for (const _ of [1, 2]) {
      expect((await alipay.notify('wrong-amount', payment.outTradeNo)).acknowledged).toBe(true);
    }
    const cases = await openCases(client);
    const ofPayment = cases.filter((c) => c.paymentId === payment.paymentId);
    expect(ofPayment).toMatchObject([{ kind: 'amount-mismatch', status: 'OPEN' }]);
    const order = await client.order(payment.orderId);
    expect(order.payments).toMatchObject([{ status: 'CAPTURED', amount: 3850 }]);
    expect(order.tickets).toHaveLength(1);
  });

  test('for a payment of ours that has no row opens a case', async () => {
    const payment = await paid();
    const { form } = await alipay.notify('replay', payment.outTradeNo);
    const unknown = `${payment.outTradeNo.slice(0, -4)}ZZZZ`;
    const trade = `${Date.now()}`;
    expect(
      await postNotification(
        resigned(form, { out_trade_no: unknown, trade_no: trade, notify_id: trade }),
      ),
    ).toBe('success');
    const cases = await openCases(client);
    expect(cases.filter((c) => c.detail.includes(trade))).toMatchObject([
      { kind: 'unknown-payment' },
    ]);
  });

  test('of money that no order asked for opens a case that only a decision about the money ends', async () => {
    const payment = await paid();
    expect((await alipay.notify('unknown-out-trade-no', payment.outTradeNo)).acknowledged).toBe(
      true,
    );
    const [open] = (await openCases(client)).filter((c) => c.kind === 'unsolicited-credit');
    const path = `/v1/cases/${open?.caseId}`;
    const note = { note: 'Handed back in cash' };
    const resolved = await client.post('cashier', `${path}/resolve`, note);
    expect(resolved).toMatchObject({ status: 409, body: { code: 'assign-or-refund' } });
    // Alipay was made to tell of a trade that it has not, so the refund stays open.
    const reason = { reason: 'Nobody ordered this' };
    const asked = await client.post('cashier', `${path}/refund`, reason, randomUUID());
    expect(asked).toMatchObject({ status: 202, body: { kind: 'give-back', status: 'REQUESTED' } });
    const left = (await openCases(client)).filter((c) => c.caseId === open?.caseId);
    expect(left).toEqual([]);
  });

  /** The form with other values, signed with Alipay's side of the demo's keys. */
  function resigned(form: string, changes: Readonly<Record<string, string>>): string {
    const file = path.join(server.dataDir, 'demo-keys.json');
    const keys = JSON.parse(readFileSync(file, 'utf8')) as DemoKeys;
    const der = Buffer.from(keys.alipay_side_private_pkcs8_der_b64, 'base64');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const params = { ...Object.fromEntries(new URLSearchParams(form)), ...changes };
    const { sign: _sign, sign_type: signType, ...signed } = params as Record<string, string>;
    const signature = sign('RSA2', key, canonicalText(Object.entries(signed)));
    return new URLSearchParams({
      ...signed,
      sign_type: signType ?? '',
      sign: signature,
    }).toString();
  }

  async function postNotification(form: string): Promise<string> {
    const url = `${server.ready.apiUrl}/v1/alipay/${client.store.merchantId}/notifications`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    return await (await fetch(url, { method: 'POST', headers, body: form })).text();
  }
});

describe('the menu of a demo store', () => {
  test('shows a picture of every dish, and sells a combo of them', async () => {
    const { storeId } = client.store;
    const shown = await client.get<MenuResponse>('kiosk', `/v1/stores/${storeId}/menu?lang=en`);
    const items = shown.body.categories.flatMap((c) => c.items);
    expect(items.length).toBeGreaterThanOrEqual(40);
    for (const url of new Set(items.map((i) => i.imageUrl))) {
      const picture = await fetch(`${server.ready.apiUrl}${url}`);
      expect(picture.headers.get('content-type')).toBe('image/webp');
      expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 8, 12)).toBe('WEBP');
    }
    const choices = [
      { slotId: 'main', itemId: 'dan-dan-noodles', options: ['hot', 'egg'] },
      { slotId: 'side', itemId: 'cucumber' },
      { slotId: 'side', itemId: 'fries' },
    ];
    const lines = [{ itemId: 'lunch-combo', choices, quantity: 1 }];
    const order = { storeId, channel: 'kiosk', fulfilment: 'dine-in', lines };
    const placed = await client.post<OrderResponse>('kiosk', '/v1/orders', order);
    expect(placed.body.total).toBe(3200 + 300 + 300 + 600 + 200);
  });
});

describe('bad input', () => {
  const line = { itemId: 'chicken-burger-set', options: ['cola'], quantity: 1 };
  const good = { channel: 'kiosk', fulfilment: 'takeout', lines: [line] };

  test.each([
    ['an unknown item', { ...good, lines: [{ ...line, itemId: 'moon-cake' }] }, 'lines[0].itemId'],
    [
      'a sold-out item',
      { ...good, lines: [{ itemId: 'crayfish', quantity: 1 }] },
      'lines[0].itemId',
    ],
    [
      'a missing required option',
      { ...good, lines: [{ ...line, options: [] }] },
      'lines[0].options',
    ],
    [
      'too many options',
      { ...good, lines: [{ ...line, options: ['cola', 'soy-milk'] }] },
      'lines[0].options',
    ],
    ['quantity 0', { ...good, lines: [{ ...line, quantity: 0 }] }, 'lines[0].quantity'],
    ['quantity 1e9', { ...good, lines: [{ ...line, quantity: 1e9 }] }, 'lines[0].quantity'],
    ['half a burger', { ...good, lines: [{ ...line, quantity: 0.5 }] }, 'lines[0].quantity'],
    ['a price', { ...good, lines: [{ ...line, price: 1 }] }, 'lines[0].price'],
    ['an unknown field', { ...good, discount: 100 }, 'discount'],
    ['41 lines', { ...good, lines: Array(41).fill(line) }, 'lines'],
    ['no lines', { ...good, lines: [] }, 'lines'],
    ["another tenant's store", { ...good, storeId: 'river-street' }, undefined],
  ])('%s is refused, naming the field', async (_what, order, field) => {
    const { storeId } = client.store;
    const answer = await client.post<Problem>('kiosk', '/v1/orders', { storeId, ...order });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.code).toMatch(/^[a-z-]+$/);
    expect(answer.body.field).toBe(field);
  });

  test.each([
    ['a float amount', { amount: 1.5, reason: 'x' }, 'amount'],
    ['a negative amount', { amount: -1, reason: 'x' }, 'amount'],
    ['more than was paid', { amount: 3851, reason: 'x' }, 'amount'],
    ['no reason', {}, 'reason'],
  ])('a refund of %s is refused, naming the field', async (_what, body, field) => {
    const { orderId } = await paid();
    const path = `/v1/orders/${orderId}/refunds`;
    const answer = await client.post<Problem>('cashier', path, body, randomUUID());
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.field).toBe(field);
    expect((await client.order(orderId)).refunds).toEqual([]);
  });

  test('1 MB and a wrong content type are refused', async () => {
    const { apiUrl } = server.ready;
    const send = (type: string, body: string): Promise<Response> =>
      fetch(`${apiUrl}/v1/orders`, {
        method: 'POST',
        headers: { authorization: `Bearer ${client.store.tokens.kiosk}`, 'content-type': type },
        body,
      });
    expect((await send('application/json', JSON.stringify('x'.repeat(1_000_000)))).status).toBe(
      413,
    );
    expect((await send('text/plain', '{}')).status).toBe(415);
    expect((await send('application/json', '{')).status).toBe(400);
  });
});

describe("another tenant's", () => {
  test('orders, journals, payments, refunds and tickets do not exist', async () => {
    const { orderId } = await paid();
    const key = randomUUID();
    const code = { way: 'barcode', authCode: authCode() };
    const answers = await Promise.all([
      neighbour.get('cashier', `/v1/orders/${orderId}`),
      neighbour.get('cashier', `/v1/orders/${orderId}/journal`),
      neighbour.post('cashier', `/v1/orders/${orderId}/cancel`),
      neighbour.post('kiosk', `/v1/orders/${orderId}/payments`, code, key),
      neighbour.post('cashier', `/v1/orders/${orderId}/refunds`, { reason: 'x' }, key),
      neighbour.get('cashier', `/v1/orders/${orderId}/receipt`),
      neighbour.post('cashier', `/v1/orders/${orderId}/receipt/prints`, {}, key),
      neighbour.post('kitchen', `/v1/orders/${orderId}/tickets/t-c1/bump`),
      neighbour.post('kitchen', `/v1/orders/${orderId}/tickets/t-c1/lines/l1/bump`),
      neighbour.get('kitchen', `/v1/stores/${client.store.storeId}/tickets`),
      neighbour.get('kitchen', `/v1/stores/${client.store.storeId}/all-day`),
      neighbour.get('kitchen', `/v1/stores/${client.store.storeId}/board`),
    ]);
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 404));
  });
});

describe('the kitchen', () => {
  test('sees a paid order once, bumps it, recalls it and hands it over', async () => {
    const { orderId } = await paid();
    const act = (action: string) =>
      client.post<{ status: string }>('kitchen', `/v1/orders/${orderId}/tickets/t-c1/${action}`);
    expect((await act('bump')).body.status).toBe('PREPARED');
    expect((await act('bump')).status).toBe(200);
    expect((await act('recall')).body.status).toBe('PREPARING');
    expect((await act('complete')).status).toBe(409);
    expect((await act('bump')).body.status).toBe('PREPARED');
    expect((await act('complete')).body.status).toBe('COMPLETED');
    const path = `/v1/stores/${client.store.storeId}/tickets?limit=100`;
    const list = await client.get<{ tickets: { orderId: string }[] }>('kitchen', path);
    expect(list.body.tickets.map((t) => t.orderId)).not.toContain(orderId);
  });

  test('bumps the last dish of an order, and the board calls its number', async () => {
    const { orderId } = await paid();
    const store = `/v1/stores/${client.store.storeId}`;
    const line = `/v1/orders/${orderId}/tickets/t-c1/lines/l1`;
    const before = await client.get<{ items: object[] }>('kitchen', `${store}/all-day`);
    expect(before.body.items).not.toEqual([]);
    const bumped = await client.post<{ status: string; pickupNumber: string }>(
      'kitchen',
      `${line}/bump`,
    );
    expect(bumped.body.status).toBe('PREPARED');
    const board = await client.get<{ ready: string[] }>('kitchen', `${store}/board`);
    expect(board.body.ready).toContain(bumped.body.pickupNumber);
    expect((await client.post('kitchen', `${line}/burn`)).status).toBe(404);
  });
});

describe('several checks', () => {
  test('are paid one by one, each with its own ticket', async () => {
    const line = { itemId: 'fries', quantity: 1 };
    const { storeId } = client.store;
    const placed = await client.post<OrderResponse>('kiosk', '/v1/orders', {
      ...{ storeId, channel: 'table', fulfilment: 'dine-in' },
      lines: [line, line],
      checks: [[0], [1]],
    });
    const { orderId } = placed.body;
    const payCheck = (checkId: string) =>
      client.post<PaymentResponse>(
        'kiosk',
        `/v1/orders/${orderId}/payments`,
        { way: 'barcode', authCode: authCode(), checkId },
        randomUUID(),
      );
    expect((await payCheck('c1')).body).toMatchObject({ status: 'CAPTURED', amount: 1200 });
    expect(await client.order(orderId)).toMatchObject({
      status: 'CREATED',
      paymentStatus: 'PARTLY_PAID',
      tickets: [{ ticketId: 't-c1' }],
    });
    await payCheck('c2');
    expect(await client.order(orderId)).toMatchObject({
      status: 'COMMITTED',
      paymentStatus: 'PAID',
      tickets: [{ ticketId: 't-c1' }, { ticketId: 't-c2' }],
    });
  });
});

describe('a receipt', () => {
  test('is printed as bytes, once as the original and then as copies', async () => {
    const { orderId } = await paid();
    const print = (key: string): Promise<Response> =>
      fetch(`${server.ready.apiUrl}/v1/orders/${orderId}/receipt/prints`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${client.store.tokens.kiosk}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ format: 'escpos', width: '58' }),
      });
    const key = randomUUID();
    const original = await print(key);
    expect(original.headers.get('receipt-copy')).toBe('0');
    const { text, cuts } = readEscPos(new Uint8Array(await original.arrayBuffer()));
    expect(text).toContain('人民路');
    expect(text).not.toContain('副本');
    expect(cuts).toBe(1);
    expect((await print(key)).headers.get('receipt-copy')).toBe('0');
    const copy = await print(randomUUID());
    expect(readEscPos(new Uint8Array(await copy.arrayBuffer())).text).toContain('副本 1');
  });
});

describe('a shared table', () => {
  test('is ordered at by two phones, and each pays their own with a code', async () => {
    const tables = `/v1/stores/${client.store.storeId}/tables`;
    const added = await client.post<TableResponse>('cashier', tables, { tableId: 'W12' });
    const path = `/v1/tables/${added.body.token}/order`;
    const scanned = await Promise.all(
      [1, 2].map(() => client.post<TableOrderResponse>('kiosk', path, {})),
    );
    const [ann, bob] = scanned.map((s) => s.body);
    expect(ann?.orderId).toBe(bob?.orderId);
    for (const guest of [ann, bob]) {
      const lines = [{ itemId: 'fries', quantity: 1 }];
      const body = { session: guest?.session, orderId: guest?.orderId, lines };
      const ordered = await client.post('kiosk', `${path}/lines`, body, randomUUID());
      expect(ordered.status).toBe(200);
    }
    const lines = [{ lineId: 'l2', quantity: 1 }];
    const about = { session: bob?.session, orderId: bob?.orderId };
    const mine = { ...about, whose: 'mine', amount: 1200, lines };
    const { status, body: payment } = await client.post<PaymentResponse>(
      'kiosk',
      `${path}/payments`,
      mine,
      randomUUID(),
    );
    expect(status).toBe(202);
    await alipay.scan(payment.qrCode ?? '', 'scan-and-pay');
    const order = async () => await client.order(ann?.orderId ?? '');
    await expect
      .poll(async () => (await order()).paymentStatus, { timeout: 20_000 })
      .toBe('PARTLY_PAID');
    expect((await order()).tickets).toMatchObject([{ ticketId: `t-${payment.checkId}` }]);
    const closed = await client.post<TableResponse>('cashier', `${tables}/W12/close`);
    expect(closed.status).toBe(200);
    expect(await order()).toMatchObject({ status: 'COMMITTED', total: 1200 });
  });
});

describe('a customer who signs in with Alipay', () => {
  test('is one guest on two phones, pays their own, finds the order again, and is forgotten', async () => {
    const { apiUrl } = server.ready;
    const { storeId } = client.store;
    const tables = `/v1/stores/${storeId}/tables`;
    const added = await client.post<TableResponse>('cashier', tables, { tableId: 'W13' });
    const path = `/v1/tables/${added.body.token}/order`;
    const { orderId } = (await client.post<TableOrderResponse>('kiosk', path, {})).body;
    const order = async (phone: ApiClient) => {
      const lines = [{ itemId: 'fries', quantity: 1 }];
      return await phone.post<TableOrderResponse>(
        'kiosk',
        `${path}/lines`,
        { orderId, lines },
        randomUUID(),
      );
    };
    const phones: ApiClient[] = [];
    let token = '';
    for (const line of ['l1', 'l2']) {
      const signedIn = await signDinerIn(apiUrl, storeId, '2088102146225999');
      expect(await signedIn.again()).toBe(422);
      ({ token } = signedIn);
      const tokens = { ...client.store.tokens, kiosk: token };
      const phone = apiClient(server.ready, { ...client.store, tokens });
      const ordered = await order(phone);
      expect(ordered).toMatchObject({ status: 200, body: { diner: 'd1' } });
      expect(ordered.body.lines.at(-1)).toMatchObject({ lineId: line, diner: 'd1' });
      phones.push(phone);
    }
    const [phone] = phones;
    if (!phone) throw new Error('No phone');
    const lines = ['l1', 'l2'].map((lineId) => ({ lineId, quantity: 1 }));
    const pay = { orderId, whose: 'mine', amount: 2400, lines };
    const paying = await phone.post('kiosk', `${path}/payments`, pay, randomUUID());
    expect(paying.status).toBe(202);
    const mine = async () =>
      await phone.get<DinerOrderListResponse>('kiosk', '/v1/diners/me/orders');
    expect((await mine()).body.orders).toMatchObject([
      { storeId, tableId: 'W13', guest: 'd1', total: 2400, payments: [{ amount: 2400 }] },
    ]);
    const forgotten = await fetch(`${apiUrl}/v1/diners/me`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(forgotten.status).toBe(204);
    expect((await mine()).body.orders).toEqual([]);
    expect((await order(phone)).body.diner).toBe('d2');
  });
});

describe('a till', () => {
  const list = async (query: string) => {
    const path = `/v1/stores/${client.store.storeId}/orders?${query}`;
    return (await client.get<OrderListResponse>('cashier', path)).body.orders;
  };

  test('finds an order, changes it while it is not paid, and finds it again by its number', async () => {
    const orderId = await placeOrder(client);
    const hold = { untilMinutes: 30, label: 'blue jacket' };
    expect((await client.post('cashier', `/v1/orders/${orderId}/hold`, hold)).status).toBe(200);
    await expect
      .poll(async () => (await list('limit=25')).find((o) => o.orderId === orderId)?.hold?.label)
      .toBe('blue jacket');
    const { version, lines } = await client.order(orderId);
    const [{ itemId = '', options = [] } = {}] = lines;
    const wanted = [{ itemId, options: options.map((o) => o.optionId), quantity: 2 }];
    const changed = await fetch(`${server.ready.apiUrl}/v1/orders/${orderId}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${client.store.tokens.cashier}`,
        'content-type': 'application/json',
        ...{ 'if-match': `"v${version}"`, 'idempotency-key': randomUUID() },
      },
      body: JSON.stringify({ lines: wanted }),
    });
    const { total, checks } = (await changed.json()) as OrderResponse;
    const payment = await startPayment(orderId, randomUUID(), authCode(), checks[0]?.checkId);
    expect(payment.body).toMatchObject({ status: 'CAPTURED', amount: total });
    const { pickupNumber = '' } = await client.order(orderId);
    const found = () => list(`pickupNumber=${pickupNumber}`);
    await expect.poll(async () => (await found()).map((o) => o.orderId)).toEqual([orderId]);
  });
});

describe('a question about sales', () => {
  const days = { from: '2026-01-01', to: '2026-01-01' };
  /** Orders that were paid for yesterday to tomorrow, wherever midnight is. */
  async function ordersSold(of: ApiClient): Promise<number> {
    const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
    const asked = await of.post<AnswerResponse>('merchant', '/v1/questions/sales-by-hour/answers', {
      from: day(-1),
      to: day(1),
    });
    expect(asked.status).toBe(202);
    const path = `/v1/answers/${asked.body.answerId}`;
    const look = async () => (await of.get<AnswerResponse>('merchant', path)).body;
    await expect.poll(async () => (await look()).status, { timeout: 20_000 }).toBe('DONE');
    const { rows = [], columns } = await look();
    const at = columns.findIndex((column) => column.name === 'orders_count');
    return rows.reduce((sum, row) => sum + Number(row[at]), 0);
  }

  test('counts an order within a minute of its payment, for its own merchant', async () => {
    const before = await ordersSold(client);
    const others = await ordersSold(neighbour);
    await paid();
    const isCounted = async () => (await ordersSold(client)) > before;
    await expect.poll(isCounted, { timeout: 60_000, interval: 1_000 }).toBe(true);
    expect(await ordersSold(neighbour)).toBe(others);
  });

  test('has its answer for who asked alone', async () => {
    const path = '/v1/questions/sales-by-hour/answers';
    const { body } = await client.post<AnswerResponse>('merchant', path, days);
    const answer = `/v1/answers/${body.answerId}`;
    expect((await client.get('merchant', answer)).status).toBe(200);
    expect((await neighbour.get('merchant', answer)).status).toBe(404);
    expect((await client.post('cashier', path, days)).status).toBe(403);
  });
});

test('what is done at a kiosk and at a table comes to be facts, each step once', async () => {
  const { storeId, tokens } = client.store;
  const tables = `/v1/stores/${storeId}/tables`;
  const { body: table } = await client.post<TableResponse>('cashier', tables, { tableId: 'W14' });
  const step = (no: number, name: string, sinceStartMs: number) => ({
    ...{ no, step: name, isBack: false, sinceStartMs, onPreviousMs: 0 },
  });
  const [atKiosk, atTable] = [randomUUID(), randomUUID()];
  const send = async (url: string, sessionId: string, headers: Record<string, string> = {}) => {
    const steps = [step(1, 'start', 0), step(2, 'menu', 2_500)];
    const answer = await fetch(`${server.ready.apiUrl}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ sessionId, language: 'en', isAccessible: false, steps }),
    });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([204, 'no-store']);
  };
  for (let n = 0; n < 2; n++) {
    await send('/v1/screen-steps', atKiosk, { authorization: `Bearer ${tokens.kiosk}` });
    await send(`/v1/tables/${table.token}/screen-steps`, atTable);
  }
  const place = placeOf(server.ready);
  const files = new S3FactFiles(place.s3, place.bucket);
  const told = async () => {
    const rows: string[] = [];
    for await (const key of files.list('facts/sessions/')) {
      for (const row of await files.read(key)) {
        const screen = row['session_id'] === atKiosk ? 'kiosk' : 'table';
        expect(row).toMatchObject({ screen, store_id: storeId, language: 'en' });
        rows.push(`${row['screen']} ${row['step_no']} ${row['step']} ${row['since_start_ms']}`);
      }
    }
    return rows.toSorted();
  };
  await expect
    .poll(told, { timeout: 20_000, interval: 300 })
    .toEqual(['kiosk 1 start 0', 'kiosk 2 menu 2500', 'table 1 start 0', 'table 2 menu 2500']);
});

describe('what has not changed', () => {
  test('is answered 304: order and menu', async () => {
    const { orderId } = await paid();
    await settledVersion(orderId);
    const { apiUrl } = server.ready;
    const authorization = `Bearer ${client.store.tokens.kiosk}`;
    for (const url of [
      `/v1/orders/${orderId}`,
      `/v1/stores/${client.store.storeId}/menu?lang=en`,
    ]) {
      const fresh = await fetch(`${apiUrl}${url}`, { headers: { authorization } });
      const etag = fresh.headers.get('etag') ?? '';
      const headers = { authorization, 'if-none-match': etag };
      expect((await fetch(`${apiUrl}${url}`, { headers })).status).toBe(304);
    }
  });

  test('the OpenAPI document is served', async () => {
    const answer = await fetch(`${server.ready.apiUrl}/v1/openapi.json`);
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
  });
});
