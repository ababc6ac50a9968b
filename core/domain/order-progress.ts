import type { Order } from './order.ts';
import type { OrderAggregate } from './order-aggregate.ts';

/** How far an order is, as its customer would say it. */
export type OrderProgress =
  | 'unpaid'
  | 'paying'
  | 'paid'
  | 'preparing'
  | 'ready'
  | 'on-the-way'
  | 'collected'
  | 'returned'
  | 'cancelled';

/**
 * An order is as far as its slowest ticket. One that somebody may still pay for is not over, though
 * all that was cooked of it is eaten. Money that went back counts for more than dishes.
 */
export function progressOf(aggregate: OrderAggregate): OrderProgress {
  const { order } = aggregate;
  if (order.status === 'CANCELED') return 'cancelled';
  if (isReturned(aggregate)) return 'returned';
  const cooked = cookedOf(aggregate);
  if (cooked !== undefined) return cooked;
  if (order.status === 'COMMITTED') return 'paid';
  return order.checks.some((check) => check.livePaymentId !== undefined) ? 'paying' : 'unpaid';
}

function cookedOf({ order, tickets }: OrderAggregate): OrderProgress | undefined {
  if (tickets.length === 0) return undefined;
  // Kitchens may bump what they never said they began: for who waits, both are being made.
  if (tickets.some(({ status }) => status === 'PROPOSED' || status === 'PREPARING')) {
    return 'preparing';
  }
  if (order.delivery) return BROUGHT[order.delivery.status];
  if (tickets.some(({ status }) => status === 'PREPARED')) return 'ready';
  return order.status === 'COMMITTED' ? 'collected' : undefined;
}

const BROUGHT = {
  SCHEDULED: 'ready',
  OUT_FOR_DELIVERY: 'on-the-way',
  DELIVERED: 'collected',
} as const satisfies Record<NonNullable<Order['delivery']>['status'], OrderProgress>;

function isReturned({ order, refunds }: OrderAggregate): boolean {
  const returned = refunds
    .filter(({ kind, status }) => kind === 'staff' && status === 'SUCCEEDED')
    .reduce((all, { amount }) => all + amount.minor, 0);
  return returned > 0 && returned >= order.total.minor;
}
