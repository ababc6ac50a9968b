import type { OrderResponse } from '../../api/orders.ts';
import { type How, order as orderLines, pay, refund, until } from './acts.ts';
import type { ApiClient } from './api-client.ts';
import type { Scenario } from './scenarios.ts';

export interface Played {
  readonly scenario: Scenario;
  readonly order: OrderResponse;
  readonly paymentId: string;
  /** What did not come as it should. */
  readonly faults: readonly string[];
}

const TERMINAL = 'T1';

/** Orders, pays, refunds as one customer and cashier, and waits for the payment's end. */
export async function play(
  client: ApiClient,
  scenario: Scenario,
  patienceMs: number,
): Promise<Played> {
  const orderId = await placeOrder(client);
  const { paymentId } = await pay(client, orderId, howOf(scenario));
  const ended = await until(client, orderId, patienceMs, (order) => {
    const payment = order.payments.find((p) => p.paymentId === paymentId);
    return payment?.status === scenario.ends || payment?.status === scenario.orEnds;
  });
  for (const part of scenario.refunds ?? []) await refundPart(client, orderId, part, patienceMs);
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

/** A burger set for 38.50 yuan. */
export async function placeOrder(client: ApiClient): Promise<string> {
  const lines = [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 1 }];
  return (await orderLines(client, lines)).orderId;
}

function howOf({ way = 'barcode', digits }: Scenario): How {
  if (way === 'barcode') return { way, digits };
  return way === 'qr' ? { way } : { way, terminalId: TERMINAL };
}

/** @param part in hundredths of what was paid. */
async function refundPart(
  client: ApiClient,
  orderId: string,
  part: number,
  patienceMs: number,
): Promise<void> {
  const { total } = await client.order(orderId);
  const amount = Math.round((total * part) / 100);
  await refund(client, orderId, { amount, reason: 'The demo gives some of it back' }, patienceMs);
}
