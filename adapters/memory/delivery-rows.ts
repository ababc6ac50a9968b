import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { keyOf, type MemoryState, slotKey } from './state.ts';

/** Whether the order's slot has room for it. */
export const slotFits = (state: MemoryState, { order, slotUse }: OrderChanges): boolean =>
  slotUse !== 'take' ||
  !order.delivery ||
  (state.slots.get(slotOf(order)) ?? 0) < order.delivery.capacity;

export function writeDelivery(
  state: MemoryState,
  { order, slotUse, destination }: OrderChanges,
): void {
  if (!slotUse) return;
  const key = slotOf(order);
  state.slots.set(key, (state.slots.get(key) ?? 0) + (slotUse === 'take' ? 1 : -1));
  if (!destination) return;
  state.destinations.set(keyOf(order.merchantId, order.orderId), destination);
}

const slotOf = ({ merchantId, storeId, delivery }: OrderChanges['order']): string =>
  slotKey(merchantId, storeId, delivery?.slot.start ?? 0);
