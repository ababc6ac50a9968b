import { type CartLine, mustAsk } from '../menu/cart-line.ts';
import { type Category, type Item, said } from '../menu/menu.ts';
import { holdsAny } from './allergens.ts';

/** What goes with a meal, in the order in which it is missed; told by what menus call it. */
const SIDES: readonly RegExp[] = [
  /drink|beverage|tea|coffee|饮|茶|咖啡/i,
  /dessert|sweet|cake|甜/i,
  /side|snack|cold|小吃|凉菜|配菜/i,
];

export interface Table {
  readonly categories: readonly Category[];
  readonly items: ReadonlyMap<string, Item>;
  readonly cart: readonly CartLine[];
  readonly avoided: ReadonlySet<string>;
}

/** A few dishes of the first kind that the meal lacks, such as can be added with one touch. */
export function suggestions(table: Table, most = 3): readonly Item[] {
  if (table.cart.length === 0) return [];
  for (const kind of SIDES) {
    const categories = table.categories.filter((category) => isOf(kind, category));
    if (categories.length === 0 || hasAny(categories, table.cart)) continue;
    const fitting = categories.flatMap(({ items }) => items).filter((item) => fits(item, table));
    if (fitting.length > 0) return fitting.slice(0, most);
  }
  return [];
}

const isOf = (kind: RegExp, { categoryId, name }: Category): boolean =>
  kind.test(categoryId) || kind.test(said(name));

/** A drink in a combo is a drink. */
function hasAny(categories: readonly Category[], cart: readonly CartLine[]): boolean {
  const ids = new Set(categories.flatMap(({ items }) => items.map(({ itemId }) => itemId)));
  return cart.some((line) => ids.has(line.itemId) || line.choices.some((c) => ids.has(c.itemId)));
}

const fits = (item: Item, { items, avoided }: Table): boolean =>
  !item.soldOut && !mustAsk(item, items) && !holdsAny(item, items, avoided);
