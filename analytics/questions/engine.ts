import type { AnswerColumn } from './question.ts';
import type { ScopedQuery } from './scoped-query.ts';

export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

/** So many rows of an answer are read; queries have their own, lower limits. */
export const MOST_ROWS = 5_000;

export interface Rows {
  /** As the question's columns say; at most MOST_ROWS. */
  readonly rows: readonly Row[];
  /** There are more. */
  readonly truncated: boolean;
  /** What the engine read; undefined where it does not tell. */
  readonly bytesScanned?: number | undefined;
}

export type Failure = 'too-much' | 'too-long' | 'broken';

export type Look =
  | { readonly status: 'running' }
  | { readonly status: 'failed'; readonly reason: Failure }
  | ({ readonly status: 'done' } & Rows);

export interface Run {
  readonly query: ScopedQuery;
  /** 32 to 128 characters: who starts the same again gets the same run. */
  readonly token: string;
  /** No more facts of its days are to come, so that what the engine found an hour ago still holds. */
  readonly isSettled: boolean;
}

/** Who can run SQL over the facts: Athena, or DuckDB on one machine. */
export interface QueryEngine {
  /** What holds the tables, as SQL names it. */
  readonly database: string;
  /**
   * @returns By what to look for its result.
   * @throws EngineBusy
   */
  start(run: Run): Promise<string>;
  look(id: string, columns: readonly AnswerColumn[]): Promise<Look>;
}

/** It runs as much as it may already. */
export class EngineBusy extends Error {
  override readonly name = 'EngineBusy';
}

/**
 * What an engine wrote into a column. Whole numbers come as text, lest they lose digits; ours have
 * fewer than 2^53. What is no number at all (0/0 of doubles) is nothing.
 */
export function cellOf(
  value: string | number | boolean | null | undefined,
  type: AnswerColumn['type'],
): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'string' || type === 'date') return String(value);
  if (type === 'boolean') return value === true || value === 'true';
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
