import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { couponKey, type MemoryState } from './state.ts';

/** Whether no limit of the coupons that the order takes is reached. */
export const couponsFit = (state: MemoryState, { order, couponUses }: OrderChanges): boolean =>
  (couponUses?.take ?? []).every(({ name, limit }) => {
    const uses = state.couponUses.get(couponKey(order.merchantId, order.storeId, name)) ?? 0;
    return limit === undefined || uses < limit;
  });

export function countCoupons(state: MemoryState, { order, couponUses }: OrderChanges): void {
  const { take = [], giveBack = [] } = couponUses ?? {};
  const steps = [...take.map((c) => ({ ...c, by: 1 })), ...giveBack.map((c) => ({ ...c, by: -1 }))];
  for (const { name, by } of steps) {
    const key = couponKey(order.merchantId, order.storeId, name);
    state.couponUses.set(key, (state.couponUses.get(key) ?? 0) + by);
  }
}
