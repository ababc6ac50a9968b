import type { AnswerResponse } from '../../../api/questions.ts';

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
export type Column = AnswerResponse['columns'][number];

/** An answer with its rows by the names of their columns. */
export interface Found {
  readonly answerId: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly asOf: number;
  readonly truncated: boolean;
}

export function foundIn(answer: AnswerResponse): Found {
  const { answerId, name, columns, rows = [], asOf, truncated = false } = answer;
  const named = rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column.name, row[index] ?? null])),
  );
  return { answerId, name, columns, rows: named, asOf, truncated };
}

/** Rows of other money cannot be added up with these. */
export const inCurrency = (rows: readonly Row[], currency: string): readonly Row[] =>
  rows.filter((row) => row['currency'] === undefined || row['currency'] === currency);

export const numberIn = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);
export const textIn = (row: Row | undefined, name: string): string => String(row?.[name] ?? '');

export const sumOf = (rows: readonly Row[], name: string): number =>
  rows.reduce((sum, row) => sum + numberIn(row, name), 0);

/** A share of all, where there is anything. */
export const ratio = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : part / whole;

/** Rows that say the same in a column, in the order in which it first says so. */
export function groupBy(rows: readonly Row[], name: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = textIn(row, name);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Several stores' figures as one, by how much each of them counts. */
export function weighted(rows: readonly Row[], name: string, weight: string): number {
  const whole = sumOf(rows, weight);
  const sum = rows.reduce((all, row) => all + numberIn(row, name) * numberIn(row, weight), 0);
  return whole === 0 ? 0 : sum / whole;
}
