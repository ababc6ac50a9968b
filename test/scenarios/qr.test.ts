import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaymentResponse, RefundResponse } from '../../api/payments.ts';
import { auditRunning } from '../../local/audit/local-audit.ts';
import { apiClient } from '../../local/demo/api-client.ts';
import { DEMO_MERCHANTS } from '../../local/demo/merchants.ts';
import { openCases } from '../../local/demo/pages.ts';
import { authCodeFor } from '../../local/demo/scenarios.ts';
import { type Counter, cashierElsewhere, counterOf, type Either } from './support/counter.ts';
import { removeDataDir, type ServerProcess, startServerProcess } from './support/server.ts';
import { type SimulatorControl, simulatorControl } from './support/simulator.ts';

/*
 * Customers who scan: a code of their payment on a screen, or the sticker at the counter, at which
 * they type the amount themselves.
 */

const TIME_SCALE = 10;
/** A code's life in virtual milliseconds. */
const LIFE_MS = 5 * 60_000;
/** What a busy machine may take besides: one and a half real seconds. */
const SLACK_MS = 1_500 * TIME_SCALE;

/** One shown code of each gateway that is scanned late, and one that never is. */
interface Shown {
  readonly counter: Counter;
  readonly late: PaymentResponse;
  readonly never: PaymentResponse;
  readonly at: number;
}

let server: ServerProcess;
let alipay: SimulatorControl;
const shown = new Map<string, Shown>();
const GATEWAYS = DEMO_MERCHANTS.map(({ gateway }) => gateway);

beforeAll(async () => {
  server = await startServerProcess({ timeScale: TIME_SCALE });
  alipay = simulatorControl(server.ready.simulatorUrl);
  for (const store of server.ready.stores) {
    const counter = counterOf(apiClient(server.ready, store));
    const [late, never] = await Promise.all([showCode(counter), showCode(counter)]);
    shown.set(store.gateway, { counter, late, never, at: performance.now() });
  }
});

afterAll(async () => {
  await server.stop();
  removeDataDir(server.dataDir);
});

async function showCode(counter: Counter): Promise<PaymentResponse> {
  const { orderId } = await counter.order();
  const { status, body } = await counter.pay(orderId, { way: 'qr' });
  expect(status).toBe(202);
  expect(body).toMatchObject({ way: 'qr', status: 'PENDING', notice: { code: 'scan' } });
  return body;
}

function at(gateway: (typeof GATEWAYS)[number]): Shown {
  const found = shown.get(gateway);
  if (!found) throw new Error(`No counter behind ${gateway}`);
  return found;
}

/** Until so many virtual milliseconds have passed since the codes were shown. */
const passed = ({ at: since }: Shown, virtualMs: number): Promise<void> =>
  sleep(Math.max(0, since + virtualMs / TIME_SCALE - performance.now()));

const scanAndPay = (codeText: string | undefined, amountMinor?: number) =>
  alipay.scan(codeText ?? '', 'scan-and-pay', amountMinor);

/** What Alipay received of one operation for a payment, and when after its start (virtual ms). */
async function received({ outTradeNo, startedAt }: PaymentResponse, operation: string) {
  const { requests } = await alipay.ledger(outTradeNo);
  return requests.filter((r) => r.operation === operation).map((r) => r.receivedAt - startedAt);
}

