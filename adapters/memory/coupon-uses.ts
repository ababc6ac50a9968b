import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { couponKey, type MemoryState } from './state.ts';

/** Whether no limit of the order's coupons is reached. */
export const couponsFit = (state: MemoryState, changes: OrderChanges): boolean =>
  changes.couponUses !== 'take' ||
  countersOf(changes).every(
    ({ key, limit }) => limit === undefined || (state.couponUses.get(key) ?? 0) < limit,
  );

export function countCoupons(state: MemoryState, changes: OrderChanges): void {
  if (!changes.couponUses) return;
  const step = changes.couponUses === 'take' ? 1 : -1;
  for (const { key } of countersOf(changes)) {
    state.couponUses.set(key, (state.couponUses.get(key) ?? 0) + step);
  }
}

const countersOf = ({ order }: OrderChanges) =>
  (order.redemptions ?? []).flatMap(({ counters }) =>
    counters.map(({ name, limit }) => ({
      key: couponKey(order.merchantId, order.storeId, name),
      limit,
    })),
  );
