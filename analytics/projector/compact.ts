import { FACTS_ROOT, type Partition, partitionFolder, partitionOf } from '../facts/layout.ts';
import type { FactRow } from '../facts/tables.ts';
import { distinct, type FactFiles } from './fact-files.ts';

/**
 * Makes one file of the many of a day, each event once. The new file is whole before the old ones go,
 * so that a reader finds every event at least once; that an event is there twice meanwhile is hidden
 * by its id.
 * @param name of the new file; no earlier one may have it
 */
export async function compactDay(
  files: FactFiles,
  partition: Partition,
  name: string,
): Promise<void> {
  const folder = partitionFolder(partition);
  const before: string[] = [];
  for await (const key of files.list(folder)) before.push(key);
  if (before.length < 2) return;
  const rows: FactRow[] = [];
  for (const key of before) {
    for (const row of await files.read(key)) rows.push(row);
  }
  await files.write(`${folder}${name}.parquet`, distinct(rows));
  await files.remove(before);
}

/** All days of all tables and tenants, with how many files each is of; oldest first. */
export async function daysOfFacts(
  files: FactFiles,
): Promise<readonly { readonly partition: Partition; readonly files: number }[]> {
  const counts = new Map<string, { readonly partition: Partition; files: number }>();
  for await (const key of files.list(`${FACTS_ROOT}/`)) {
    const partition = partitionOf(key);
    if (!partition) continue;
    const folder = partitionFolder(partition);
    const count = counts.get(folder) ?? { partition, files: 0 };
    count.files += 1;
    counts.set(folder, count);
  }
  return [...counts.values()].sort((a, b) => (a.partition.dt < b.partition.dt ? -1 : 1));
}
