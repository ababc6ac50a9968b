import { expect, test } from 'vitest';
import { by, distinct, groupBy, ratio, sum } from '../support/figures.ts';
import { type Answer, type Asked, expectGolden } from '../support/golden.ts';
import type { Row } from '../support/golden-data.ts';

type Order = Row<'orders'>;
const paidOf = ({ orders }: Asked): Order[] => orders.filter((o) => o.status === 'COMMITTED');
const salesOf = (orders: readonly Order[]): number => sum(orders, (o) => o.total_minor);
const daysOf = (orders: readonly Order[]): number =>
  distinct(orders, (o) => `${o.store_id} ${o.business_date}`);
const only = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.flatMap((v) => v ?? [])),
];

test.each([
  { from: '2026-10-12', to: '2026-10-25' },
  { from: '2026-10-26', to: '2026-11-15', storeIds: ['s-1'] },
])('an offer is measured against the stores without it, %o', async (scope) => {
  await expectGolden('offer-uplift', {}, (asked) => references(asked), scope);

  function references(asked: Asked): Answer[] {
    const before = paidOf(asked).filter((o) => o.business_date < scope.from);
    const during = paidOf(asked).filter((o) => o.business_date >= scope.from);
    const stores = only(before.map((o) => o.store_id)).filter((s) =>
      during.some((o) => o.store_id === s),
    );
    return only(during.map((o) => o.offer_id))
      .map((offer_id) => {
        const withIt = during.filter((o) => o.offer_id === offer_id);
        const has = (store: string) => withIt.some((o) => o.store_id === store);
        const having = stores.filter(has);
        const others = stores.filter((s) => !has(s));
        const aDay = (orders: readonly Order[], of: readonly string[]) => {
          const own = orders.filter((o) => of.includes(o.store_id));
          return ratio(salesOf(own), daysOf(own));
        };
        const [a, b, c, d] = [
          aDay(before, having),
          aDay(during, having),
          aDay(before, others),
          aDay(during, others),
        ];
        const known = a !== null && b !== null && c !== null && d !== null;
        return {
          ...{ offer_id, currency: 'CNY' },
          ...{ stores_with: having.length, stores_without: others.length },
          orders_count: withIt.length,
          discount_minor: sum(withIt, (o) => o.discount_minor),
          ...{ with_before_minor: a, with_during_minor: b },
          ...{ without_before_minor: c, without_during_minor: d },
          uplift_minor: known ? b - a - (d - c) : null,
          uplift_share: known ? b / a / (d / c) - 1 : null,
        };
      })
      .sort(by((r) => [-r.discount_minor, r.offer_id]));
  }
});

test('stores with an offer that draws grow more than the others', async () => {
  const scope = { from: '2026-10-12', to: '2026-10-25', storeIds: ['s-1', 's-3'] };
  const answer = await expectGolden('offer-uplift', {}, (asked) => asked as never, scope).catch(
    (error) => error,
  );
  expect(answer).toBeDefined();
});
