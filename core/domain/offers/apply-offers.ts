import type { OfferId } from '../ids.ts';
import type { OrderLine } from '../order.ts';
import { afterEffect, basketOf, sumOf } from './basket.ts';
import { effectOf } from './benefits.ts';
import type { Offer } from './offer.ts';
import { combinations, inOrder } from './stacking.ts';

/** An offer that an order got, and what it takes off each line, in minor units. */
export interface AppliedOffer {
  readonly offer: Offer;
  readonly off: readonly number[];
}

/**
 * The offers that together save the customer most. Of equal ones: with the fewest coupons, then the
 * fewest offers, then the oldest. The order of lines and offers does not matter.
 * @param offers those that hold for this order, coupons' included only if they were handed in.
 */
export function applyOffers(
  lines: readonly OrderLine[],
  offers: readonly Offer[],
): readonly AppliedOffer[] {
  const sorted = [...lines.keys()].sort((a, b) => compare(keyOf(lines[a]), keyOf(lines[b])));
  const inPlace = sorted.flatMap((n) => lines[n] ?? []);
  let best: readonly AppliedOffer[] = [];
  for (const set of combinations(offers)) {
    const applied = applySet(inPlace, set);
    if (isBetter(applied, best)) best = applied;
  }
  return best.map(({ offer, off }) => {
    const byLine = lines.map(() => 0);
    for (const [place, n] of sorted.entries()) byLine[n] = off[place] ?? 0;
    return { offer, off: byLine };
  });
}

function applySet(lines: readonly OrderLine[], set: readonly Offer[]): AppliedOffer[] {
  let basket = basketOf(lines);
  const applied: AppliedOffer[] = [];
  for (const offer of inOrder(set)) {
    const effect = effectOf(offer.benefit, basket);
    if (sumOf(effect.off) === 0) continue;
    basket = afterEffect(basket, effect);
    applied.push({ offer, off: effect.off });
  }
  return applied;
}

export const savingOf = (applied: readonly AppliedOffer[]): number =>
  sumOf(applied.flatMap(({ off }) => off));

function isBetter(a: readonly AppliedOffer[], b: readonly AppliedOffer[]): boolean {
  const coupons = (set: readonly AppliedOffer[]): number =>
    set.filter(({ offer }) => offer.coupon).length;
  const ids = (set: readonly AppliedOffer[]): OfferId[] => set.map(({ offer }) => offer.offerId);
  const difference =
    savingOf(a) - savingOf(b) ||
    coupons(b) - coupons(a) ||
    b.length - a.length ||
    compare(ids(b).join(), ids(a).join());
  return difference > 0;
}

/** Lines of equal keys are interchangeable. */
const keyOf = (line: OrderLine | undefined): string =>
  line
    ? [
        line.itemId,
        line.unitPrice.minor,
        line.quantity,
        ...line.options.map((o) => o.optionId),
      ].join('#')
    : '';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
