import type { Benefit, Offer } from './offer.ts';

export type OfferKind = Benefit['kind'];

/**
 * In which order kinds apply, and which combine on one order: prices of bundles first, then a part of
 * what is left, then an amount. Where two do not combine, the customer gets what saves more.
 */
export const STACKING = {
  combo: { order: 1, combinesWith: ['combo', 'buy-n-get-m', 'percentage', 'amount'] },
  'buy-n-get-m': { order: 2, combinesWith: ['combo', 'buy-n-get-m', 'percentage', 'amount'] },
  percentage: { order: 3, combinesWith: ['combo', 'buy-n-get-m', 'amount'] },
  amount: { order: 4, combinesWith: ['combo', 'buy-n-get-m', 'percentage'] },
} as const satisfies Record<
  OfferKind,
  { readonly order: number; readonly combinesWith: readonly OfferKind[] }
>;

const combines = (a: OfferKind, b: OfferKind): boolean =>
  STACKING[a].combinesWith.some((kind) => kind === b);

/** By kind, then the older first: never by the order in which somebody listed them. */
export const inOrder = (offers: readonly Offer[]): Offer[] =>
  [...offers].sort(
    (a, b) =>
      STACKING[a.benefit.kind].order - STACKING[b.benefit.kind].order ||
      (a.offerId < b.offerId ? -1 : 1),
  );

/**
 * The sets of offers to choose from: each exclusive one alone, and what the table lets combine. A kind
 * that combines with itself is taken whole.
 */
export function combinations(offers: readonly Offer[]): Offer[][] {
  const exclusive = offers.filter((o) => o.exclusive).map((o) => [o]);
  let sets: Offer[][] = [[]];
  for (const kind of Object.keys(STACKING) as OfferKind[]) {
    const ofKind = offers.filter((o) => !o.exclusive && o.benefit.kind === kind);
    if (ofKind.length === 0) continue;
    const choices = combines(kind, kind) ? [ofKind] : ofKind.map((o) => [o]);
    const more = sets
      .filter((set) => set.every((o) => combines(o.benefit.kind, kind)))
      .flatMap((set) => choices.map((choice) => [...set, ...choice]));
    sets = [...sets, ...more];
  }
  return [...exclusive, ...sets.filter((set) => set.length > 0)];
}
