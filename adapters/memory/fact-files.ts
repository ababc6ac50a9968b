import { isMadeUp } from '../../analytics/facts/layout.ts';
import type { FactRow } from '../../analytics/facts/tables.ts';
import type { FactFiles } from '../../analytics/projector/fact-files.ts';

/** Files of facts in memory. */
export class MemoryFactFiles implements FactFiles {
  readonly #files = new Map<string, readonly FactRow[]>();

  async write(key: string, rows: readonly FactRow[]): Promise<void> {
    this.#files.set(key, structuredClone(rows));
  }

  async read(key: string): Promise<readonly FactRow[]> {
    const rows = this.#files.get(key);
    if (!rows) throw new Error(`There is no ${key}`);
    return structuredClone(rows);
  }

  async *list(prefix: string): AsyncGenerator<string> {
    yield* [...this.#files.keys()].filter((key) => key.startsWith(prefix) && !isMadeUp(key)).sort();
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#files.delete(key);
  }
}
