import { describe, expect, it } from 'vitest';
import {
  type CartLine,
  isGone,
  mustAsk,
  requestLines,
  startLine,
  unitPriceOf,
  withLine,
} from '../../../web/src/menu/cart-line.ts';
import type { Item } from '../../../web/src/menu/menu.ts';

const item = (itemId: string, price: number, more: Partial<Item> = {}): Item => ({
  ...{ itemId, name: itemId, price, soldOut: false, modifierGroups: [] },
  ...more,
});
const large = { optionId: 'large', name: 'large', priceDelta: 300 };
const size = {
  ...{ groupId: 'size', name: 'size', required: true, minSelected: 1, maxSelected: 1 },
  displayType: 'radio' as const,
  modifiers: [{ ...large, isDefault: false, soldOut: false }],
};
const drinks = {
  ...{ slotId: 'drinks', name: 'drinks', minSelected: 1, maxSelected: 2 },
  ...{ qtyFree: 1, basePrice: 500 },
  choices: [{ itemId: 'tea', extraPrice: 200, isDefault: true }],
};
const noodles = item('noodles', 2_800);
const tea = item('tea', 900, { modifierGroups: [size] });
const combo = item('combo', 3_500, { slots: [drinks] });
const items = new Map([noodles, tea, combo].map((i) => [i.itemId, i]));
const line = (of: Item, key: string, more: Partial<CartLine> = {}): CartLine => ({
  ...startLine(of, items, key),
  ...more,
});

describe('a cart', () => {
  it('counts the same wish up, and keeps another one apart', () => {
    const cart = withLine([line(noodles, 'a')], line(noodles, 'b', { quantity: 2 }));
    expect(cart).toMatchObject([{ key: 'a', quantity: 3 }]);
    expect(withLine(cart, line(noodles, 'c', { note: 'no chilli' }))).toHaveLength(2);
  });

  it('replaces the line that was changed', () => {
    const cart = [line(noodles, 'a'), line(tea, 'b')];
    const changed = withLine(cart, line(noodles, 'a', { quantity: 5 }));
    expect(changed).toMatchObject([{ key: 'a', quantity: 5 }, { key: 'b' }]);
  });

  it('asks about a dish that cannot be ordered as it comes', () => {
    expect(mustAsk(noodles, items)).toBe(false);
    expect(mustAsk(tea, items)).toBe(true);
    expect(mustAsk(combo, items)).toBe(true);
  });

  it('prices a combo as the API does: extra, options, and what is beyond the free ones', () => {
    const one = { slotId: 'drinks', itemId: 'tea', options: ['large'] };
    const two = line(combo, 'a', { choices: [one, one] });
    expect(unitPriceOf(two, combo, items)).toBe(3_500 + 2 * (200 + 300) + 500);
  });

  it('knows what has sold out since, inside combos too', () => {
    const without = new Map(items).set('tea', { ...tea, soldOut: true });
    expect(isGone(line(combo, 'a'), items)).toBe(false);
    expect(isGone(line(combo, 'a'), without)).toBe(true);
    expect(isGone(line(noodles, 'b'), without)).toBe(false);
    expect(isGone(line(noodles, 'b'), new Map())).toBe(true);
  });

  it('tells the API what is wanted and no price', () => {
    expect(requestLines([line(noodles, 'a', { note: 'hot' })])).toEqual([
      { itemId: 'noodles', options: [], quantity: 1, note: 'hot' },
    ]);
  });
});
