import type { MenuContent } from '../menu.ts';
import { itemColumn } from './item-columns.ts';
import { languagesOf, textColumn, textOf } from './text-columns.ts';

/** Cells by rows; the first row names the columns. */
export type Sheet = readonly (readonly string[])[];

/** One row a dish, in the order of the menu. A category without dishes has no row. */
export function sheetOf(menu: MenuContent): Sheet {
  const { categories, currency } = menu;
  const columns = columnsOf(languagesOf(menu));
  const rows = categories.flatMap((category) =>
    category.items.map((item) =>
      columns.map((name) => {
        if (name === 'categoryId') return category.categoryId;
        if (name === 'itemId') return item.itemId;
        const text = textColumn(name);
        if (text) return textOf(text, item, category);
        return itemColumn(name)?.show(item, currency) ?? '';
      }),
    ),
  );
  return [columns, ...rows];
}

const columnsOf = (languages: readonly string[]): readonly string[] => [
  'categoryId',
  ...languages.map((language) => `category.${language}`),
  'itemId',
  'plu',
  ...languages.map((language) => `name.${language}`),
  ...languages.map((language) => `description.${language}`),
  ...['price', 'currency', 'taxClass', 'allergens', 'soldOut', 'modifierGroups', 'slots', 'image'],
];
