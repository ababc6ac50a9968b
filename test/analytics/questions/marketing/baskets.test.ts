import { expect, test } from 'vitest';
import { by, distinct, groupBy, ratio, sum } from '../support/figures.ts';
import { type Answer, type Asked, expectGolden, type Params } from '../support/golden.ts';
import type { Row } from '../support/golden-data.ts';

type Line = Row<'order_lines'>;

/** Orders that are looked at: of more than enough an even part, by the second. */
const looked = ({ orders }: Asked, { most_orders }: Params): Set<string> => {
  const paid = orders.filter((o) => o.status === 'COMMITTED');
  const every = 1 + Math.floor(paid.length / Number(most_orders));
  const part = paid.filter((o) => Math.floor(o.at_ms / 1000) % every === 0);
  return new Set(part.map((o) => o.order_id));
};

/** What people chose themselves, by order. */
const baskets = (asked: Asked, params: Params): Line[][] => {
  const orders = looked(asked, params);
  const chosen = asked.order_lines.filter((l) => orders.has(l.order_id) && l.line_kind !== 'part');
  return [...groupBy(chosen, (l) => l.order_id).values()];
};

const nameOf = (lines: readonly Line[]): string | undefined =>
  lines
    .map((l) => l.item_name)
    .sort()
    .at(-1);

test.each([{}, { most_orders: 1000 }])(
  'a category goes along where an order has it beside another, by %o',
  async (params) => {
    const answer = await expectGolden('attach-rate', params, (asked, values) => {
      const categories = baskets(asked, values).map(
        (lines) => new Set(lines.flatMap((l) => l.category_id ?? [])),
      );
      return [...new Set(categories.flatMap((c) => [...c]))]
        .map((category_id) => {
          const could = categories.filter((c) => c.size > (c.has(category_id) ? 1 : 0));
          const attached_count = could.filter((c) => c.has(category_id)).length;
          const could_count = could.length;
          const attach_rate = ratio(attached_count, could_count);
          return { category_id, could_count, attached_count, attach_rate };
        })
        .sort(by((r) => [-(r.attach_rate ?? 0), r.category_id]));
    });
    expect(answer.at(-1)?.['category_id']).toBe('desserts');
  },
);

test.each([{}, { most_sold: 5, least_orders: 30, most_orders: 1000 }])(
  'two dishes go together by %o',
  async (params) => {
    await expectGolden('pair-lift', params, pairs);
  },
);

function pairs(asked: Asked, params: Params): Answer[] {
  const { most_sold, least_orders } = params;
  const orders = baskets(asked, params);
  const dishes = [...groupBy(orders.flat(), (l) => l.item_id)]
    .map(([id, lines]) => ({
      ...{ id, name: nameOf(lines) ?? '', lines: lines.length },
      in: new Set(lines.map((l) => l.order_id)),
    }))
    .sort(by((d) => [-d.lines, d.id]))
    .slice(0, Number(most_sold));
  const couples = dishes.flatMap((one, n) =>
    dishes.slice(n + 1).map((other): Answer => {
      const both = [...one.in].filter((order) => other.in.has(order)).length;
      const all = orders.length;
      return {
        ...{ item_id: one.id, item_name: one.name },
        ...{ other_item_id: other.id, other_item_name: other.name },
        orders_count: both,
        support: both / all,
        share_of_item: both / one.in.size,
        share_of_other: both / other.in.size,
        lift: both / all / ((one.in.size / all) * (other.in.size / all)),
      };
    }),
  );
  return couples
    .filter((p) => Number(p['orders_count']) >= Number(least_orders))
    .sort(by((p) => [-Number(p['lift']), p['item_id'] ?? '', p['other_item_id'] ?? '']));
}

test.each(['2026-09-21', '2026-10-12'])(
  'what combos sell of a dish stands beside what it sells by itself, from %s on',
  async (from) => {
    await expectGolden(
      'combo-share',
      {},
      (asked) => {
        const paid = asked.order_lines.filter((l) => l.order_status === 'COMMITTED');
        const now = paid.filter((l) => l.business_date >= from);
        const before = paid.filter((l) => l.business_date < from);
        const aDay = (lines: readonly Line[], item: string, kind: string) => ({
          units: sum(
            lines.filter((l) => l.item_id === item && l.line_kind === kind),
            (l) => l.quantity,
          ),
          days: distinct(lines, (l) => l.business_date),
        });
        const rate = ({ units, days }: { units: number; days: number }) => ratio(units, days);
        const parts = now.filter((l) => l.line_kind === 'part');
        return [...new Set(parts.map((l) => l.item_id))]
          .map((item_id) => {
            const alone = aDay(now, item_id, 'dish');
            const combo = aDay(now, item_id, 'part');
            const [aloneBefore, comboBefore] = ['dish', 'part'].map((kind) =>
              rate(aDay(before, item_id, kind)),
            );
            const gained = (rate(combo) ?? 0) - (comboBefore ?? 0);
            const lost = Math.max(0, (aloneBefore ?? 0) - (rate(alone) ?? 0));
            return {
              item_id,
              item_name: nameOf(paid.filter((l) => l.item_id === item_id)) ?? null,
              alone_units: alone.units,
              combo_units: combo.units,
              combo_share: ratio(combo.units, alone.units + combo.units),
              alone_a_day_before: aloneBefore ?? null,
              alone_a_day: rate(alone),
              combo_a_day_before: comboBefore ?? null,
              combo_a_day: rate(combo),
              taken_share: gained > 0 ? lost / gained : null,
            };
          })
          .sort(by((r) => [-r.combo_units, r.item_id]));
      },
      { from },
    );
  },
);

test('what a screen offers beside is taken more or less often', async () => {
  const answer = await expectGolden('upsell-acceptance', {}, ({ sessions }) => {
    const offers = sessions.filter((s) => s.step.startsWith('upsell-'));
    return [...groupBy(offers, (s) => `${s.screen} ${s.item_id}`).values()]
      .map((steps) => {
        const [accepted = [], shown = []] = ['upsell-accepted', 'upsell-shown'].map((step) =>
          steps.filter((s) => s.step === step),
        );
        return {
          ...{ screen: steps[0]?.screen ?? '', item_id: steps[0]?.item_id ?? null },
          ...{ shown: shown.length, accepted: accepted.length },
          acceptance_rate: ratio(accepted.length, shown.length),
        };
      })
      .sort(by((r) => [r.screen, r.item_id]));
  });
  const rate = (item: string) =>
    Number(
      answer.find((r) => r['screen'] === 'kiosk' && r['item_id'] === item)?.['acceptance_rate'],
    );
  expect(rate('cola')).toBeGreaterThan(rate('ice-cream'));
});
