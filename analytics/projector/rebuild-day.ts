import { clockOn, daysAfter } from '../../core/domain/wall-clock.ts';
import { FACTS_ROOT, partitionOf } from '../facts/layout.ts';
import type { FactTableName } from '../facts/tables.ts';
import { type FactFiles, keepFacts, partitionOfFact } from './fact-files.ts';
import { factsOfNews, type News, type ProjectorDeps } from './news.ts';

/** Everything that was written down, whoever's it is. */
export interface Books {
  /** What happened from an instant on and before another; cases of any time may be among it. */
  newsBetween(from: number, until: number): AsyncIterable<News>;
}

export interface RebuildDeps extends ProjectorDeps {
  readonly files: FactFiles;
  readonly books: Books;
}

/** Read and written at a time, so that a day of any size fits. */
const CHUNK = 2_000;

/**
 * Writes the facts of a business day again, from the journals. The new files are there before the old
 * ones go; of what is written meanwhile, nothing is taken away.
 * @param name of the new files; no earlier ones may have it
 * @returns how many rows of each table
 */
export async function rebuildDay(
  deps: RebuildDeps,
  dt: string,
  name: string,
): Promise<Partial<Record<FactTableName, number>>> {
  const before = await filesOf(deps.files, dt);
  const counts: Partial<Record<FactTableName, number>> = {};
  let chunk: News[] = [];
  let part = 0;
  const write = async (): Promise<void> => {
    part += 1;
    const made = await factsOfNews(deps, chunk);
    const facts = made.filter((fact) => partitionOfFact(fact).dt === dt);
    for (const { table } of facts) counts[table] = (counts[table] ?? 0) + 1;
    await keepFacts(deps.files, facts, `${name}-${part}`);
    chunk = [];
  };
  for await (const news of deps.books.newsBetween(...aroundTheWorld(dt))) {
    chunk.push(news);
    if (chunk.length === CHUNK) await write();
  }
  await write();
  await deps.files.remove(before);
  return counts;
}

async function filesOf(files: FactFiles, dt: string): Promise<string[]> {
  const found: string[] = [];
  for await (const key of files.list(`${FACTS_ROOT}/`)) {
    const partition = partitionOf(key);
    // Screens' steps are in no journal.
    if (partition?.dt === dt && partition.table !== 'sessions') found.push(key);
  }
  return found;
}

/** From where the day begins first until it has ended last, also where it ends at noon. */
function aroundTheWorld(dt: string): [from: number, until: number] {
  const midnight = (date: string): number => clockOn(date, 'UTC')(0) ?? 0;
  const hour = 3_600_000;
  return [midnight(dt) - 14 * hour, midnight(daysAfter(dt, 1)) + 24 * hour];
}
