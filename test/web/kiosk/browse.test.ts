import { describe, expect, it } from 'vitest';
import { allergensOnMenu } from '../../../web/src/kiosk/allergens.ts';
import { fitting, inOrder, showpieces } from '../../../web/src/kiosk/browse.ts';
import type { Category, Item } from '../../../web/src/menu/menu.ts';

const dish = (itemId: string, name: string, more: Partial<Item> = {}): Item => ({
  ...{ itemId, name, price: 1_000, soldOut: false, modifierGroups: [] },
  ...more,
});
const category = (categoryId: string, items: Item[]): Category => ({
  ...{ categoryId, name: categoryId, items },
});

const crayfish = dish('crayfish', '麻辣小龙虾', { soldOut: true, allergens: ['crustaceans'] });
const tofu = dish('tofu', 'Mapo Tofu', { allergens: ['soya'], imageUrl: '/tofu.png' });
const brulee = dish('brulee', 'Crème brûlée', { imageUrl: '/brulee.png' });
const combo = dish('combo', 'Lunch', {
  slots: [
    {
      ...{ slotId: 'main', name: 'Main', minSelected: 1, maxSelected: 1, qtyFree: 1, basePrice: 0 },
      choices: [{ itemId: 'tofu', extraPrice: 0, isDefault: true }],
    },
  ],
});
const menu = [category('dishes', [crayfish, tofu, combo]), category('desserts', [brulee])];
const items = new Map([crayfish, tofu, combo, brulee].map((item) => [item.itemId, item]));
const nothing = { search: '', avoided: new Set<string>() };
const shown = (wanted: Partial<typeof nothing>) => [
  ...fitting(menu, items, { ...nothing, ...wanted }),
];

describe('browsing a menu', () => {
  it('shows what is sold out after what can be had', () => {
    const ids = inOrder(menu).flatMap((c) => c.items.map((i) => i.itemId));
    expect(ids).toEqual(['tofu', 'combo', 'crayfish', 'brulee']);
  });

  it('shows all where nothing is asked', () => {
    expect(shown({})).toHaveLength(4);
  });

  it.each([
    ['brulee', 'brulee'],
    ['MAPO  to', 'tofu'],
    ['龙虾', 'crayfish'],
  ])('finds by %s', (search, itemId) => {
    expect(shown({ search })).toEqual([itemId]);
  });

  it('hides what holds an allergen, and combos in which it can be chosen', () => {
    expect(shown({ avoided: new Set(['soya']) })).toEqual(['crayfish', 'brulee']);
  });

  it('asks about the allergens of the menu alone', () => {
    expect(allergensOnMenu(items)).toEqual(['soya', 'crustaceans']);
  });
});

describe('what a menu is shown by', () => {
  it('is what has a picture and can be had, from each category in turn', () => {
    expect(showpieces(menu, 5).map((i) => i.itemId)).toEqual(['tofu', 'brulee']);
    expect(showpieces(menu, 1)).toHaveLength(1);
  });
});
