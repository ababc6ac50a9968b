import type { MenuItem } from '../menu.ts';
import { type Currency, decimalText, minorOf } from '../money.ts';
import type { RowFault } from './row-fault.ts';

/** One fact about a dish, as a cell. */
export interface ItemColumn {
  readonly show: (item: MenuItem, currency: Currency) => string;
  /** The dish once the cell is true of it, or why it cannot be. */
  readonly put: (item: MenuItem, cell: string, currency: Currency) => MenuItem | RowFault['code'];
}

const ids = (list: readonly string[]): string => list.join(' ');

/** Choices are trees, which rows cannot hold: they are shown, and changed elsewhere. */
const shown = (show: ItemColumn['show']): ItemColumn => ({ show, put: () => 'not-by-spreadsheet' });

const word = (field: 'plu' | 'taxClass' | 'image'): ItemColumn => ({
  show: (item) => item[field] ?? '',
  put: ({ [field]: _, ...item }, cell) => (cell === '' ? item : { ...item, [field]: cell }),
});

const YES_OR_NO = new Map([
  ...['yes', 'true', '1', '是'].map((text) => [text, true] as const),
  ...['', 'no', 'false', '0', '否'].map((text) => [text, false] as const),
]);

/** The columns of one cell a dish; those of texts are one a language. */
export const ITEM_COLUMNS = {
  plu: word('plu'),
  price: {
    show: ({ price }, currency) => decimalText({ currency, minor: price }),
    put(item, cell, currency) {
      if (cell === '') return 'missing';
      const price = minorOf(currency, cell);
      return price === undefined ? 'bad-price' : { ...item, price };
    },
  },
  // Told with each price, so that a list of one store's prices is not taken for another's.
  currency: {
    show: (_, currency) => currency,
    put: (item, cell) => (cell === '' ? item : 'wrong-currency'),
  },
  taxClass: word('taxClass'),
  allergens: {
    show: ({ allergens = [] }) => ids(allergens),
    put({ allergens: _, ...item }, cell) {
      const allergens = cell.split(/[\s,;|]+/).filter((name) => name !== '');
      return allergens.length === 0 ? item : { ...item, allergens };
    },
  },
  soldOut: {
    show: ({ soldOut }) => (soldOut ? 'yes' : ''),
    put({ soldOut: _, ...item }, cell) {
      const soldOut = YES_OR_NO.get(cell.toLowerCase());
      if (soldOut === undefined) return 'bad-value';
      return soldOut ? { ...item, soldOut } : item;
    },
  },
  modifierGroups: shown(({ modifierGroups }) => ids(modifierGroups.map((g) => g.groupId))),
  slots: shown(({ slots = [] }) => ids(slots.map((s) => s.slotId))),
  image: word('image'),
} as const satisfies Readonly<Record<string, ItemColumn>>;

/** Undefined for any other name, such as `constructor`. */
export const itemColumn = (name: string): ItemColumn | undefined =>
  Object.hasOwn(ITEM_COLUMNS, name) ? ITEM_COLUMNS[name as keyof typeof ITEM_COLUMNS] : undefined;
