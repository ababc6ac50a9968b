import { compareStrings, type Item } from './values.ts';

export type RangeKey = string | number;

/** One item in a table or an index, under one hash key. */
export interface Row {
  /** Sort key in this table or index. */
  readonly range: RangeKey;
  readonly pk: string;
  readonly sk: string;
  /** As projected into the index. */
  readonly item: Item;
}

export type RowPlace = Omit<Row, 'item'>;

/** Sort key first; items that share one (in an index) come in the order of their table keys. */
export function comparePlaces(a: RowPlace, b: RowPlace): number {
  return (
    compareRanges(a.range, b.range) || compareStrings(a.pk, b.pk) || compareStrings(a.sk, b.sk)
  );
}

/** Numbers before texts, which meet only where an index does not say its type. */
export function compareRanges(a: RangeKey, b: RangeKey): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareStrings(a, b);
}

/** How many of the sorted rows come before the first one for which `isAfter` is true. */
export function countUntil(rows: readonly Row[], isAfter: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(rows[middle] as Row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function find(rows: readonly Row[], place: RowPlace): Row | undefined {
  const row = rows[countUntil(rows, (r) => comparePlaces(r, place) >= 0)];
  return row && comparePlaces(row, place) === 0 ? row : undefined;
}

/** Puts the row into its place, over one that is there. */
export function insert(rows: Row[], row: Row): void {
  const last = rows.at(-1);
  if (!last || comparePlaces(last, row) < 0) {
    rows.push(row);
    return;
  }
  const at = countUntil(rows, (r) => comparePlaces(r, row) >= 0);
  const there = rows[at];
  rows.splice(at, there && comparePlaces(there, row) === 0 ? 1 : 0, row);
}

export function remove(rows: Row[], place: RowPlace): void {
  const at = countUntil(rows, (r) => comparePlaces(r, place) >= 0);
  const there = rows[at];
  if (there && comparePlaces(there, place) === 0) rows.splice(at, 1);
}
