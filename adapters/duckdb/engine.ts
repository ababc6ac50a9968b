import {
  type Cell,
  cellOf,
  type Look,
  MOST_ROWS,
  type QueryEngine,
  type Run,
} from '../../analytics/questions/engine.ts';
import type { AnswerColumn } from '../../analytics/questions/question.ts';
import { DATABASE } from './lake.ts';
import { Runs } from './runs.ts';

/** SQL over facts in a folder, by DuckDB in this process. It does not tell what it reads. */
export class DuckDbEngine implements QueryEngine, AsyncDisposable {
  readonly database = DATABASE;
  readonly #runs: Runs;

  /** @param folder What holds `facts/`. */
  constructor(folder: string) {
    this.#runs = new Runs(folder, DATABASE);
  }

  async start({ query, token }: Run): Promise<string> {
    return this.#runs.start(query, token);
  }

  async look(id: string, columns: readonly AnswerColumn[]): Promise<Look> {
    const state = this.#runs.look(id);
    if (!state) return { status: 'failed', reason: 'broken' };
    if (state.status !== 'done') return state;
    const places = columns.map(({ name, type }) => ({ at: state.names.indexOf(name), type }));
    const rows = state.rows
      .slice(0, MOST_ROWS)
      .map((row) => places.map(({ at, type }) => cellOf(row[at] as Cell, type)));
    return { status: 'done', rows, truncated: state.rows.length > MOST_ROWS };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#runs[Symbol.asyncDispose]();
  }
}
