import type { Offer } from './offer.ts';
import type { Redemption } from './redemption.ts';
import { isWithin } from './weekly-periods.ts';

/** Why a coupon takes nothing off this order; each with what a customer may read. */
export const COUPON_REFUSALS = {
  'unknown-coupon': 'There is no such coupon.',
  'coupon-twice': 'This coupon is handed in twice.',
  'coupon-not-yet-valid': 'This coupon is not valid yet.',
  'coupon-expired': 'This coupon is no longer valid.',
  'coupon-not-at-this-time': 'This coupon is not valid at this time.',
  'coupon-minimum-not-reached': 'The order is too small for this coupon.',
  'coupon-needs-customer': 'This coupon needs to know the customer.',
  'coupon-used-up': 'This coupon was used as often as it may be.',
  'coupon-used-by-customer': 'This customer has used this coupon as often as he may.',
  'coupon-takes-nothing-off': 'This coupon takes nothing off what is ordered.',
  'coupon-not-combinable': 'This coupon does not combine with offers that save more.',
} as const;
export type CouponRefusal = keyof typeof COUPON_REFUSALS;

/** What conditions are judged by. */
export interface Circumstances {
  readonly now: number;
  readonly timeZone: string;
  /** Before discounts, in minor units. */
  readonly subtotal: number;
  /** A keyed hash: no name of a customer is kept. */
  readonly customer?: string | undefined;
  /** How often a coupon was used, by the name of its counter; none is 0. */
  readonly uses: ReadonlyMap<string, number>;
}

export function redemptionOf(offer: Offer, customer: string | undefined): Redemption | undefined {
  const { offerId, coupon } = offer;
  if (!coupon) return undefined;
  const { code, maxUses, maxUsesPerCustomer } = coupon;
  const all = { name: offerId, ...(maxUses !== undefined && { limit: maxUses }) };
  if (maxUsesPerCustomer === undefined || customer === undefined) {
    return { offerId, code, counters: [all] };
  }
  const own = { name: `${offerId}#${customer}`, limit: maxUsesPerCustomer };
  return { offerId, code, counters: [all, own] };
}

/** Why an offer does not hold for an order; undefined where it does. */
export function failedCondition(offer: Offer, at: Circumstances): CouponRefusal | undefined {
  const { validFrom, validUntil, periods, minSubtotal, coupon } = offer;
  if (offer.status !== 'ACTIVE') return 'unknown-coupon';
  if (validFrom !== undefined && at.now < validFrom) return 'coupon-not-yet-valid';
  if (validUntil !== undefined && at.now >= validUntil) return 'coupon-expired';
  if (periods && !isWithin(periods, at.now, at.timeZone)) return 'coupon-not-at-this-time';
  if (minSubtotal !== undefined && at.subtotal < minSubtotal) return 'coupon-minimum-not-reached';
  if (coupon?.maxUsesPerCustomer !== undefined && at.customer === undefined) {
    return 'coupon-needs-customer';
  }
  const full = redemptionOf(offer, at.customer)?.counters.findIndex(
    ({ name, limit }) => limit !== undefined && (at.uses.get(name) ?? 0) >= limit,
  );
  return full === 0 ? 'coupon-used-up' : full === 1 ? 'coupon-used-by-customer' : undefined;
}

/** Letters are read as capitals: people type codes. */
export const normalCode = (code: string): string => code.toUpperCase();

export const offerOfCode = (offers: readonly Offer[], code: string): Offer | undefined =>
  offers.find((o) => o.status === 'ACTIVE' && o.coupon?.code === normalCode(code));
