import { businessDate } from '../domain/business-date.ts';
import type { Order } from '../domain/order.ts';
import { pickupNumberOf } from '../domain/store-settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/directory.ts';
import type { PickupNumbers } from '../ports/pickup-numbers.ts';

export interface PickUpDeps {
  readonly clock: Clock;
  readonly pickupNumbers: PickupNumbers;
}

export type PickUp = Required<Pick<Order, 'pickupNumber' | 'businessDate'>>;

/** The number that is called; taken outside the transaction, so a lost race leaves a gap. */
export async function pickUp(deps: PickUpDeps, order: Order, store: Store): Promise<PickUp> {
  const { pickupNumber, businessDate: date } = order;
  if (pickupNumber !== undefined && date !== undefined) return { pickupNumber, businessDate: date };
  const today = businessDate(deps.clock.now(), store.businessDay);
  const n = await deps.pickupNumbers.next(order.merchantId, order.storeId, today);
  return { pickupNumber: pickupNumberOf(n, order.channel, store), businessDate: today };
}

/** The order with its number; whoever was written down first keeps theirs. */
export const numbered = (order: Order, { pickupNumber, businessDate: date }: PickUp): Order => ({
  ...order,
  pickupNumber: order.pickupNumber ?? pickupNumber,
  businessDate: order.businessDate ?? date,
});
