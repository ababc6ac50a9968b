import { randomUUID } from 'node:crypto';
import type { OrderResponse } from '../../api/orders.ts';
import type { PaymentResponse, RefundResponse } from '../../api/payments.ts';
import type { ShopQrResponse } from '../../api/shop-qr.ts';
import type { ApiAnswer, ApiClient } from './api-client.ts';
import { authCodeFor } from './scenarios.ts';
import { scanAndPay } from './wallet.ts';

/* What a kiosk, a cashier and a customer's phone do, one at a time. Each throws what went wrong. */

/** Soon at first, then less and less often: many guests wait at the same time. */
const FIRST_LOOK_MS = 200;
const LATER_LOOKS_MS = 1_000;

/** How a customer pays: a code that scripts Alipay by its last digits, or one that they scan. */
export type How =
  | { readonly way: 'barcode'; readonly digits: string }
  | { readonly way: 'qr' }
  | { readonly way: 'static-qr'; readonly terminalId: string };

export async function order(
  client: ApiClient,
  lines: readonly object[],
  more: object = {},
): Promise<OrderResponse> {
  const { storeId } = client.store;
  const body = { storeId, channel: 'kiosk', fulfilment: 'takeout', lines, ...more };
  const placed = await client.post<OrderResponse>('kiosk', '/v1/orders', body);
  return mustBe(placed, 201);
}

/** Starts a payment, and pays it where the customer does that with their own phone. */
export async function pay(
  client: ApiClient,
  orderId: string,
  how: How,
  checkId?: string,
): Promise<PaymentResponse> {
  // Made the first time, printed again later.
  const sticker = how.way === 'static-qr' ? await stickerOf(client, how.terminalId) : undefined;
  const ways = how.way === 'barcode' ? { way: how.way, authCode: authCodeFor(how) } : how;
  const body = { ...ways, ...(checkId !== undefined && { checkId }) };
  const path = `/v1/orders/${orderId}/payments`;
  const started = await client.post<PaymentResponse>('kiosk', path, body, randomUUID());
  const payment = mustBe(started, 200, 202);
  if (sticker !== undefined) await scanAndPay(client.simulatorUrl, sticker, payment.amount);
  else if (payment.qrCode !== undefined) await scanAndPay(client.simulatorUrl, payment.qrCode);
  return payment;
}

async function stickerOf(client: ApiClient, terminalId: string): Promise<string> {
  const path = `/v1/stores/${client.store.storeId}/shop-qr-codes`;
  return mustBe(await client.post<ShopQrResponse>('cashier', path, { terminalId }), 200).codeText;
}

/** As a cashier, and until Alipay has done it: it wants 3 s between two refunds of one trade. */
export async function refund(
  client: ApiClient,
  orderId: string,
  what: object,
  patienceMs: number,
): Promise<void> {
  const path = `/v1/orders/${orderId}/refunds`;
  const asked = await client.post<RefundResponse>('cashier', path, what, randomUUID());
  const { refundId } = mustBe(asked, 200, 202);
  await until(client, orderId, patienceMs, ({ refunds }) =>
    refunds.some((r) => r.refundId === refundId && r.status === 'SUCCEEDED'),
  );
}

/** Looks at the order again and again. @returns whether it came to that in time. */
export async function until(
  client: ApiClient,
  orderId: string,
  patienceMs: number,
  done: (order: OrderResponse) => boolean,
): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  for (let waitMs = FIRST_LOOK_MS; performance.now() < giveUpAt; waitMs *= 1.5) {
    if (done(await client.order(orderId))) return true;
    const ms = Math.min(waitMs, LATER_LOOKS_MS);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
  return false;
}

/** The body of an answer that is one of these. */
export function mustBe<T>({ status, body }: ApiAnswer<T>, ...expected: number[]): T {
  if (!expected.includes(status)) throw new Error(`HTTP ${status}: ${JSON.stringify(body)}`);
  return body;
}
