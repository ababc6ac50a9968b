import type { OrderResponse } from '../../../api/orders.ts';
import type { PaymentResponse } from '../../../api/payments.ts';

export type Order = OrderResponse;
export type Payment = PaymentResponse;

/** What is being asked of the API for this sale, and has no answer yet. */
export type Sending =
  | { readonly what: 'order' | 'cancel' }
  | { readonly what: 'payment'; readonly way: Payment['way'] };

/** Where a sale is. Everything that a screen shows of it follows from this. */
export type SaleStep =
  /** The order is on its way to the API; no answer is no refusal, so it is sent again. */
  | { readonly step: 'placing' }
  /** The API said no: sold out, a coupon that ended. Nothing was ordered. */
  | { readonly step: 'refused'; readonly detail: string; readonly code: string }
  /** Nobody is paying. `ended`: the last attempt, if there was one; it took no money. */
  | { readonly step: 'unpaid'; readonly order: Order; readonly ended?: Payment }
  | { readonly step: 'starting'; readonly order: Order; readonly way: Payment['way'] }
  /** Alipay has not confirmed an end. */
  | { readonly step: 'paying'; readonly order: Order; readonly payment: Payment }
  | { readonly step: 'cancelling'; readonly order: Order; readonly payment?: Payment }
  | { readonly step: 'paid'; readonly order: Order; readonly payment?: Payment }
  /** The order is over without money; `payment` tells what becomes of what came too late. */
  | { readonly step: 'closed'; readonly order: Order; readonly payment?: Payment };

const LIVE: ReadonlySet<Payment['status']> = new Set(['INITIATED', 'PENDING', 'CANCELLING']);

const isLive = ({ status }: Payment): boolean => LIVE.has(status);

/** What the order's payments say, and what was asked and is not answered. Money that is there wins. */
export function stepOf(order: Order, sending: Sending | undefined): SaleStep {
  const payment = order.payments.toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
  const known = payment && { payment };
  if (order.paymentStatus === 'PAID') return { step: 'paid', order, ...known };
  const live = order.payments.find(isLive);
  if (sending?.what === 'cancel' && order.status !== 'CANCELED') {
    return { step: 'cancelling', order, ...(live && { payment: live }) };
  }
  if (live !== undefined) return { step: 'paying', order, payment: live };
  if (order.status === 'CANCELED') return { step: 'closed', order, ...known };
  if (sending?.what === 'payment') return { step: 'starting', order, way: sending.way };
  return { step: 'unpaid', order, ...(payment && { ended: payment }) };
}

/** Whether a screen must stay: money may be on its way. */
export const isUnderWay = ({ step }: SaleStep): boolean =>
  step === 'placing' || step === 'starting' || step === 'paying' || step === 'cancelling';
