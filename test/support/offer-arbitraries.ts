import fc from 'fast-check';
import type { Benefit } from '../../core/domain/offers/offer.ts';
import type { OrderLine } from '../../core/domain/order.ts';
import type { PricingRules } from '../../core/domain/pricing-rules.ts';
import { cartLine, offerOf } from './offers.ts';

const ITEMS = ['a', 'b', 'c', 'd'];
const item = fc.constantFrom(...ITEMS);
const items = fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const rate = fc.integer({ min: 1, max: 10_000 });
const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), rate, items }),
  fc.record({ kind: fc.constant('percentage' as const), rate }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({
    kind: fc.constant('buy-n-get-m' as const),
    ...{ buy: fc.integer({ min: 1, max: 3 }), get: fc.integer({ min: 1, max: 2 }), rate, items },
  }),
  fc.record({
    kind: fc.constant('combo' as const),
    comboPrice: fc.integer({ min: 1, max: 5000 }),
    parts: fc.array(fc.record({ items, quantity: fc.integer({ min: 1, max: 2 }) }), {
      ...{ minLength: 1, maxLength: 3 },
    }),
  }),
);
/** What a store offers, to everybody and at all times. */
export const offers = fc
  .array(fc.record({ benefit, exclusive: fc.boolean() }), { maxLength: 6 })
  .map((all) => all.map(({ benefit: b, exclusive }, n) => offerOf(n + 1, b, { exclusive })));
const prices = fc.tuple(...ITEMS.map(() => fc.integer({ min: 0, max: 5000 })));
/** Dishes of one menu. */
export const cart: fc.Arbitrary<OrderLine[]> = fc
  .tuple(prices, fc.array(fc.tuple(item, fc.integer({ min: 1, max: 5 })), { minLength: 1 }))
  .map(([price, chosen]) =>
    chosen.map(([id, quantity], n) =>
      cartLine(n + 1, id, price[ITEMS.indexOf(id)] ?? 0, quantity, 'JPY'),
    ),
  );
export const rules: fc.Arbitrary<PricingRules> = fc.record({
  version: fc.constant(1),
  taxes: fc.array(
    fc.record({
      ...{ taxClass: item, label: item, rate: fc.integer({ min: 0, max: 10_000 }), items },
      mode: fc.constantFrom('included' as const, 'added' as const),
    }),
    { maxLength: 3 },
  ),
  rounding: fc.option(
    fc.record({
      to: fc.constantFrom(5, 10),
      mode: fc.constantFrom('down' as const, 'nearest' as const),
    }),
    { nil: undefined },
  ),
});
