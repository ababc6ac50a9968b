import type { PaymentEvent } from '../../../../core/domain/evidence.ts';
import type { OrderAggregate } from '../../../../core/domain/order-aggregate.ts';
import type { Rules } from '../store.ts';

type Settled = ReturnType<Rules['settle']>;

/**
 * Rules that think about one aggregate, event and time once. Worth it where the same aggregate, as
 * an object, comes again and again; the rules are pure.
 */
export function remembered(rules: Rules): Rules {
  const known = new Map<OrderAggregate, Map<string, Settled>>();
  return {
    settle(aggregate, paymentId, event, now) {
      const ofAggregate = known.get(aggregate) ?? new Map<string, Settled>();
      if (ofAggregate.size === 0) known.set(aggregate, ofAggregate);
      const name = `${nameOf(event)} ${now}`;
      const before = ofAggregate.get(name);
      if (before !== undefined || ofAggregate.has(name)) return before;
      const settled = rules.settle(aggregate, paymentId, event, now);
      ofAggregate.set(name, settled);
      return settled;
    },
  };
}

const nameOf = (event: PaymentEvent): string =>
  Object.values(event)
    .map((value) => (typeof value === 'object' ? value.minor : value))
    .join();
