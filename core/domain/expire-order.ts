import type { Order } from './order.ts';
import type { Edit, OrderAggregate } from './order-aggregate.ts';
import { PAYMENT_POLICY as POLICY } from './payment-policy.ts';
import { PAYMENT_STATES } from './payment-states.ts';
import { givingBack } from './portions.ts';

/** When the sweeper asks whether anybody pays; never for an order that may wait for ever. */
export const unpaidUntil = (
  { unpaidForMs }: Pick<Order, 'unpaidForMs'>,
  since: number,
): number | undefined => (unpaidForMs === undefined ? undefined : since + unpaidForMs);

/**
 * Nobody has paid anything for too long: the order ends and gives back what it held. A payment that
 * runs is never cut, and after one that failed there is as much time again. One that is held waits.
 */
export function expire({ order, payments }: OrderAggregate, now: number): Edit {
  const running = payments.filter((p) => PAYMENT_STATES[p.status].holdsCheck);
  const { createdAt, unpaidSince = 0, hold } = order;
  const since = Math.max(createdAt, unpaidSince, ...payments.map((p) => p.startedAt));
  const until = Math.max(
    unpaidUntil(order, since) ?? 0,
    hold?.until ?? 0,
    // Its end comes first, and it may be long in coming: then it is asked about now and then.
    ...running.map((p) => Math.max(p.cancelAt, now) + POLICY.watchEveryMs),
  );
  if (until > now) return { order: { ...order, dueAt: until } };
  return givingBack({ ...order, status: 'CANCELED', dueAt: undefined });
}
