import type { OrderListResponse } from '../../../../api/order-desk.ts';
import type { OrderResponse } from '../../../../api/orders.ts';

export type Summary = OrderListResponse['orders'][number];
export type Payment = OrderResponse['payments'][number];
export type Refund = OrderResponse['refunds'][number];

/** What an order is, in one word. */
export type OrderState =
  | 'unpaid'
  | 'held'
  | 'paying'
  | 'partly-paid'
  | 'paid'
  | 'preparing'
  | 'ready'
  | 'completed'
  | 'cancelled';

export function stateOf(
  order: Pick<Summary, 'status' | 'paymentStatus' | 'fulfilmentStatus' | 'hold'>,
): OrderState {
  const { status, paymentStatus, fulfilmentStatus, hold } = order;
  if (status === 'CANCELED') return 'cancelled';
  if (paymentStatus === 'PAYING') return 'paying';
  if (paymentStatus === 'PARTLY_PAID') return 'partly-paid';
  if (paymentStatus === 'UNPAID') return hold === undefined ? 'unpaid' : 'held';
  if (fulfilmentStatus === 'PREPARING') return 'preparing';
  if (fulfilmentStatus === 'PREPARED') return 'ready';
  return fulfilmentStatus === 'COMPLETED' ? 'completed' : 'paid';
}

/** How the state looks; the word beside it says the same. */
export const TONES = {
  unpaid: 'warn',
  held: 'info',
  paying: 'info',
  'partly-paid': 'warn',
  paid: 'good',
  preparing: 'good',
  ready: 'good',
  completed: 'quiet',
  cancelled: 'quiet',
} as const satisfies Record<OrderState, string>;

/** What of a payment can still go back, in minor units: refunds on their way have taken theirs. */
export function refundable(payment: Payment, refunds: readonly Refund[]): number {
  if (payment.status !== 'CAPTURED') return 0;
  const gone = refunds
    .filter(({ paymentId, status }) => paymentId === payment.paymentId && status !== 'FAILED')
    .reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, payment.amount - gone);
}

/** Payments that money can be given back of. */
export const refundablePayments = ({ payments, refunds }: OrderResponse): Payment[] =>
  payments.filter((payment) => refundable(payment, refunds) > 0);

export interface Possible {
  readonly pay: boolean;
  readonly edit: boolean;
  readonly hold: boolean;
  readonly release: boolean;
  readonly cancel: boolean;
  readonly closeUnpaid: boolean;
  readonly refund: boolean;
  readonly bill: boolean;
  readonly receipt: boolean;
}

/** What a till offers to do with an order. The API decides in the end. */
export function possibleOf(order: OrderResponse): Possible {
  const { status, checks, payments, tableId, delivery, hold } = order;
  const isOver = status === 'CANCELED';
  const isDue = !isOver && checks.some((check) => check.status === 'DUE');
  const hasPaid = checks.some((check) => check.status === 'PAID');
  const isFixed = checks.some((check) => check.status !== 'DUE');
  const isOpen = status === 'CREATED' && !hasPaid;
  return {
    pay: isDue || order.paymentStatus === 'PAYING',
    edit: isOpen && !isFixed && tableId === undefined && delivery === undefined,
    hold: isOpen && hold === undefined && tableId === undefined,
    release: isOpen && hold !== undefined,
    cancel: isOpen,
    closeUnpaid: hasPaid && isDue,
    refund: refundablePayments(order).length > 0,
    bill: isDue,
    receipt: payments.some((payment) => payment.status === 'CAPTURED'),
  };
}
