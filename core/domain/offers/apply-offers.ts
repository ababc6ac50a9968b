import type { OfferId } from '../ids.ts';
import type { OrderLine } from '../order.ts';
import { afterEffect, type Basket, basketOf, sumOf } from './basket.ts';
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
  const applySet = applier(inPlace);
  let best: readonly AppliedOffer[] = [];
  for (const set of combinations(offers)) {
    const applied = applySet(set);
    if (isBetter(applied, best)) best = applied;
  }
  return best.map(({ offer, off }) => {
    const byLine = lines.map(() => 0);
    for (const [place, n] of sorted.entries()) byLine[n] = off[place] ?? 0;
    return { offer, off: byLine };
  });
}

interface Applied {
  readonly basket: Basket;
  readonly applied: readonly AppliedOffer[];
}

/** Applies sets of offers; what sets begin with alike, as all do with bundles, is reckoned once. */
function applier(lines: readonly OrderLine[]): (set: readonly Offer[]) => readonly AppliedOffer[] {
  const known = new Map<string, Applied>();
  const after = (offers: readonly Offer[]): Applied => {
    const offer = offers.at(-1);
    if (!offer) return { basket: basketOf(lines), applied: [] };
    const key = offers.map((o) => o.offerId).join();
    const found = known.get(key);
    if (found) return found;
    const before = after(offers.slice(0, -1));
    const effect = effectOf(offer.benefit, before.basket);
    const { off } = effect;
    const isApplied = sumOf(off) > 0;
    const made = isApplied
      ? {
          basket: afterEffect(before.basket, effect),
          applied: [...before.applied, { offer, off }],
        }
      : before;
    known.set(key, made);
    return made;
  };
  return (set) => after(inOrder(set)).applied;
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
