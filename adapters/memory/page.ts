import type { Page, Paged } from '../../core/ports/page.ts';

/** Cuts one page out of rows, in the order of their sort keys; the last key given is the cursor. */
export function pageOf<T>(
  rows: readonly T[],
  sortKey: (row: T) => string,
  { limit, cursor }: Page,
): Paged<T> {
  const after = rows
    .map((row) => ({ row, key: sortKey(row) }))
    .filter(({ key }) => cursor === undefined || key > cursor)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const taken = after.slice(0, limit);
  const items = structuredClone(taken.map(({ row }) => row));
  return after.length > taken.length ? { items, next: taken.at(-1)?.key } : { items };
}

/** Milliseconds since 1970 as text that sorts as the number does. */
export const sortable = (at: number): string => String(at).padStart(15, '0');
