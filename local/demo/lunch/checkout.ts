import { randomUUID } from 'node:crypto';
import type { OrderResponse } from '../../../api/orders.ts';
import type { PaymentResponse } from '../../../api/payments.ts';
import { type How, mustBe, pay, until } from '../acts.ts';
import type { Guest, Leaving } from './guest.ts';

export const GOOD_CODE: How = { way: 'barcode', digits: '0001' };

/** As the customer sees it: nobody takes the money any more, or it is on its way back. */
const CAME_TO_NOTHING = ['DECLINED', 'CLOSED', 'CANCELLED', 'RETURNED'];
const ATTEMPTS = 4;
/** 100 yuan, or 10,000 yen. */
const NOTE = 10_000;

/** Pays a check, and pays it again with a code that works, until it is paid. */
export async function payFor(
  guest: Guest,
  orderId: string,
  how: How,
  checkId?: string,
): Promise<Leaving> {
  let next = how;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { paymentId } = await pay(guest.client, orderId, next, checkId);
    if (await isCaptured(guest, orderId, paymentId)) return { orderId, ends: 'paid' };
    next = GOOD_CODE;
  }
  throw new Error(`Order ${orderId} cannot be paid in ${ATTEMPTS} attempts`);
}

/** At the counter, with a note that is larger than the bill. */
export async function payInCash(
  { client }: Guest,
  { orderId, total }: Pick<OrderResponse, 'orderId' | 'total'>,
): Promise<Leaving> {
  const body = { tender: 'cash', amountTendered: Math.ceil(total / NOTE) * NOTE };
  const path = `/v1/orders/${orderId}/tenders`;
  const taken = await client.post<PaymentResponse>('cashier', path, body, randomUUID());
  const { status, tender } = mustBe(taken, 200);
  const change = body.amountTendered - total;
  if (status === 'CAPTURED' && tender?.change === change) return { orderId, ends: 'paid' };
  throw new Error(`Order ${orderId} was paid in cash, and is ${status}`);
}

/** Waits for the end of a payment. @returns whether it is paid. */
export async function isCaptured(
  { client, patienceMs }: Guest,
  orderId: string,
  paymentId: string,
): Promise<boolean> {
  let status: PaymentResponse['status'] | undefined;
  const ended = await until(client, orderId, patienceMs, ({ payments }) => {
    status = payments.find((p) => p.paymentId === paymentId)?.status;
    return status === 'CAPTURED' || CAME_TO_NOTHING.includes(status ?? '');
  });
  if (!ended) throw new Error(`Order ${orderId}: the payment stays ${status}`);
  return status === 'CAPTURED';
}

/** The cashier gives up an order that nobody will pay. */
export async function leave({ client }: Guest, orderId: string): Promise<Leaving> {
  const path = `/v1/orders/${orderId}/cancel`;
  mustBe(await client.post<OrderResponse>('cashier', path), 200, 202);
  return { orderId, ends: 'cancelled' };
}
