import { born, type MerchantId, parsePaymentId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import { type IdempotencyRecord, paymentOf } from '../domain/order-aggregate.ts';
import type { Payment } from '../domain/payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { OrderStore } from '../ports/order-store.ts';
import { type Idempotency, once } from './idempotency.ts';
import { notFound, type Rejection } from './rejection.ts';
import type { PaymentKey } from './settle-payment.ts';

export interface PaymentView {
  readonly payment: Payment;
  readonly order: Order;
}

/** The payment as it is stored now. */
export async function paymentNow(
  orders: Pick<OrderStore, 'load'>,
  { merchantId, orderId, paymentId }: PaymentKey,
): Promise<Result<PaymentView, Rejection>> {
  const aggregate = await orders.load(merchantId, orderId);
  const payment = aggregate && paymentOf(aggregate, paymentId);
  return payment ? ok({ payment, order: aggregate.order }) : fail(notFound('payment'));
}

/** The payment that a key made, as it is now. */
export const paidBefore = (
  orders: Pick<OrderStore, 'load'>,
  merchantId: MerchantId,
  { orderId, resultId }: Pick<IdempotencyRecord, 'orderId' | 'resultId'>,
): Promise<Result<PaymentView, Rejection>> =>
  paymentNow(orders, { merchantId, orderId, paymentId: born(parsePaymentId, resultId) });

/** Pays once for each key. A repeated key, also after a crash, answers with the payment as it is now. */
export async function payOnceFor(
  orders: OrderStore,
  {
    merchantId,
    idempotency,
  }: Pick<PaymentKey, 'merchantId'> & { readonly idempotency: Idempotency },
  pay: () => Promise<Result<PaymentView, Rejection>>,
): Promise<Result<PaymentView, Rejection>> {
  return await once(orders, merchantId, idempotency, pay, (record) =>
    paidBefore(orders, merchantId, record),
  );
}
