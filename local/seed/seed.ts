import { statSync } from 'node:fs';
import { type HistoryOptions, makeHistory } from './history.ts';
import type { HistoryTarget } from './target.ts';

interface SeedOptions extends Omit<HistoryOptions, 'take'> {
  readonly target: HistoryTarget;
  /** Called as each day is kept. */
  readonly onDay?: (day: string) => void;
}

interface SeedReport {
  readonly files: number;
  readonly bytes: number;
  readonly ms: number;
}

/** Keeps a made-up history; of one that was made up before nothing stays. */
export async function seed({ target, onDay, ...options }: SeedOptions): Promise<SeedReport> {
  const started = performance.now();
  const kept = new Set<string>();
  let bytes = 0;
  await makeHistory({
    ...options,
    async take(day, files) {
      for (const file of files) {
        bytes += statSync(file.file).size;
        kept.add(file.key);
        await target.put(file);
      }
      onDay?.(day);
    },
  });
  for (const key of await target.keys()) if (!kept.has(key)) await target.remove(key);
  return { files: kept.size, bytes, ms: performance.now() - started };
}

/** @returns how many files of it there were */
export async function unseed(target: HistoryTarget): Promise<number> {
  const keys = await target.keys();
  for (const key of keys) await target.remove(key);
  return keys.length;
}
