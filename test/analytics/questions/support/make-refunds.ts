import type { Fact } from '../../../../analytics/facts/tables.ts';
import type { Visit } from './make-visits.ts';
import type { Random } from './random.ts';
import { businessDateOf, common, MINUTE } from './wall-clock.ts';

/** An attempt that took money. */
export interface GivenBack {
  readonly visit: Visit;
  readonly orderId: string;
  readonly paymentId: string;
  readonly way: string;
  readonly minor: number;
  readonly endedAt: number;
}

interface What {
  readonly kind: 'staff' | 'give-back' | 'overpaid';
  readonly at: number;
  readonly minor: number;
  readonly status?: 'SUCCEEDED' | 'FAILED';
  readonly units?: number;
  /** When its order ended, if it had. */
  readonly orderEndedAt?: number;
}

export function refundOf(of: GivenBack, what: What): Fact {
  const { visit, orderId, paymentId, way } = of;
  const { kind, at, minor, status = 'SUCCEEDED', units = 0, orderEndedAt } = what;
  const refundId = `${paymentId}.r.${kind}.${status}`;
  return {
    ...{ table: 'refunds', merchantId: visit.store.merchantId },
    row: {
      ...common(refundId, visit.store.storeId, at),
      ...{ refund_id: refundId, payment_id: paymentId, order_id: orderId },
      ...{ channel: visit.channel, way, kind, status, currency: 'CNY', amount_minor: minor },
      ...{ requested_at_ms: at - 4_000, resolution_ms: 4_000 },
      order_business_date: orderEndedAt === undefined ? null : businessDateOf(orderEndedAt),
      ...{ lines_count: units > 0 ? 1 : 0, units },
    },
  };
}

/** Staff give some of it back, minutes or days later; now and then that fails at first. */
export function staffRefunds(random: Random, of: GivenBack, oneUnit: number): Fact[] {
  if (of.minor === 0 || !random.chance(0.05)) return [];
  const orderEndedAt = of.endedAt;
  const at = orderEndedAt + random.int(5, random.chance(0.3) ? 3_000 : 60) * MINUTE;
  const whole = random.chance(0.4);
  const minor = whole ? of.minor : Math.min(oneUnit, of.minor);
  const back = { kind: 'staff', at, minor, units: whole ? 0 : 1, orderEndedAt } as const;
  const failed = random.chance(0.15)
    ? [refundOf(of, { ...back, at: at - MINUTE, status: 'FAILED' as const })]
    : [];
  return [...failed, refundOf(of, back)];
}
