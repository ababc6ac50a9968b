import type { Order } from './order.ts';

/** Put aside by staff: the order waits, with what it holds, for longer than an unpaid order would. */
export interface OrderHold {
  readonly until: number;
  /** By what the till finds it again: blue jacket. */
  readonly label?: string | undefined;
}

/** While it is still to be paid and its time has not come. */
export const isHeld = ({ status, hold }: Order, now: number): boolean =>
  status === 'CREATED' && hold !== undefined && now < hold.until;

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
  dueAt: order.dueAt === undefined ? undefined : now,
});
