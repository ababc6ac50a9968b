import type { Cell } from '../../analytics/questions/engine.ts';
import type { AnswerColumn } from '../../analytics/questions/question.ts';

/** What DuckDB says with a percentile a little below, and a little above; else both are the same. */
export interface Bracket {
  readonly lower: readonly (readonly Cell[])[];
  readonly upper: readonly (readonly Cell[])[];
}

/** Engines add in another order; nine digits of a double count. */
const DIGITS = 1e-9;

/** A cell of Trino's JSON, in which infinity and what is no number are text. */
export function inTrino(value: unknown, type: AnswerColumn['type']): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'string' || type === 'date') return String(value);
  return type === 'boolean' ? value === true : Number(value);
}

/** In words; undefined where Trino's answer is the same, row by row. */
export function firstDifference(
  columns: readonly AnswerColumn[],
  { lower, upper }: Bracket,
  answer: readonly (readonly Cell[])[],
): string | undefined {
  if (answer.length !== lower.length) {
    return `Trino has ${answer.length} rows, DuckDB ${lower.length}.`;
  }
  for (const [n, row] of answer.entries()) {
    for (const [c, { name }] of columns.entries()) {
      const [is, least, most] = [row[c], lower[n]?.[c], upper[n]?.[c]];
      if (isBetween(is, least, most)) continue;
      const says = least === most ? `${least}` : `between ${least} and ${most}`;
      return `row ${n + 1}, ${name}: Trino ${is}, DuckDB ${says} in ${JSON.stringify(lower[n])}.`;
    }
  }
  return undefined;
}

function isBetween(is: unknown, least: unknown, most: unknown): boolean {
  if (typeof is !== 'number' || typeof least !== 'number' || typeof most !== 'number') {
    return is === least && is === most;
  }
  const slack = DIGITS * Math.max(Math.abs(least), Math.abs(most));
  return least - slack <= is && is <= most + slack;
}
