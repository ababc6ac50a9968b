import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaymentResponse } from '../../api/payments.ts';
import { type ApiClient, apiClient } from '../../local/demo/api-client.ts';
import { placeOrder } from '../../local/demo/play.ts';
import { authCodeFor } from '../../local/demo/scenarios.ts';
import { removeDataDir, type ServerProcess, startServerProcess } from './support/server.ts';
import { type SimulatorControl, simulatorControl } from './support/simulator.ts';

/*
 * The minute as a customer lives it, at its true speed: nothing here is scaled.
 */

let server: ServerProcess;
let client: ApiClient;
let alipay: SimulatorControl;

beforeAll(async () => {
  server = await startServerProcess();
  const [store] = server.ready.stores;
  if (!store) throw new Error('The demo has no store');
  client = apiClient(server.ready, store);
  alipay = simulatorControl(server.ready.simulatorUrl);
  // The first request of each function starts its sandbox; that is not what is measured here.
  await pay('0001');
});

afterAll(async () => {
  await server.stop();
  removeDataDir(server.dataDir);
});

async function pay(digits: string): Promise<PaymentResponse> {
  const orderId = await placeOrder(client);
  const scenario = { name: '', title: '', ends: 'CAPTURED', tickets: 1, digits } as const;
  const { body } = await client.post<PaymentResponse>(
    'kiosk',
    `/v1/orders/${orderId}/payments`,
    { way: 'barcode', authCode: authCodeFor(scenario) },
    randomUUID(),
  );
  return body;
}

const at = async (payment: PaymentResponse, seconds: number): Promise<void> => {
  const waitMs = payment.startedAt + seconds * 1_000 - Date.now();
  await new Promise((resolve) => setTimeout(resolve, Math.max(waitMs, 0)));
};

/** Seconds from the payment's start at which Alipay received each request of this kind. */
async function receivedAt(payment: PaymentResponse, operation: string): Promise<number[]> {
  const { requests } = await alipay.ledger(payment.outTradeNo);
  return requests
    .filter((r) => r.operation === operation)
    .map((r) => (r.receivedAt - payment.startedAt) / 1_000);
}

const statusOf = async ({ orderId, paymentId }: PaymentResponse) => {
  const order = await client.order(orderId);
  return { order, payment: order.payments.find((p) => p.paymentId === paymentId) };
};

test.concurrent('UNKNOWN for ever: a query every 5 s, cancel at 60 s, no ticket, a definite screen at 65 s', async () => {
  const payment = await pay('9009');
  expect(payment.notice.code).toBe('confirming');

  await at(payment, 65);
  const { order, payment: now } = await statusOf(payment);
  expect(['not-charged', 'will-not-be-charged']).toContain(now?.notice.code);
  expect(order.tickets).toEqual([]);

  const queries = await receivedAt(payment, 'query');
  expect(queries).toHaveLength(12);
  for (const [n, seconds] of queries.entries()) {
    const turn = 5 * (n + 1);
    expect(seconds, `query ${n + 1}`).toBeGreaterThanOrEqual(turn);
    expect(seconds, `query ${n + 1}`).toBeLessThanOrEqual(turn + 2);
  }
  const [cancel, ...more] = await receivedAt(payment, 'cancel');
  expect(cancel).toBeGreaterThanOrEqual(60);
  expect(cancel).toBeLessThanOrEqual(65);
  expect(more).toEqual([]);
});

test.concurrent('UNKNOWN, then success at 17 s, never notified: captured by the query of 20 s, one ticket', async () => {
  await alipay.force('notification', 'suppressed');
  const payment = await pay('9217');
  await at(payment, 19);
  expect((await statusOf(payment)).payment?.status).toBe('PENDING');
  await at(payment, 23);
  const { order, payment: now } = await statusOf(payment);
  expect(now?.status).toBe('CAPTURED');
  expect(order.tickets).toHaveLength(1);
  const queries = await receivedAt(payment, 'query');
  expect(queries).toHaveLength(4);
  expect(queries.at(-1)).toBeGreaterThanOrEqual(20);
});
