import { describe, expect, it } from 'vitest';
import { by, groupBy, sum } from '../support/figures.ts';
import { type Asked, expectGolden } from '../support/golden.ts';

/** What was sold by itself or as a combo, dish by dish. */
function itemsOf({ order_lines }: Asked, category = '') {
  const sold = order_lines
    .filter((l) => l.order_status === 'COMMITTED' && l.line_kind !== 'part')
    .filter((l) => category === '' || l.category_id === category);
  return [...groupBy(sold, (l) => l.item_id)].map(([item_id, lines]) => ({
    item_id,
    item_name:
      lines
        .map((l) => l.item_name)
        .toSorted()
        .at(-1) ?? '',
    currency: 'CNY',
    units: sum(lines, (l) => l.quantity),
    net_minor: sum(lines, (l) => l.net_minor),
  }));
}

function matrixOf(asked: Asked, least: number, category?: string) {
  const items = itemsOf(asked, category);
  const units = sum(items, (i) => i.units);
  const usual = sum(items, (i) => i.net_minor) / units;
  return items.toSorted(by((i) => [-i.net_minor, i.item_id])).map((item) => {
    const is_popular = item.units / units >= least / 100 / items.length;
    const is_dear = item.net_minor / item.units >= usual;
    const quadrants = is_popular ? ['plow-horse', 'star'] : ['dog', 'puzzle'];
    return {
      ...item,
      unit_net_minor: item.net_minor / item.units,
      units_share: item.units / units,
      ...{ is_popular, is_dear, quadrant: quadrants[Number(is_dear)] ?? '' },
    };
  });
}

describe('the menu', () => {
  it('has stars, plow-horses, puzzles and dogs', async () => {
    const rows = await expectGolden('menu-matrix', {}, (asked) => matrixOf(asked, 70));
    const quadrants = new Set(rows.map((r) => r['quadrant']));
    expect([...quadrants].toSorted()).toEqual(['dog', 'plow-horse', 'puzzle', 'star']);
  });

  it('is judged within one category, by another rule, where one asks so', async () => {
    const params = { category: 'drinks', least_percent: 100 };
    const rows = await expectGolden('menu-matrix', params, (a) => matrixOf(a, 100, 'drinks'));
    expect(rows.map((r) => r['item_id']).toSorted()).toEqual(['cola', 'milk-tea', 'tea']);
  });

  it('has a few dishes that bring most of the money', async () => {
    const params = { a_percent: 60, b_percent: 85 };
    const rows = await expectGolden('item-pareto', params, (asked) => {
      const items = itemsOf(asked).toSorted(by((i) => [-i.net_minor, i.item_id]));
      const all = sum(items, (i) => i.net_minor);
      let before = 0;
      return items.map((item) => {
        const letter = before / all < 0.6 ? 'A' : before / all < 0.85 ? 'B' : 'C';
        before += item.net_minor;
        const shares = { net_share: item.net_minor / all, cumulative_share: before / all };
        return { ...item, ...shares, class: letter };
      });
    });
    expect(rows.at(-1)?.['cumulative_share']).toBe(1);
    expect(new Set(rows.map((r) => r['class'])).size).toBe(3);
  });
});
