import { describe, expect, it } from 'vitest';
import { type Browsed, popularNow } from '../../../web/src/kiosk/popular.ts';
import type { Item } from '../../../web/src/menu/menu.ts';

const dish = (itemId: string, more: Partial<Item> = {}): Item => ({
  ...{ itemId, name: itemId, price: 1_000, soldOut: false, modifierGroups: [] },
  ...more,
});
const ids = ['noodles', 'tofu', 'rice', 'tea', 'cola'];
const popular = ids.map((itemId, n) => ({ itemId, sold: 90 - n }));
const itemsOf = (...items: Item[]) => new Map(items.map((item) => [item.itemId, item]));
const items = itemsOf(...ids.map((id) => dish(id)));
const named = (more: Partial<Browsed> = {}) =>
  popularNow({ popular, items, shown: new Set(ids), search: '', ...more }).map(
    ({ item, sold }) => `${item.itemId} ${sold}`,
  );

describe('the row of popular dishes', () => {
  it('has the best first, with how often they were sold', () => {
    expect(named()).toEqual(['noodles 90', 'tofu 89', 'rice 88', 'tea 87', 'cola 86']);
  });

  it('has nothing that is sold out, not served now, avoided, or on the menu no more', () => {
    const shown = new Set(ids.filter((id) => id !== 'tofu'));
    expect(named({ shown })).toEqual(['noodles 90', 'rice 88', 'tea 87', 'cola 86']);
    const [, ...rest] = items.values();
    const without = { items: itemsOf(dish('noodles', { soldOut: true }), ...rest) };
    expect(named(without)).toEqual(['tofu 89', 'rice 88', 'tea 87', 'cola 86']);
    expect(named({ items: itemsOf(...rest) })).toEqual(named(without));
  });

  it('is not there for fewer than three dishes', () => {
    expect(named({ popular: popular.slice(0, 3) })).toHaveLength(3);
    expect(named({ popular: popular.slice(0, 2) })).toEqual([]);
  });

  it('is not in the way of who searches', () => {
    expect(named({ search: 'no' })).toEqual([]);
  });

  it('is at most eight dishes', () => {
    const many = Array.from({ length: 12 }, (_, n) => `dish-${n}`);
    const all = itemsOf(...many.map((id) => dish(id)));
    const sold = many.map((itemId) => ({ itemId, sold: 1 }));
    expect(named({ popular: sold, items: all, shown: new Set(many) })).toHaveLength(8);
  });
});