describe.each(GATEWAYS)('a code that a screen shows, behind %s,', (gateway) => {
  test('is made once, however often the request is repeated', async () => {
    const { counter } = at(gateway);
    const { orderId } = await counter.order();
    const key = randomUUID();
    const pay = () => counter.pay(orderId, { way: 'qr' }, key);
    const answers = [...(await Promise.all([pay(), pay(), pay()])), await pay()];
    const { paymentId, qrCode, outTradeNo } = answers.at(-1)?.body ?? {};
    expect(qrCode).toMatch(/\S/);
    for (const { status, body } of answers) {
      expect({ status, paymentId: body.paymentId }).toEqual({ status: 202, paymentId });
      // Whoever is told while Alipay still makes it has no code yet, and polls for it.
      expect([qrCode, undefined]).toContain(body.qrCode);
    }
    const { requests } = await alipay.ledger(outTradeNo ?? '');
    expect(requests.map((r) => r.operation)).toEqual(['precreate']);
    const other = await counter.pay(orderId, { way: 'barcode', authCode: 'not a code' }, key);
    expect(other.status).toBe(400);
    const reused = await counter.pay(orderId, { way: 'qr', terminalId: 'T9' }, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });

    await scanAndPay(qrCode);
    await counter.until(orderId, 'CAPTURED');
    const afterwards = await pay();
    expect(afterwards).toMatchObject({ status: 200, body: { paymentId, status: 'CAPTURED' } });
    expect(afterwards.body.qrCode).toBeUndefined();
    expect(await received(afterwards.body, 'precreate')).toHaveLength(1);
  });

  test('that is scanned after the order was given up takes no money in the end', async () => {
    const { counter } = at(gateway);
    const { orderId, outTradeNo, qrCode, amount } = await showCode(counter);
    await counter.client.post('kiosk', `/v1/orders/${orderId}/cancel`);
    await counter.until(orderId, 'CANCELLED');
    const scanned = await scanAndPay(qrCode);
    if (gateway === 'alipay-plus') {
      // There the payment exists before anybody scans, so the cancel has ended it (protocol 4.5).
      expect(scanned.refusal).toMatch(/\w/);
    } else {
      const order = await counter.until(orderId, 'RETURNED');
      expect(order.tickets).toEqual([]);
      expect(order.refunds).toMatchObject([{ kind: 'give-back', status: 'SUCCEEDED', amount }]);
    }
    const { trades } = await alipay.ledger(outTradeNo);
    for (const { capturedFen, refundedFen } of trades) expect(refundedFen).toBe(capturedFen);
  });

  test('can be scanned later than a barcode would live, and pays', async () => {
    const { counter, late } = at(gateway);
    await passed(at(gateway), 90_000);
    const waiting = await counter.client.order(late.orderId);
    expect(waiting.payments).toMatchObject([{ status: 'PENDING', qrCode: late.qrCode }]);
    await scanAndPay(late.qrCode);
    const order = await counter.until(late.orderId, 'CAPTURED');
    expect(order).toMatchObject({
      paymentStatus: 'PAID',
      payments: [{ notice: { code: 'paid' } }],
    });
    expect(order.tickets).toHaveLength(1);
    expect(order.payments[0]?.qrCode).toBeUndefined();
  });
});

