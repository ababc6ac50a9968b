import { randomInt, randomUUID } from 'node:crypto';
import type { PaymentResponse } from '../../../api/payments.ts';
import type { ApiAnswer, ApiClient, DemoRole } from '../../../local/demo/api-client.ts';

/** A request with an Idempotency-Key, and everything that was ever answered to it. */
export interface Sent {
  readonly role: DemoRole;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
  /** What the answer names: always the same thing. */
  readonly names: 'orderId' | 'paymentId' | 'refundId';
  readonly ids: Set<string>;
  readonly refusals: string[];
}

/** One customer: an order, its payment and perhaps a refund. */
export interface Sale {
  readonly authCode: string;
  readonly sent: Sent[];
  /** The first definite state of the payment that we told the customer. */
  told?: PaymentResponse['status'];
}

/** @param digits the last four of the auth code, which script Alipay (docs/simulator.md). */
export const newSale = (digits: string): Sale => ({
  authCode: `28${String(randomInt(10 ** 12)).padStart(12, '0')}${digits}`,
  sent: [],
});

export const orderIdOf = ({ sent }: Sale): string | undefined => idOf(sent, 'orderId');
export const paymentIdOf = ({ sent }: Sale): string | undefined => idOf(sent, 'paymentId');

const idOf = (sent: readonly Sent[], names: Sent['names']): string | undefined =>
  sent
    .find((s) => s.names === names)
    ?.ids.values()
    .next().value;

/** A burger set for 38.50 yuan; undefined when no answer came. */
export async function order(client: ApiClient, sale: Sale): Promise<string | undefined> {
  const body = {
    storeId: client.store.storeId,
    channel: 'kiosk',
    fulfilment: 'takeout',
    lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 1 }],
  };
  await first(client, sale, { role: 'kiosk', path: '/v1/orders', body, names: 'orderId' });
  return orderIdOf(sale);
}

/** Only for a sale whose order was answered. */
export async function pay(
  client: ApiClient,
  sale: Sale,
): Promise<ApiAnswer<PaymentResponse> | undefined> {
  const path = `/v1/orders/${orderIdOf(sale)}/payments`;
  const body = { way: 'barcode', authCode: sale.authCode };
  const answer = await first<PaymentResponse>(client, sale, {
    ...{ role: 'kiosk', path, body, names: 'paymentId' },
  });
  if (answer?.status === 200) sale.told = answer.body.status;
  return answer;
}

/** The whole story; with a refund of 10 yuan for those who paid at once. */
export async function sell(client: ApiClient, sale: Sale): Promise<void> {
  if ((await order(client, sale)) === undefined) return;
  const paid = await pay(client, sale);
  if (paid?.body.status !== 'CAPTURED') return;
  const path = `/v1/orders/${orderIdOf(sale)}/refunds`;
  const body = { amount: 1_000, reason: 'The fries were cold' };
  await first(client, sale, { role: 'cashier', path, body, names: 'refundId' });
}

/** Sends all of a sale's requests once more, in their order and with their keys. */
export async function repeat(client: ApiClient, { sent }: Sale): Promise<void> {
  for (const request of [...sent]) await send(client, request);
}

/** The HTTP statuses of a sale's requests when their keys are used for something else. */
export async function misuse(client: ApiClient, { sent }: Sale): Promise<number[]> {
  const statuses: number[] = [];
  for (const { role, path, body, key, names } of sent) {
    const other = {
      orderId: { ...body, note: 'Another order' },
      paymentId: { ...body, authCode: `28${'7'.repeat(16)}` },
      refundId: { ...body, amount: 1 },
    }[names];
    statuses.push((await client.post(role, path, other, key)).status);
  }
  return statuses;
}

async function first<T>(
  client: ApiClient,
  sale: Sale,
  request: Omit<Sent, 'key' | 'ids' | 'refusals'>,
): Promise<ApiAnswer<T> | undefined> {
  const sent: Sent = { ...request, key: randomUUID(), ids: new Set(), refusals: [] };
  sale.sent.push(sent);
  return await send<T>(client, sent);
}

async function send<T>(
  client: ApiClient,
  { role, path, body, key, names, ids, refusals }: Sent,
): Promise<ApiAnswer<T> | undefined> {
  const answer = await client
    .post<T & Record<string, string>>(role, path, body, key)
    .catch(() => undefined);
  if (!answer) return undefined;
  const id = answer.body[names];
  if (answer.status < 300 && id !== undefined) ids.add(id);
  else refusals.push(`${names}: HTTP ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

const AT_ONCE = 8;

/** As many as a busy counter has at a time. */
export async function forEach<T, R>(
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let n = 0; n < items.length; n += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(n, n + AT_ONCE).map(run))));
  }
  return results;
}
