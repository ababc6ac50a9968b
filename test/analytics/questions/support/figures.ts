/* What references of golden results count with; plainly, so that it can be believed. */

export const sum = <T>(rows: Iterable<T>, of: (row: T) => number): number => {
  let total = 0;
  for (const row of rows) total += of(row);
  return total;
};

/** As SQL: null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

export const distinct = <T>(rows: Iterable<T>, of: (row: T) => unknown): number =>
  new Set([...rows].map(of)).size;

/** Rows by what they have in common, in the order of their first. */
export function groupBy<T, K extends string | number>(
  rows: Iterable<T>,
  key: (row: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** By `quantile_cont`: between the two nearest values, in proportion. Null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (place - Math.floor(place));
}

type Value = string | number | boolean | null;

/**
 * To sort with: `by(r => [r.store_id, -r.net])` is ORDER BY store_id, net DESC. Text is compared by
 * its code units, null comes last, as in both engines.
 */
export const by =
  <T>(keys: (row: T) => readonly Value[]) =>
  (a: T, b: T): number => {
    const others = keys(b);
    for (const [n, one] of keys(a).entries()) {
      const other = others[n] ?? null;
      if (one === other) continue;
      if (one === null) return 1;
      if (other === null) return -1;
      return one < other ? -1 : 1;
    }
    return 0;
  };
