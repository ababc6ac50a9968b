import { born, parsePaymentId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import { takeTender } from '../domain/tender.ts';
import type { Store } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { numbered, type PickUpDeps, pickUp } from './pick-up.ts';

export interface FreeOrderDeps extends PickUpDeps {
  readonly ids: Ids;
}

/** Offers or rounding took all off. What costs nothing by itself is only sold beside what does. */
export const isFree = ({ total, lines }: Pick<Order, 'total' | 'lines'>): boolean =>
  total.minor === 0 && lines.some((l) => l.total.minor > 0);

/** Nobody will pay, so the order gets its number as it is placed. */
export const numberedIfFree = async (
  deps: FreeOrderDeps,
  order: Order,
  store: Store,
): Promise<Order> => (isFree(order) ? numbered(order, await pickUp(deps, order, store)) : order);

/** Commits and releases an order of which nothing is due; of any other nothing. */
export function paidWithNothing({ ids }: FreeOrderDeps, placed: OrderAggregate): Edit {
  const { order } = placed;
  const [check] = order.checks;
  if (!check || !isFree(order)) return {};
  const paymentId = born(parsePaymentId, ids.ulid());
  return takeTender(placed, check, { paymentId, way: 'free' }, order.createdAt).edit;
}
