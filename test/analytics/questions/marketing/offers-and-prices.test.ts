import { expect, test } from 'vitest';
import { by, distinct, groupBy, ratio, sum } from '../support/figures.ts';
import { type Answer, type Asked, expectGolden, type Params } from '../support/golden.ts';
import type { Row } from '../support/golden-data.ts';

type Order = Row<'orders'>;
type Line = Row<'order_lines'>;
const paidOf = ({ orders }: Asked): Order[] => orders.filter((o) => o.status === 'COMMITTED');
const salesOf = (orders: readonly Order[]): number => sum(orders, (o) => o.total_minor);
const daysOf = (orders: readonly Order[]): number =>
  distinct(orders, (o) => `${o.store_id} ${o.business_date}`);
const only = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.flatMap((v) => v ?? [])),
];

const scopes = [
  { from: '2026-10-12', to: '2026-10-25' },
  { from: '2026-10-12', to: '2026-10-25', storeIds: ['s-1'] },
];

test.each(scopes)('an offer is measured against the stores without it, %o', async (scope) => {
  const answer = await expectGolden('offer-uplift', {}, (asked) => uplifts(asked), scope);
  const autumn = answer.find((r) => r['offer_id'] === 'o-autumn');
  // It draws half as many again; only beside stores without it can that be told.
  if (scope.storeIds) expect(autumn?.['uplift_share']).toBe(null);
  else expect(autumn?.['uplift_share']).toBeGreaterThan(0.15);
});

function uplifts(asked: Asked): Answer[] {
  const before = paidOf(asked).filter((o) => o.business_date < asked.from);
  const during = paidOf(asked).filter((o) => o.business_date >= asked.from);
  const stores = only(before.map((o) => o.store_id)).filter((store) =>
    during.some((o) => o.store_id === store),
  );
  return only(during.map((o) => o.offer_id))
    .map((offer_id) => {
      const uses = during.filter((o) => o.offer_id === offer_id);
      const users = new Set(uses.map((o) => o.store_id));
      const having = stores.filter((store) => users.has(store));
      const others = stores.filter((store) => !users.has(store));
      const aDay = (orders: readonly Order[], of: readonly string[]) => {
        const own = orders.filter((o) => of.includes(o.store_id));
        return ratio(salesOf(own), daysOf(own));
      };
      const figures = [aDay(before, having), aDay(during, having)] as const;
      const control = [aDay(before, others), aDay(during, others)] as const;
      const [[a, b], [c, d]] = [figures, control];
      const known = a !== null && b !== null && c !== null && d !== null;
      return {
        ...{ offer_id, currency: 'CNY' },
        ...{ stores_with: having.length, stores_without: others.length },
        orders_count: uses.length,
        discount_minor: sum(uses, (o) => o.discount_minor),
        ...{ with_before_minor: a, with_during_minor: b },
        ...{ without_before_minor: c, without_during_minor: d },
        uplift_minor: known ? b - a - (d - c) : null,
        uplift_share: known ? (b * c) / (a * d) - 1 : null,
      };
    })
    .sort(by((r) => [-r.discount_minor, r.offer_id]));
}

test.each([
  { from: '2026-09-28', to: '2026-10-25' },
  { from: '2026-10-26', to: '2026-11-15' },
])('coupons cost something for each order that they bring, %o', async (scope) => {
  await expectGolden('coupon-redemption', {}, (asked) => redemptions(asked), scope);
});

