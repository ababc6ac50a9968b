import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  type Json,
} from '@duckdb/node-api';
import type { FactTableName } from '../../analytics/facts/tables.ts';
import { type Cell, cellOf } from '../../analytics/questions/engine.ts';
import type { AnswerColumn } from '../../analytics/questions/question.ts';
import type { Bound, ScopedQuery } from '../../analytics/questions/scoped-query.ts';
import { factFilesIn, tableOfFiles } from './partitions.ts';

/** As SQL names what holds the tables. */
export const DATABASE = 'facts';

/** Where the dialects differ silently, DuckDB is told to do as Trino does. */
const LIKE_TRINO = [
  'SET integer_division = true',
  'CREATE MACRO date_diff(unit, a, b) AS date_sub(unit, a, b)',
  'CREATE MACRO approx_percentile(x, share) AS quantile_cont(x, share)',
];

/** A compaction may take a file away after it was listed; it has written what replaces it before. */
const TRIES = 3;
const FILE_GONE = /No files found|No such file|Cannot open file/;

export interface RawRows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Json[])[];
}

/** Facts in a folder, as DuckDB reads them; nothing is kept outside the files. One query at a time. */
export class Lake implements AsyncDisposable {
  readonly #connection: DuckDBConnection;
  readonly #folder: string;
  readonly #database: string;

  private constructor(connection: DuckDBConnection, folder: string, database: string) {
    this.#connection = connection;
    this.#folder = folder;
    this.#database = database;
  }

  /**
   * @param folder What holds `facts/`.
   * @param database As queries name what holds the tables.
   */
  static async open(folder: string, database: string = DATABASE): Promise<Lake> {
    // Half of the machine at most: the rest of Kuaican runs on it too.
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.ceil(totalmem() / 2 / 1024 ** 2)}MiB`,
      temp_directory: path.join(tmpdir(), `kuaican-duckdb-${process.pid}`),
    });
    const connection = await instance.connect();
    for (const statement of LIKE_TRINO) await connection.run(statement);
    return new Lake(connection, folder, database);
  }

  /** @throws Error DuckDB's own, for SQL that it cannot run. */
  async query(query: ScopedQuery, columns: readonly AnswerColumn[]): Promise<Cell[][]> {
    const { names, rows } = await this.read(query);
    return rows.map((row) =>
      columns.map(({ name, type }) => cellOf(row[names.indexOf(name)] as Cell, type)),
    );
  }

  /**
   * What SQL answers, as DuckDB writes it.
   * @param most Rows that are wanted; there may be a few more.
   * @throws Error DuckDB's own, for SQL that it cannot run, also of a table without its tenant and days.
   */
  async read({ sql, bounds }: ScopedQuery, most?: number): Promise<RawRows> {
    const values = bounds.map(stored);
    for (let attempt = 1; ; attempt++) {
      const text = await this.#withFiles(sql, bounds);
      try {
        const reader =
          most === undefined
            ? await this.#connection.runAndReadAll(text, values)
            : await this.#connection.runAndReadUntil(text, most, values);
        return { names: reader.columnNames(), rows: reader.getRowsJson() };
      } catch (error) {
        if (attempt === TRIES || !FILE_GONE.test(String(error))) throw error;
      }
    }
  }

  /** Ends the query that runs, which then throws. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connection.closeSync();
  }

  /**
   * Each table as the files of the tenant and the days that stand behind its name. No other is opened,
   * which Parquet would need for its schema alone; and as in Athena, a table without its tenant is none.
   */
  async #withFiles(sql: string, bounds: readonly Bound[]): Promise<string> {
    const named = new RegExp(
      `\\b${this.#database}\\.([a-z_]+)(?= WHERE merchant_id = \\? AND dt BETWEEN \\? AND \\?)`,
      'g',
    );
    let text = '';
    let end = 0;
    for (const found of sql.matchAll(named)) {
      const before = sql.slice(end, found.index);
      text += before;
      const first = sql.slice(0, found.index).split('?').length - 1;
      const [merchantId, from, to] = bounds.slice(first, first + 3).map(({ value }) => value);
      const table = found[1] as FactTableName;
      const days = { merchantId: `${merchantId}`, from: `${from}`, to: `${to}` };
      text += tableOfFiles(table, await factFilesIn(this.#folder, table, days));
      end = found.index + found[0].length;
    }
    return text + sql.slice(end);
  }
}

const stored = (bound: Bound) =>
  bound.type === 'date' ? DuckDBDateValue.fromParts(partsOf(bound.value)) : bound.value;

function partsOf(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}
