import { text } from './menu/dish.ts';
import { breakfast, cold, dishes, noodles, sets } from './menu/dishes.ts';
import { desserts, drinks } from './menu/drinks.ts';

const CATEGORIES = [sets, breakfast, dishes, noodles, cold, drinks, desserts];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const MENUS = [
  {
    ...{ menuId: 'all-day', name: text('全天', 'All day') },
    categoryIds: CATEGORIES.map((c) => c.categoryId).filter((id) => id !== 'breakfast'),
  },
  {
    ...{ menuId: 'breakfast', name: text('早餐', 'Breakfast'), categoryIds: ['breakfast'] },
    ...{ fulfilments: ['dine-in', 'takeout'] },
    periods: [{ weekdays: EVERY_DAY, from: '06:30', until: '10:30' }],
  },
] as const;

/** Each has its picture. */
export const demoItemIds = (): string[] =>
  CATEGORIES.flatMap(({ items }) => items.map(({ itemId }) => itemId));

/** A yen buys less than a yuan, and has no smaller coin: 38.50 yuan are 770 yen here. */
const PER_MINOR = { CNY: 1, HKD: 1, JPY: 1 / 5 } as const;

/** The fields that are money, wherever in a menu they are. */
const PRICES = new Set(['price', 'priceDelta', 'basePrice', 'extraPrice']);

/** What a cashier types: the category's number, then the dish's. */
const pluOf = (category: number, dish: number): string =>
  `${category + 1}${String(dish + 1).padStart(2, '0')}`;

/**
 * The demo's menu, as a merchant would publish it, in the currency of the store.
 * @param images the names that the store gave to the dishes' pictures, by itemId.
 */
export function demoMenu(currency: keyof typeof PER_MINOR, images: ReadonlyMap<string, string>) {
  const categories = CATEGORIES.map((category, n) => ({
    ...category,
    items: category.items.map((item, m) => ({
      ...item,
      plu: pluOf(n, m),
      image: images.get(item.itemId),
    })),
  }));
  const priced = JSON.stringify({ currency, menus: MENUS, categories }, (key, value: unknown) =>
    PRICES.has(key) ? Math.round(Number(value) * PER_MINOR[currency]) : value,
  );
  return JSON.parse(priced) as object;
}