function redemptions(asked: Asked): Answer[] {
  const before = paidOf(asked).filter((o) => o.business_date < asked.from);
  const during = paidOf(asked).filter((o) => o.business_date >= asked.from);
  return only(during.map((o) => o.coupon_offer_id))
    .map((coupon_offer_id) => {
      const uses = during.filter((o) => o.coupon_offer_id === coupon_offer_id);
      const users = new Set(uses.map((o) => o.store_id));
      const there = during.filter((o) => users.has(o.store_id));
      const usual = before.filter((o) => users.has(o.store_id));
      const others = there.filter((o) => o.coupon_offer_id !== coupon_offer_id);
      const aDay = ratio(usual.length, daysOf(usual));
      const expected = aDay === null ? null : aDay * daysOf(there);
      const extra = expected === null ? null : there.length - expected;
      const discount = sum(uses, (o) => o.coupon_discount_minor);
      return {
        ...{ coupon_offer_id, currency: 'CNY', stores: users.size, orders_count: uses.length },
        coupons_used: sum(uses, (o) => o.coupons_count),
        ...{ discount_minor: discount, sales_minor: salesOf(uses) },
        average_minor: ratio(salesOf(uses), uses.length),
        other_average_minor: ratio(salesOf(others), others.length),
        ...{ expected_orders: expected, extra_orders: extra },
        cost_per_extra_minor: extra !== null && extra > 0 ? discount / extra : null,
      };
    })
    .sort(by((r) => [-r.discount_minor, r.coupon_offer_id]));
}

test.each([{}, { least_days: 60, least_spread: 15 }])(
  'what a higher price did, by %o',
  async (params) => {
    const answer = await expectGolden('price-elasticity', params, elasticities);
    expect(answer.map((r) => r['item_id'])).toContain('milk-tea');
  },
);

/** Ordinary least squares with a constant of each store, by solving for the residuals store by store. */
function elasticities(asked: Asked, params: Params): Answer[] {
  const { least_days, least_spread } = params;
  const sold = asked.order_lines.filter(
    (l) => l.order_status === 'COMMITTED' && l.line_kind !== 'part',
  );
  return [...groupBy(sold, (l) => l.item_id)]
    .flatMap(([item_id, lines]) => {
      const stores = [...groupBy(lines, (l) => l.store_id).values()]
        .map(daysOfStore)
        .filter((days) => {
          const prices = days.map((d) => d.price);
          return Math.max(...prices) / Math.min(...prices) >= 1 + Number(least_spread) / 100;
        });
      const days = stores.flat();
      if (days.length < Number(least_days)) return [];
      const prices = days.map((d) => d.price);
      const [xx, xy, yy] = [
        within(stores, (d) => [d.x, d.x]),
        within(stores, (d) => [d.x, d.y]),
        within(stores, (d) => [d.y, d.y]),
      ];
      return {
        ...{
          item_id,
          item_name:
            lines
              .map((l) => l.item_name)
              .sort()
              .at(-1) ?? '',
        },
        ...{ currency: 'CNY', stores: stores.length, store_days: days.length },
        lowest_price_minor: Math.min(...prices),
        highest_price_minor: Math.max(...prices),
        elasticity: Number((xy / xx).toFixed(6)),
        certainty: Number(((xy * xy) / (xx * yy)).toFixed(6)),
      };
    })
    .sort(by((r) => [r.elasticity, r.item_id]));
}

interface Point {
  readonly price: number;
  readonly x: number;
  readonly y: number;
}

/** A point of each day on which the store sold it for something. */
const daysOfStore = (lines: readonly Line[]): Point[] =>
  [...groupBy(lines, (l) => l.business_date).values()].flatMap((day) => {
    const units = sum(day, (l) => l.quantity);
    const price = sum(day, (l) => l.net_minor - l.quantity * l.options_minor) / units;
    return price > 0 ? { price, x: Math.log(price), y: Math.log(units) } : [];
  });

/** Sum of products less what their means explain, store by store: n * mean * mean. */
const within = (stores: readonly Point[][], of: (day: Point) => readonly [number, number]) =>
  sum(stores, (days) => {
    const pairs = days.map(of);
    const [a, b] = [sum(pairs, (p) => p[0]), sum(pairs, (p) => p[1])];
    return sum(pairs, (p) => p[0] * p[1]) - (a * b) / days.length;
  });
