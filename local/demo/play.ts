import { randomUUID } from 'node:crypto';
import type { OrderResponse } from '../../api/orders.ts';
import type { PaymentResponse, RefundResponse } from '../../api/payments.ts';
import type { ShopQrResponse } from '../../api/shop-qr.ts';
import type { ApiAnswer, ApiClient } from './api-client.ts';
import { authCodeFor, type Scenario } from './scenarios.ts';
import { scanAndPay } from './wallet.ts';

export interface Played {
  readonly scenario: Scenario;
  readonly order: OrderResponse;
  readonly paymentId: string;
  /** What did not come as it should. */
  readonly faults: readonly string[];
}

const POLL_MS = 250;
const TERMINAL = 'T1';

/** Orders, pays, refunds as one customer and cashier, and waits for the payment's end. */
export async function play(
  client: ApiClient,
  scenario: Scenario,
  patienceMs: number,
): Promise<Played> {
  const orderId = await placeOrder(client);
  const { paymentId } = await pay(client, scenario, orderId);
  const ended = await until(client, orderId, patienceMs, (order) => {
    const payment = order.payments.find((p) => p.paymentId === paymentId);
    return payment?.status === scenario.ends || payment?.status === scenario.orEnds;
  });
  for (const part of scenario.refunds ?? []) await refund(client, orderId, part, patienceMs);
  const order = await client.order(orderId);
  const { status } = order.payments.find((p) => p.paymentId === paymentId) ?? {};
  const faults = [
    ...(ended ? [] : [`the payment is ${status}, not ${scenario.ends}`]),
    ...(order.tickets.length === scenario.tickets
      ? []
      : [`${order.tickets.length} tickets, not ${scenario.tickets}`]),
  ];
  return { scenario, order, paymentId, faults };
}

/** As the scenario has it: by barcode, or by scanning a code with the customer's own phone. */
async function pay(
  client: ApiClient,
  scenario: Scenario,
  orderId: string,
): Promise<PaymentResponse> {
  const { way = 'barcode' } = scenario;
  const sticker = way === 'static-qr' ? await stickerOf(client) : undefined;
  const ways = {
    barcode: { way, authCode: authCodeFor(scenario) },
    qr: { way },
    'static-qr': { way, terminalId: TERMINAL },
  };
  const path = `/v1/orders/${orderId}/payments`;
  const started = await client.post<PaymentResponse>('kiosk', path, ways[way], randomUUID());
  mustBe(started, 200, 202);
  const { qrCode, amount } = started.body;
  if (sticker !== undefined) await scanAndPay(client.simulatorUrl, sticker, amount);
  else if (qrCode !== undefined) await scanAndPay(client.simulatorUrl, qrCode);
  return started.body;
}

/** The static code of the demo's counter: made the first time, printed again later. */
async function stickerOf(client: ApiClient): Promise<string> {
  const path = `/v1/stores/${client.store.storeId}/shop-qr-codes`;
  const code = await client.post<ShopQrResponse>('cashier', path, { terminalId: TERMINAL });
  mustBe(code, 200);
  return code.body.codeText;
}

/** A burger set for 38.50 yuan. */
export async function placeOrder(client: ApiClient): Promise<string> {
  const placed = await client.post<OrderResponse>('kiosk', '/v1/orders', {
    storeId: client.store.storeId,
    channel: 'kiosk',
    fulfilment: 'takeout',
    lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 1 }],
  });
  mustBe(placed, 201);
  return placed.body.orderId;
}

/** Alipay wants 3 s between two refunds of one trade, so the second may be decided later. */
async function refund(
  client: ApiClient,
  orderId: string,
  part: number,
  patienceMs: number,
): Promise<void> {
  const { total } = await client.order(orderId);
  const amount = Math.round((total * part) / 100);
  const body = { amount, reason: 'The demo gives some of it back' };
  const path = `/v1/orders/${orderId}/refunds`;
  const asked = await client.post<RefundResponse>('cashier', path, body, randomUUID());
  mustBe(asked, 200, 202);
  await until(client, orderId, patienceMs, ({ refunds }) =>
    refunds.some((r) => r.refundId === asked.body.refundId && r.status === 'SUCCEEDED'),
  );
}

async function until(
  client: ApiClient,
  orderId: string,
  patienceMs: number,
  done: (order: OrderResponse) => boolean,
): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    if (done(await client.order(orderId))) return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
}

function mustBe({ status, body }: ApiAnswer<unknown>, ...expected: number[]): void {
  if (!expected.includes(status)) throw new Error(`HTTP ${status}: ${JSON.stringify(body)}`);
}
