import { FACT_TABLES, type FactTableName } from '../facts/tables.ts';
import type { Question } from './question.ts';

/** A value that stands where SQL has a `?`. A `date` is "2026-11-26". */
export type Bound =
  | { readonly type: 'string' | 'date'; readonly value: string }
  | { readonly type: 'int'; readonly value: number };

/** What may be read: the server says so, never who asks. */
export interface Scope {
  readonly merchantId: string;
  /** Undefined: all stores of the merchant. */
  readonly storeIds?: readonly string[] | undefined;
  /** First and last business day, both within. */
  readonly from: string;
  readonly to: string;
  /** The first of them whose events may still be in two files. */
  readonly openFrom: string;
}

/** SQL and what stands for its `?`, in their order. The text holds nothing that a caller wrote. */
export interface ScopedQuery {
  readonly sql: string;
  readonly bounds: readonly Bound[];
}

/**
 * A question over what may be read alone: each table that it names is a part of the real one, of this
 * merchant, these stores and these days, each event once.
 * @param database What holds the tables of facts, as SQL names it.
 * @param values Of the question's parameters, by name; checked already.
 */
export function scopedQuery(
  { sql, tables, lookbackDays }: Question,
  scope: Scope,
  values: Readonly<Record<string, Bound>>,
  database: string,
): ScopedQuery {
  const reads: Scope = { ...scope, from: daysBefore(scope.from, lookbackDays) };
  const parts = tables.map((table) => partOf(table, reads, database));
  const all: Readonly<Record<string, Bound>> = {
    ...values,
    from: { type: 'date', value: scope.from },
    to: { type: 'date', value: scope.to },
  };
  const bounds = parts.flatMap((part) => part.bounds);
  const text = sql.replace(/'(?:[^']|'')*'|:([a-z]\w*)/g, (found, name?: string) => {
    if (name === undefined) return found;
    const bound = all[name];
    if (!bound) throw new Error(`The question has no value for :${name}`);
    bounds.push(bound);
    return bound.type === 'string' ? '?' : `CAST(? AS ${SQL_TYPES[bound.type]})`;
  });
  const own = text.replace(/^WITH\s+/i, '');
  const head = `WITH ${parts.map((part) => part.sql).join(',\n')}`;
  return { sql: own === text ? `${head}\n${text}` : `${head},\n${own}`, bounds };
}

const SQL_TYPES = { date: 'date', int: 'integer' } as const;

/** Days that are over are in one file each and read as they are; of open ones, each event once. */
function partOf(table: FactTableName, scope: Scope, database: string): ScopedQuery {
  const { merchantId, storeIds, from, to, openFrom } = scope;
  const columns = Object.keys(FACT_TABLES[table].columns).join(', ');
  const stores = storeIds ? ` AND store_id IN (${storeIds.map(() => '?').join(', ')})` : '';
  const where = `merchant_id = ? AND dt BETWEEN ? AND ?${stores}`;
  const days = (first: string, last: string): Bound[] =>
    [merchantId, first, last, ...(storeIds ?? [])].map((value) => ({ type: 'string', value }));
  const closed: ScopedQuery = {
    sql: `SELECT ${columns} FROM ${database}.${table} WHERE ${where}`,
    bounds: days(from, to < openFrom ? to : daysBefore(openFrom, 1)),
  };
  const open: ScopedQuery = {
    sql: `SELECT ${columns} FROM (SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY at_ms) AS copy_no FROM ${database}.${table} WHERE ${where}) AS copies WHERE copy_no = 1`,
    bounds: days(from < openFrom ? openFrom : from, to),
  };
  const branches = [...(from < openFrom ? [closed] : []), ...(to >= openFrom ? [open] : [])];
  return {
    sql: `${table} AS (${branches.map((branch) => branch.sql).join(' UNION ALL ')})`,
    bounds: branches.flatMap((branch) => branch.bounds),
  };
}

export const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);
