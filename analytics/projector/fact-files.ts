import { type Partition, partitionFolder } from '../facts/layout.ts';
import type { Fact, FactRow } from '../facts/tables.ts';

/** Files of facts, by keys of analytics/facts/layout.ts. */
export interface FactFiles {
  /** As a whole or not at all; takes the place of a file of that key. The rows are of the key's table. */
  write(key: string, rows: readonly FactRow[]): Promise<void>;
  read(key: string): Promise<readonly FactRow[]>;
  /** In the order of their keys. */
  list(prefix: string): AsyncIterable<string>;
  /** Those that are gone already are no error. */
  remove(keys: readonly string[]): Promise<void>;
}

/**
 * Writes facts as one file for each table, tenant and day that they are of. The name says which facts
 * they are, so that writing them again takes the place of the first time.
 */
export async function keepFacts(
  files: FactFiles,
  facts: readonly Fact[],
  name: string,
): Promise<void> {
  const partitions = new Map<string, FactRow[]>();
  for (const fact of facts) {
    const folder = partitionFolder(partitionOfFact(fact));
    const rows = partitions.get(folder) ?? [];
    rows.push(fact.row);
    partitions.set(folder, rows);
  }
  const all = [...partitions];
  // A few at a time: a busy minute is of many merchants.
  for (let n = 0; n < all.length; n += WRITES_AT_ONCE) {
    const some = all.slice(n, n + WRITES_AT_ONCE);
    await Promise.all(
      some.map(([folder, rows]) => files.write(`${folder}${name}.parquet`, distinct(rows))),
    );
  }
}

const WRITES_AT_ONCE = 8;

export const partitionOfFact = ({ table, merchantId, row }: Fact): Partition => ({
  table,
  merchantId,
  dt: row.business_date,
});

/** Each event once, a store's together and in order of time: so they compress, and a reader skips. */
export function distinct(rows: readonly FactRow[]): FactRow[] {
  const byId = new Map(rows.map((row) => [row['event_id'], row]));
  return [...byId.values()].sort(
    (a, b) => compare(a, b, 'store_id') || compare(a, b, 'at_ms') || compare(a, b, 'event_id'),
  );
}

function compare(a: FactRow, b: FactRow, column: string): number {
  const [left, right] = [a[column] ?? '', b[column] ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
