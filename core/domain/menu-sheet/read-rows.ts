import { fail, ok, type Result } from '../result.ts';
import { itemColumn } from './item-columns.ts';
import type { RowFault } from './row-fault.ts';
import type { Sheet } from './sheet-of-menu.ts';
import { textColumn } from './text-columns.ts';

/** A dish's cells by the names of their columns. */
export interface SheetRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** The column that is not known, is there twice, or is not there. */
export interface ColumnFault {
  readonly column: string;
  readonly why: 'unknown' | 'twice' | 'missing' | 'too-many';
}

/** A dish in 60 languages. Each row is compared by each, so a file of names alone would take minutes. */
const MAX_COLUMNS = 200;

/** The rows that say something. Rows and columns that a spreadsheet leaves empty count for nothing. */
export function readRows([header = [], ...rest]: Sheet): Result<
  { readonly rows: readonly SheetRow[]; readonly faults: readonly RowFault[] },
  ColumnFault
> {
  const columns = header.map((name) => name.trim());
  const fault = columnFault(columns);
  if (fault) return fail(fault);
  const rows: SheetRow[] = [];
  const faults: RowFault[] = [];
  for (const [n, cells] of rest.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = n + 2;
    const nameless = cells.findIndex((cell, c) => cell.trim() !== '' && !columns[c]);
    if (nameless >= 0) faults.push({ row, field: String(nameless + 1), code: 'too-many-cells' });
    else rows.push({ row, cells: named(columns, cells) });
  }
  return ok({ rows, faults });
}

function columnFault(columns: readonly string[]): ColumnFault | undefined {
  const names = columns.filter((name) => name !== '');
  const surplus = names[MAX_COLUMNS];
  if (surplus !== undefined) return { column: surplus, why: 'too-many' };
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) return { column: unknown, why: 'unknown' };
  const twice = names.find((name, n) => names.indexOf(name) < n);
  if (twice !== undefined) return { column: twice, why: 'twice' };
  return names.includes('itemId') ? undefined : { column: 'itemId', why: 'missing' };
}

const isColumn = (name: string): boolean =>
  ['itemId', 'categoryId'].includes(name) ||
  textColumn(name) !== undefined ||
  itemColumn(name) !== undefined;

/** Spreadsheets leave out the empty cells at a row's end. */
const named = (columns: readonly string[], cells: readonly string[]): Map<string, string> =>
  new Map(columns.flatMap((name, c) => (name === '' ? [] : [[name, cells[c] ?? ''] as const])));