describe('money from the sticker at the counter', () => {
  const due = 3_850;
  const counter = (): Counter => at('global').counter;
  const wait = async (terminalId: string): Promise<PaymentResponse> => {
    const { orderId } = await counter().order();
    const { status, body } = await counter().pay(orderId, { way: 'static-qr', terminalId });
    expect(status).toBe(202);
    return body;
  };
  const assign = (found: Awaited<ReturnType<Counter['caseOf']>>, orderId: string) =>
    counter().decide<PaymentResponse>(found, 'assign', { orderId });
  const refundAll = (found: Awaited<ReturnType<Counter['caseOf']>>) =>
    counter().decide<RefundResponse>(found, 'refund', { reason: 'Nobody ordered for it' });

  test('pays the one order that waits for it, within seconds', async () => {
    const sticker = await counter().sticker('T1');
    expect(await counter().sticker('T1')).toBe(sticker);
    const payment = await wait('T1');
    expect(payment).toMatchObject({ status: 'INITIATED', notice: { code: 'scan' } });
    const before = performance.now();
    const { tradeNo } = await scanAndPay(sticker, due);
    const order = await counter().until(payment.orderId, 'CAPTURED');
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(order.payments).toMatchObject([{ paymentId: payment.paymentId, tradeNo }]);
    expect(order.tickets).toHaveLength(1);
    expect((await openCases(counter().client)).filter((c) => c.tradeNo === tradeNo)).toEqual([]);
  });

  test('for which two wait is a case; whom staff do not choose goes on waiting', async () => {
    const sticker = await counter().sticker('T2');
    const [one, two] = [await wait('T2'), await wait('T2')];
    const first = await scanAndPay(sticker, due);
    const found = await counter().caseOf(first.tradeNo);
    expect(found).toMatchObject({
      ...{ kind: 'unsolicited-credit', status: 'OPEN', storeId: counter().client.store.storeId },
      ...{ tradeNo: first.tradeNo, amount: due, currency: 'HKD' },
    });
    const paid = await assign(found, one.orderId);
    expect(paid).toMatchObject({ status: 200, body: { status: 'CAPTURED', amount: due } });
    expect((await counter().client.order(one.orderId)).tickets).toHaveLength(1);
    expect((await counter().client.order(two.orderId)).payments).toMatchObject([
      { status: 'INITIATED' },
    ]);
    expect(await assign(found, one.orderId)).toMatchObject({ status: 409 });
    const other = await assign(found, two.orderId);
    expect(other).toMatchObject({ status: 409, body: { code: 'already-decided' } });

    await scanAndPay(sticker, due);
    await counter().until(two.orderId, 'CAPTURED');
  });

  test('that is too much pays the order that staff name, and the rest goes back', async () => {
    const sticker = await counter().sticker('T3');
    const payment = await wait('T3');
    const { tradeNo, outTradeNo = '' } = await scanAndPay(sticker, 4_000);
    const paid = await assign(await counter().caseOf(tradeNo), payment.orderId);
    expect(paid).toMatchObject({ status: 200, body: { status: 'CAPTURED', refunded: 150 } });
    const refunds = async () => (await counter().client.order(payment.orderId)).refunds;
    await expect
      .poll(refunds, { timeout: 20_000 })
      .toMatchObject([{ amount: 150, status: 'SUCCEEDED' }]);
    expect((await alipay.ledger(outTradeNo)).trades).toMatchObject([
      { capturedFen: 4_000, refundedFen: 150 },
    ]);
  });

  test('that is too little pays nothing, and goes back when staff say so', async () => {
    const sticker = await counter().sticker('T4');
    const payment = await wait('T4');
    const { tradeNo, outTradeNo = '' } = await scanAndPay(sticker, 3_800);
    const found = await counter().caseOf(tradeNo);
    const refused = await assign(found, payment.orderId);
    expect(refused).toMatchObject({ status: 409, body: { code: 'credit-too-small' } });
    const returned = await refundAll(found);
    expect([200, 202]).toContain(returned.status);
    const { orderId, refundId } = returned.body;
    expect((await refundAll(found)).body.refundId).toBe(refundId);
    const returning = async () => (await counter().client.order(orderId)).refunds;
    await expect
      .poll(returning, { timeout: 20_000 })
      .toMatchObject([{ refundId, amount: 3_800, status: 'SUCCEEDED' }]);
    expect((await alipay.ledger(outTradeNo)).trades).toMatchObject([
      { capturedFen: 3_800, refundedFen: 3_800 },
    ]);
    expect((await openCases(counter().client)).map((c) => c.caseId)).not.toContain(found.caseId);
  });

  test('that nobody waits for is invisible to the cashiers of other stores', async () => {
    const { tradeNo } = await scanAndPay(await counter().sticker('T5'), 1_234);
    const found = await counter().caseOf(tradeNo);
    const { orderId } = await counter().order();
    const elsewhere = await cashierElsewhere(server, counter().client);
    const abroad = at('alipay-plus').counter.client;
    for (const client of [elsewhere, abroad]) {
      expect((await openCases(client)).map((c) => c.caseId)).not.toContain(found.caseId);
      const path = `/v1/cases/${found.caseId}`;
      const answers = await Promise.all([
        client.post('cashier', `${path}/assign`, { orderId }, randomUUID()),
        client.post('cashier', `${path}/refund`, { reason: 'x' }, randomUUID()),
        client.post('cashier', `${path}/resolve`, { note: 'x' }),
        client.get('cashier', `/v1/orders/${orderId}`),
        client.post('cashier', `/v1/orders/${orderId}/refunds`, { reason: 'x' }, randomUUID()),
      ]);
      expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404, 404]);
    }
    expect(await counter().caseOf(tradeNo)).toEqual(found);
    expect([200, 202]).toContain((await refundAll(found)).status);
  });

  test('needs a sticker that names its terminal', async () => {
    const { orderId } = await counter().order();
    const refused = await counter().pay(orderId, { way: 'static-qr' });
    expect(refused).toMatchObject({ status: 400, body: { field: 'terminalId' } });
  });
});

