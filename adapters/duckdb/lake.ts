import path from 'node:path';
import { type DuckDBConnection, DuckDBDateValue, DuckDBInstance } from '@duckdb/node-api';
import { tableFolder } from '../../analytics/facts/layout.ts';
import { FACT_TABLE_NAMES, FACT_TABLES, type FactTableName } from '../../analytics/facts/tables.ts';
import type { Cell } from '../../analytics/questions/engine.ts';
import type { AnswerColumn } from '../../analytics/questions/question.ts';
import type { Bound, ScopedQuery } from '../../analytics/questions/scoped-query.ts';

/** As SQL names what holds the tables. */
export const DATABASE = 'facts';

/** Where the dialects differ silently, DuckDB is told to do as Trino does. */
const LIKE_TRINO = [
  'SET integer_division = true',
  'CREATE MACRO date_diff(unit, a, b) AS date_sub(unit, a, b)',
  'CREATE MACRO approx_percentile(x, share) AS quantile_cont(x, share)',
];

/** Facts in a folder, as DuckDB reads them; nothing is kept outside the files. */
export class Lake implements AsyncDisposable {
  readonly #connection: DuckDBConnection;
  readonly #folder: string;

  private constructor(connection: DuckDBConnection, folder: string) {
    this.#connection = connection;
    this.#folder = folder;
  }

  /** @param folder What holds `facts/`. */
  static async open(folder: string): Promise<Lake> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const statement of [...LIKE_TRINO, `CREATE SCHEMA ${DATABASE}`]) {
      await connection.run(statement);
    }
    return new Lake(connection, folder);
  }

  /** @throws Error DuckDB's own, for SQL that it cannot run. */
  async query({ sql, bounds }: ScopedQuery, columns: readonly AnswerColumn[]): Promise<Cell[][]> {
    const asked = FACT_TABLE_NAMES.filter((table) => sql.includes(` ${DATABASE}.${table} `));
    for (const table of asked) await this.#look(table);
    const reader = await this.#connection.runAndReadAll(sql, bounds.map(stored));
    const names = reader.columnNames();
    return reader
      .getRowsJson()
      .map((row) => columns.map(({ name, type }) => cellOf(row[names.indexOf(name)], type)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connection.closeSync();
  }

  /** A view of the files that are there now; of none, a table without rows. */
  async #look(table: FactTableName): Promise<void> {
    const files = path
      .join(this.#folder, tableFolder(table), '*/*/*.parquet')
      .replaceAll("'", "''");
    const view = `CREATE OR REPLACE VIEW ${DATABASE}.${table} AS`;
    const read = `read_parquet('${files}', hive_partitioning = true, hive_types_autocast = false, union_by_name = true)`;
    try {
      await this.#connection.run(`${view} SELECT * FROM ${read}`);
    } catch (error) {
      if (!/No files found/.test(String(error))) throw error;
      await this.#connection.run(`${view} SELECT ${nothing(table)} WHERE false`);
    }
  }
}

const nothing = (table: FactTableName): string =>
  [
    ...Object.entries(FACT_TABLES[table].columns).map(
      ([name, { type }]) => `CAST(NULL AS ${type === 'string' ? 'varchar' : type}) AS ${name}`,
    ),
    "'' AS merchant_id",
    "'' AS dt",
  ].join(', ');

const stored = (bound: Bound) =>
  bound.type === 'date' ? DuckDBDateValue.fromParts(partsOf(bound.value)) : bound.value;

function partsOf(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}

/** Engines write whole numbers as text, lest they lose digits; ours have fewer than 2^53. */
function cellOf(value: unknown, type: AnswerColumn['type']): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'string' || type === 'date') return String(value);
  return type === 'boolean' ? value === true || value === 'true' : Number(value);
}
