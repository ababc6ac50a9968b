import { describe, expect, it } from 'vitest';
import { suggestions } from '../../../web/src/kiosk/upsell.ts';
import { startLine } from '../../../web/src/menu/cart-line.ts';
import type { Category, Item } from '../../../web/src/menu/menu.ts';

const dish = (itemId: string, more: Partial<Item> = {}): Item => ({
  ...{ itemId, name: itemId, price: 1_000, soldOut: false, modifierGroups: [] },
  ...more,
});
const noodles = dish('noodles');
const drinks = [
  dish('beer', { soldOut: true }),
  dish('milk-tea', { allergens: ['milk'] }),
  dish('tea'),
  dish('cola'),
];
const cake = dish('cake');
const size = dish('smoothie', {
  modifierGroups: [
    {
      ...{ groupId: 'size', name: 'Size', required: true, minSelected: 1, maxSelected: 1 },
      displayType: 'radio',
      modifiers: [{ optionId: 'l', name: 'L', priceDelta: 0, isDefault: false, soldOut: false }],
    },
  ],
});
const categories: Category[] = [
  { categoryId: 'mains', name: '主食', items: [noodles] },
  { categoryId: 'c2', name: '饮品', items: [size, ...drinks] },
  { categoryId: 'desserts', name: 'Desserts', items: [cake] },
];
const items = new Map(categories.flatMap((c) => c.items).map((i) => [i.itemId, i]));
const table = { categories, items, avoided: new Set<string>() };
const lines = (...dishes: Item[]) => dishes.map((d) => startLine(d, items, d.itemId));
const named = (suggested: readonly Item[]) => suggested.map(({ itemId }) => itemId);

describe('what is suggested with a meal', () => {
  it('is a drink that can be had at one touch, where there is none', () => {
    const suggested = suggestions({ ...table, cart: lines(noodles) });
    expect(named(suggested)).toEqual(['milk-tea', 'tea', 'cola']);
  });

  it('is nothing that the customer must not eat', () => {
    const avoided = new Set(['milk']);
    expect(named(suggestions({ ...table, avoided, cart: lines(noodles) }))).toEqual([
      'tea',
      'cola',
    ]);
  });

  it('is a dessert after the drink', () => {
    expect(named(suggestions({ ...table, cart: lines(noodles, dish('tea')) }))).toEqual(['cake']);
  });

  it('counts the drink of a combo', () => {
    const choices = [{ slotId: 's', itemId: 'cola', options: [] }];
    const cart = lines(noodles).map((line) => ({ ...line, choices }));
    expect(named(suggestions({ ...table, cart }))).toEqual(['cake']);
  });

  it('is nothing once all is there, and nothing without a meal', () => {
    expect(suggestions({ ...table, cart: lines(noodles, dish('tea'), cake) })).toEqual([]);
    expect(suggestions({ ...table, cart: [] })).toEqual([]);
  });
});
