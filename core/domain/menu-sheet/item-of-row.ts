import type { MenuItem } from '../menu.ts';
import type { Currency } from '../money.ts';
import { fail, ok, type Result } from '../result.ts';
import { itemColumn } from './item-columns.ts';
import type { SheetRow } from './read-rows.ts';
import type { RowFault } from './row-fault.ts';
import { putItemText, showText, textColumn } from './text-columns.ts';

/**
 * The dish with what its row says; a new one where `known` is undefined. A cell that says what is
 * true already touches nothing, so whatever a cell cannot hold stays as it is.
 */
export function itemOfRow(
  { row, cells }: SheetRow,
  itemId: string,
  known: MenuItem | undefined,
  currency: Currency,
): Result<MenuItem, RowFault> {
  if (!known && (cells.get('price') ?? '').trim() === '') {
    return fail({ row, field: 'price', code: 'missing' });
  }
  let item: MenuItem = known ?? { itemId, name: {}, price: 0, modifierGroups: [] };
  for (const [field, cell] of cells) {
    const put = withCell(item, field, cell, currency);
    if (typeof put === 'string') return fail({ row, field, code: put });
    item = put;
  }
  const nameless = Object.keys(item.name).length === 0;
  return nameless ? fail({ row, field: 'name', code: 'missing' }) : ok(item);
}

function withCell(
  item: MenuItem,
  name: string,
  cell: string,
  currency: Currency,
): MenuItem | RowFault['code'] {
  const text = textColumn(name);
  if (text) {
    if (text.of === 'category' || showText(item[text.of], text.language) === cell) return item;
    return putItemText(item, text, cell);
  }
  const column = itemColumn(name);
  const said = cell.trim();
  if (!column || column.show(item, currency) === said) return item;
  return column.put(item, said, currency);
}
