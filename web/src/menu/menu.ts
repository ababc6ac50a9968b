import type { MenuResponse, ShownGroup } from '../../../api/menu.ts';

/** The menu as a store shows it, asked for in one language: every name is one text. */
export type Menu = MenuResponse;
export type Category = Menu['categories'][number];
export type Item = Category['items'][number];
export type Slot = NonNullable<Item['slots']>[number];
export type Group = Pick<
  ShownGroup,
  'groupId' | 'name' | 'required' | 'minSelected' | 'maxSelected' | 'displayType'
> & { readonly modifiers: readonly Modifier[] };
export type Modifier = Pick<
  ShownGroup['modifiers'][number],
  'optionId' | 'name' | 'priceDelta' | 'isDefault' | 'soldOut'
> & { readonly modifierGroups?: readonly Group[] | undefined };

export type Fulfilment = 'dine-in' | 'takeout' | 'delivery';

/** A name in the language that was asked for, or in the first there is. */
export const said = (shown: string | Readonly<Record<string, string>>): string =>
  typeof shown === 'string' ? shown : (Object.values(shown)[0] ?? '');

export const itemsOf = (menu: Menu): ReadonlyMap<string, Item> =>
  new Map(menu.categories.flatMap(({ items }) => items.map((item) => [item.itemId, item])));

/**
 * The categories that are sold now in this way, in the order of the menu. One that belongs to no menu,
 * where there are menus, is sold in combos alone.
 */
export function servedCategories(menu: Menu, fulfilment: Fulfilment): readonly Category[] {
  const { menus, categories } = menu;
  if (menus === undefined) return categories;
  const served = new Set(
    menus
      .filter((m) => m.servedNow && m.fulfilments.includes(fulfilment))
      .flatMap((m) => m.categoryIds),
  );
  return categories.filter(({ categoryId }) => served.has(categoryId));
}
