import type { OrderLine } from '../order.ts';
import { type AppliedOffer, applyOffers } from './apply-offers.ts';
import {
  type Circumstances,
  type CouponRefusal,
  failedCondition,
  offerOfCode,
  redemptionOf,
} from './coupons.ts';
import type { Offer } from './offer.ts';
import type { Redemption } from './redemption.ts';

export interface ChosenOffers {
  readonly applied: readonly AppliedOffer[];
  /** Of the coupons that take something off, and of no other: none is used up for nothing. */
  readonly redemptions: readonly Redemption[];
  readonly refused: readonly RefusedCoupon[];
}

export interface RefusedCoupon {
  /** Its place among the codes handed in. */
  readonly index: number;
  readonly reason: CouponRefusal;
}

/** Which offers an order gets, of all that the store makes and the codes that were handed in. */
export function chooseOffers(
  lines: readonly OrderLine[],
  offers: readonly Offer[],
  codes: readonly string[],
  at: Circumstances,
): ChosenOffers {
  const coupons = codes.map((code) => offerOfCode(offers, code));
  const failed = coupons.map((offer, index) => {
    if (!offer) return 'unknown-coupon' as const;
    return coupons.indexOf(offer) < index ? ('coupon-twice' as const) : failedCondition(offer, at);
  });
  const held = coupons.filter((_, index) => failed[index] === undefined);
  const automatic = offers.filter((o) => !o.coupon && !failedCondition(o, at));
  const applied = applyOffers(lines, [...automatic, ...held.flatMap((o) => o ?? [])]);
  const isApplied = (offer: Offer | undefined): boolean => applied.some((a) => a.offer === offer);
  const refused = coupons.flatMap((offer, index): RefusedCoupon[] => {
    const reason = failed[index];
    if (reason) return [{ index, reason }];
    if (!offer || isApplied(offer)) return [];
    const alone = applyOffers(lines, [offer]).length > 0;
    return [{ index, reason: alone ? 'coupon-not-combinable' : 'coupon-takes-nothing-off' }];
  });
  const redemptions = held.flatMap((offer) =>
    offer && isApplied(offer) ? (redemptionOf(offer, at.customer) ?? []) : [],
  );
  return { applied, redemptions, refused };
}

/** The counters that decide whether the codes may still be used. */
export const countersOf = (
  offers: readonly Offer[],
  codes: readonly string[],
  customer: string | undefined,
): string[] => {
  const named = codes.flatMap((code) => offerOfCode(offers, code) ?? []);
  const counters = named.flatMap((o) => redemptionOf(o, customer)?.counters ?? []);
  return [...new Set(counters.map(({ name }) => name))];
};