describe('a refund', () => {
  const paid = async (lines: readonly object[]) => {
    const { counter } = at('open-platform');
    const order = await counter.order(lines);
    const authCode = authCodeFor({ digits: '0001' });
    const { body } = await counter.pay(order.orderId, { way: 'barcode', authCode });
    expect(body.status).toBe('CAPTURED');
    return order;
  };
  const refund = (role: 'cashier' | 'merchant', orderId: string, body: object) =>
    at('open-platform').counter.client.post<Either<RefundResponse>['body']>(
      ...([role, `/v1/orders/${orderId}/refunds`, { reason: 'Cold', ...body }] as const),
      randomUUID(),
    );

  const refunds = (orderId: string) => async () =>
    (await at('open-platform').counter.client.order(orderId)).refunds;
  // On a busy machine Alipay's answer comes too late, and its own numbers tell a little later.
  const SOON = { timeout: 20_000 };

  test('of lines costs what they cost, and no more of them than were sold', async () => {
    const plum = { itemId: 'chicken-burger-set', options: ['plum-juice'], quantity: 2 };
    const { orderId } = await paid([{ itemId: 'fries', quantity: 1 }, plum]);
    const one = await refund('cashier', orderId, { lines: [{ lineId: 'l2', quantity: 1 }] });
    expect(one.body).toMatchObject({ amount: 4_050, lines: [{ lineId: 'l2', quantity: 1 }] });
    await expect
      .poll(refunds(orderId), SOON)
      .toMatchObject([{ amount: 4_050, status: 'SUCCEEDED' }]);
    const two = await refund('cashier', orderId, { lines: [{ lineId: 'l2', quantity: 2 }] });
    expect(two).toMatchObject({ status: 422, body: { field: 'lines[0].quantity' } });
    const none = await refund('cashier', orderId, { lines: [{ lineId: 'l9', quantity: 1 }] });
    expect(none).toMatchObject({ status: 422, body: { field: 'lines[0].lineId' } });
  });

  test('beyond the limit of a cashier is for the merchant', async () => {
    const { orderId, total } = await paid([
      { itemId: 'beef-noodle-set', options: ['cola'], quantity: 12 },
    ]);
    expect(total).toBe(50_400);
    const asCashier = await refund('cashier', orderId, {});
    expect(asCashier).toMatchObject({
      status: 403,
      body: { code: 'refund-over-limit', field: 'amount' },
    });
    expect((await at('open-platform').counter.client.order(orderId)).refunds).toEqual([]);
    const asMerchant = await refund('merchant', orderId, {});
    expect(asMerchant.body).toMatchObject({ amount: total });
    await expect
      .poll(refunds(orderId), SOON)
      .toMatchObject([{ amount: total, status: 'SUCCEEDED' }]);
  });
});

describe('a code that nobody scans', () => {
  test.each(GATEWAYS)(
    'is over after its five minutes, and the order can be paid again, behind %s',
    async (gateway) => {
      const { counter, never } = at(gateway);
      await passed(at(gateway), LIFE_MS);
      // Alipay+ has a payment to close by itself; of the others' codes there is no trade yet.
      const ended = gateway === 'alipay-plus' ? 'CLOSED' : 'CANCELLED';
      const { payments } = await counter.until(never.orderId, ended);
      expect(payments).toMatchObject([{ notice: { code: 'not-charged' } }]);
      expect(payments[0]?.qrCode).toBeUndefined();
      const asked = await received(never, ended === 'CLOSED' ? 'query' : 'cancel');
      expect(asked.at(-1)).toBeGreaterThanOrEqual(LIFE_MS);
      expect(asked.at(-1)).toBeLessThanOrEqual(LIFE_MS + SLACK_MS);

      const authCode = authCodeFor({ digits: '0001' });
      const another = await counter.pay(never.orderId, { way: 'barcode', authCode });
      expect(another).toMatchObject({ status: 200, body: { status: 'CAPTURED' } });
    },
  );

  test('leaves ledger and journals in agreement, with everything else that happened here', async () => {
    const { violations } = await auditRunning(server.ready);
    expect(violations).toEqual([]);
  });
});
