import type { Collection } from './collection.ts';
import { insert, type Row } from './sorted-rows.ts';
import type { Item } from './values.ts';

/** One item that a commit changed; all items of one transaction have the same `commit`. */
export interface Committed {
  readonly table: string;
  readonly pk: string;
  readonly sk: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  /** Counts from 1, over all tables. */
  readonly commit: number;
}

/** How many commits a view may lag behind. */
const KEPT = 50;

/** The latest commits, to read what a partition or an index held before them. */
export class History {
  readonly #commits: (readonly Committed[])[] = [];
  readonly #newest = new Map<string, readonly Committed[]>();

  add(changes: readonly Committed[]): void {
    this.#commits.push(changes);
    if (this.#commits.length > KEPT) this.#commits.shift();
    for (const { table, pk } of changes) this.#newest.set(partitionOf(table, pk), changes);
  }

  clear(): void {
    this.#commits.length = 0;
    this.#newest.clear();
  }

  /** The rows under a hash key as they were `lag` commits ago. */
  lagging(table: string, collection: Collection, hash: string, lag: number): readonly Row[] {
    const undone = this.#commits
      .slice(-lag)
      .flat()
      .filter((change) => change.table === table);
    return without(collection, hash, undone);
  }

  /** The rows of a partition, those that `isOld` names being as they were before its newest commit. */
  torn(
    table: string,
    base: Collection,
    pk: string,
    isOld: (sk: string) => boolean,
  ): readonly Row[] {
    const newest = this.#newest.get(partitionOf(table, pk)) ?? [];
    const isUndone = (c: Committed) => c.table === table && c.pk === pk && isOld(c.sk);
    return without(base, pk, newest.filter(isUndone));
  }
}

const partitionOf = (table: string, pk: string): string => `${table} ${pk}`;

/** @param undone changes to take back, oldest first */
function without(
  collection: Collection,
  hash: string,
  undone: readonly Committed[],
): readonly Row[] {
  const current = collection.rows(hash);
  if (undone.length === 0) return current;
  const oldest = new Map<string, Map<string, Committed>>();
  for (const change of undone) {
    const items = oldest.get(change.pk) ?? new Map<string, Committed>();
    if (!items.has(change.sk)) items.set(change.sk, change);
    oldest.set(change.pk, items);
  }
  const rows = current.filter(({ pk, sk }) => !oldest.get(pk)?.has(sk));
  for (const items of oldest.values()) {
    for (const { before } of items.values()) {
      const row = collection.rowOf(before, hash);
      if (row) insert(rows, row);
    }
  }
  return rows;
}
