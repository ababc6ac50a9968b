import type { AnswerColumn } from './question.ts';
import type { ScopedQuery } from './scoped-query.ts';

export type Cell = string | number | boolean | null;

export interface Rows {
  /** As the question's columns say. */
  readonly rows: readonly (readonly Cell[])[];
  /** What the engine read; undefined where it does not tell. */
  readonly bytesScanned?: number | undefined;
}

export type Look =
  | { readonly status: 'running' }
  | { readonly status: 'failed'; readonly reason: 'too-much' | 'too-long' | 'broken' }
  | ({ readonly status: 'done' } & Rows);

/** Who can run SQL over the facts: Athena, or DuckDB on one machine. */
export interface QueryEngine {
  /** What holds the tables, as SQL names it. */
  readonly database: string;
  /** @returns By what to look for its result. */
  start(query: ScopedQuery): Promise<string>;
  look(id: string, columns: readonly AnswerColumn[]): Promise<Look>;
}
