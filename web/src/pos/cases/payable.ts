import type { OrderResponse } from '../../../../api/orders.ts';
import type { Summary } from '../orders/order-state.ts';

/** An order that money may be meant for. */
export interface Candidate {
  readonly order: Summary;
  readonly fits: boolean;
}

/**
 * Open orders that the money may pay, those first that cost exactly so much, then the newest. One that
 * costs more may be split, with a check that fits.
 */
export const candidatesFor = (amount: number, orders: readonly Summary[]): Candidate[] =>
  orders
    .filter(({ status, paymentStatus }) => status !== 'CANCELED' && paymentStatus !== 'PAID')
    .map((order) => ({ order, fits: order.total === amount }))
    .toSorted((a, b) => Number(b.fits) - Number(a.fits) || b.order.createdAt - a.order.createdAt);

/** The check to pay: the one that fits exactly, or else the first that the money is enough for. */
export function checkFor(amount: number, { checks }: Pick<OrderResponse, 'checks'>) {
  const due = checks.filter(({ status }) => status !== 'PAID');
  return (
    due.find(({ amountDue }) => amountDue === amount) ??
    due.find(({ amountDue }) => amountDue <= amount) ??
    due[0]
  );
}
