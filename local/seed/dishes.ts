import type { DemoItem } from '../demo/menu/dish.ts';
import { breakfast, cold, dishes, noodles, sets } from '../demo/menu/dishes.ts';
import { desserts, drinks } from '../demo/menu/drinks.ts';

/**
 * What is eaten together: breakfast, a main dish for one, a dish to share, a side, a drink, rice.
 * A basket is a word of these letters.
 */
export type Pool = 'B' | 'M' | 'G' | 'S' | 'D' | 'R';

export interface SeedDish {
  readonly itemNo: number;
  readonly item: DemoItem;
  readonly categoryId: string;
}

export const SEED_DISHES: readonly SeedDish[] = [
  ...[sets, breakfast, dishes, noodles, cold, drinks, desserts].flatMap(({ categoryId, items }) =>
    items.map((item) => ({ item, categoryId })),
  ),
].map((dish, itemNo) => ({ ...dish, itemNo }));

export const dishOf = (itemId: string): SeedDish => {
  const found = SEED_DISHES.find(({ item }) => item.itemId === itemId);
  if (!found) throw new Error(`The demo's menu has no ${itemId}`);
  return found;
};

/** The most popular first: each is bought less than the one before it. */
export const POOLS: Readonly<Record<Pool, readonly string[]>> = {
  B: ['pork-bun', 'soy-milk-bowl', 'you-tiao', 'tea-egg', 'jianbing', 'congee'],
  M: [
    ...['beef-noodles', 'chicken-burger-set', 'lunch-combo', 'fried-rice', 'dan-dan-noodles'],
    ...['beef-noodle-set', 'dumplings', 'wonton-soup', 'scallion-noodles', 'skewer-pot'],
  ],
  G: [
    ...['kung-pao-chicken', 'sweet-sour-pork', 'mapo-tofu', 'fish-pot', 'scrambled-eggs'],
    ...['green-beans', 'twice-cooked-pork', 'bok-choy', 'crayfish', 'eggplant'],
    ...['steamed-fish', 'family-feast'],
  ],
  S: [
    ...['egg-tart', 'fries', 'cucumber', 'mango-rice', 'mouth-water-chicken', 'tofu-pudding'],
    ...['century-egg-tofu', 'wood-ear', 'red-bean-soup'],
  ],
  D: ['cola', 'milk-tea', 'lemon-tea', 'beer', 'tea', 'mango-smoothie'],
  R: ['steamed-rice'],
};

/** What is taken where the dish that was wanted cannot be had; it never runs out itself. */
export const INSTEAD: Readonly<Record<Pool, string>> = {
  ...{
    B: 'pork-bun',
    M: 'fried-rice',
    G: 'mapo-tofu',
    S: 'egg-tart',
    D: 'cola',
    R: 'steamed-rice',
  },
};
