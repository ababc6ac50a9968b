import type { Collection } from './collection.ts';
import type { History } from './history.ts';
import type { Row } from './sorted-rows.ts';
import type { Table } from './table.ts';

/** What a reader sees that is not up to date. */
export interface View {
  /**
   * A torn read, for a Query that overlaps a transaction: items that the newest commit in this
   * partition changed and for which this says true are seen as they were before it.
   */
  readonly torn?: (sk: string) => boolean;
  /**
   * Indexes, and reads of a table without ConsistentRead, are as they were this many commits ago
   * (0 to 50).
   */
  readonly indexLag?: number;
}

/** The rows under a hash key, as a reader with this view finds them. */
export function rowsSeen(
  history: History,
  table: Table,
  collection: Collection,
  hash: string,
  { torn, indexLag = 0 }: View,
): readonly Row[] {
  const { name } = table.shape;
  if (indexLag > 0) return history.lagging(name, collection, hash, indexLag);
  if (torn && !collection.index) return history.torn(name, collection, hash, torn);
  return collection.rows(hash);
}
