import { unpaidUntil } from './expire-order.ts';
import type { Order, OrderHold } from './order.ts';

/** An order that may wait for ever is not made to end by being held. */
export const withHold = (order: Order, hold: OrderHold): Order => ({
  ...order,
  hold,
  dueAt: order.dueAt === undefined ? undefined : hold.until,
});

/** From now on there is as much time to pay as there was from its placing. */
export const withoutHold = (order: Order, now: number): Order => ({
  ...order,
  hold: undefined,
  unpaidSince: now,
  dueAt: order.dueAt === undefined ? undefined : unpaidUntil(order, now),
});
