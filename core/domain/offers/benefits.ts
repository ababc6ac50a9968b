import { allocate, shareOf } from '../allocate.ts';
import { type Basket, type Effect, sumOf } from './basket.ts';
import type { Benefit, ComboPart } from './offer.ts';

type Of<K extends Benefit['kind']> = Extract<Benefit, { readonly kind: K }>;

/** What a benefit takes off a basket; never more than a line costs. */
const EFFECTS: {
  readonly [K in Benefit['kind']]: (benefit: Of<K>, basket: Basket) => Effect;
} = {
  percentage: ({ rate, items }, basket) => {
    const targets = costsOf(basket, items);
    return spread(shareOf(sumOf(targets), rate), targets);
  },
  amount: ({ amount, items }, basket) => {
    const targets = costsOf(basket, items);
    return spread(Math.min(amount, sumOf(targets)), targets);
  },
  'buy-n-get-m': buyAndGet,
  combo: togetherForAPrice,
};

export const effectOf = (benefit: Benefit, basket: Basket): Effect =>
  // The table is total over the kinds; a union of its functions cannot be called otherwise.
  (EFFECTS[benefit.kind] as (benefit: Benefit, basket: Basket) => Effect)(benefit, basket);

const costsOf = (basket: Basket, items: readonly string[] | undefined): number[] =>
  basket.map((line) => (!items || items.includes(line.itemId) ? line.left : 0));

const spread = (off: number, weights: readonly number[]): Effect => ({
  off: allocate(off, weights),
  used: weights.map(() => 0),
});

/** Dearest units first, so that what is free in each group is as dear as it can be. */
function buyAndGet({ buy, get, rate, items }: Of<'buy-n-get-m'>, basket: Basket): Effect {
  const units = basket
    .flatMap((line, n) => (items.includes(line.itemId) ? Array(line.units).fill(n) : []))
    .sort((a: number, b: number) => priceAt(basket, b) - priceAt(basket, a) || a - b);
  const off = basket.map(() => 0);
  const used = basket.map(() => 0);
  const whole = units.length - (units.length % (buy + get));
  for (const [place, n] of units.slice(0, whole).entries()) {
    used[n] = (used[n] ?? 0) + 1;
    if (place % (buy + get) < buy) continue;
    off[n] = (off[n] ?? 0) + shareOf(priceAt(basket, n), rate);
  }
  return { off, used };
}

/** As many times as the units last and the price saves something. */
function togetherForAPrice({ comboPrice, parts }: Of<'combo'>, basket: Basket): Effect {
  const off = basket.map(() => 0);
  const used = basket.map(() => 0);
  for (;;) {
    const taken = takeCombo(parts, basket, used);
    const costs = taken?.map((units, n) => units * priceAt(basket, n)) ?? [];
    const saving = sumOf(costs) - comboPrice;
    if (!taken || saving <= 0) return { off, used };
    for (const [n, share] of allocate(saving, costs).entries()) {
      off[n] = (off[n] ?? 0) + share;
      used[n] = (used[n] ?? 0) + (taken[n] ?? 0);
    }
  }
}

/** Units per line for one combo, the dearest of each part; undefined where a part is not there. */
function takeCombo(
  parts: readonly ComboPart[],
  basket: Basket,
  used: readonly number[],
): number[] | undefined {
  const taken = basket.map(() => 0);
  const free = (n: number): number => (basket[n]?.units ?? 0) - (used[n] ?? 0) - (taken[n] ?? 0);
  for (const { items, quantity } of parts) {
    const dearest = [...basket.keys()]
      .filter((n) => items.includes(basket[n]?.itemId ?? ''))
      .sort((a, b) => priceAt(basket, b) - priceAt(basket, a) || a - b);
    let missing = quantity;
    for (const n of dearest) {
      const units = Math.min(missing, free(n));
      taken[n] = (taken[n] ?? 0) + units;
      missing -= units;
    }
    if (missing > 0) return undefined;
  }
  return taken;
}

const priceAt = (basket: Basket, n: number): number => basket[n]?.basePrice ?? 0;
