import type { PaymentEvent } from '../domain/evidence.ts';
import type { MerchantId, OrderId, PaymentId } from '../domain/ids.ts';
import { type OrderAggregate, paymentOf } from '../domain/order-aggregate.ts';
import type { Payment } from '../domain/payment.ts';
import { settle } from '../domain/settle.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';

/** Where a payment's row is. */
export interface PaymentKey {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
}

export interface Settled {
  readonly payment: Payment;
  readonly aggregate: OrderAggregate;
  /** False when the event was no news. */
  readonly changed: boolean;
}

/**
 * The one door for money: the only code that moves a payment. Compares the event with what is
 * stored, decides one transition and all that follows from it, and applies it as one transaction.
 * @returns undefined when there is no such payment.
 */
export async function settlePayment(
  deps: ChangeDeps,
  key: PaymentKey,
  event: PaymentEvent,
): Promise<Settled | undefined> {
  const result = await changeOrder(deps, key.merchantId, key.orderId, (aggregate, now) => {
    const settled = settle(aggregate, key.paymentId, event, now);
    if (!settled) return { value: false };
    return { edit: settled.edit, what: settled.what, actor: 'system', value: true };
  });
  const payment = result && paymentOf(result.aggregate, key.paymentId);
  return payment && { payment, aggregate: result.aggregate, changed: result.value };
}
