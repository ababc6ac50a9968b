import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DATABASE, Lake } from '../../adapters/duckdb/lake.ts';
import { tableFolder } from '../../analytics/facts/layout.ts';
import { FACT_TABLES, type FactTableName } from '../../analytics/facts/tables.ts';
import { questions } from '../../analytics/questions/catalog.ts';
import type { Scope } from '../../analytics/questions/scoped-query.ts';
import { timesOf } from './measure.ts';
import { queryOf } from './questions.ts';

export interface NaiveFigures {
  readonly question: string;
  readonly parquetMs: number;
  readonly jsonMs: number;
  readonly parquetBytes: number;
  readonly jsonBytes: number;
}

/** One of orders, one of their lines. */
const ASKED = ['sales-by-hour', 'item-pareto'];

/** The same days as a line of JSON for each row, one file a day, and the same questions of both. */
export async function againstJsonLines(
  folder: string,
  scope: Scope,
  scratch: string,
): Promise<NaiveFigures[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE SCHEMA ${DATABASE}`);
  await using lake = await Lake.open(folder);
  const figures: NaiveFigures[] = [];
  try {
    for (const name of ASKED) {
      const question = questions().get(name);
      if (!question) throw new Error(`There is no question ${name}`);
      let [parquetBytes, jsonBytes] = [0, 0];
      for (const table of question.tables) {
        const parquet = filesOf(path.join(folder, tableFolder(table)), scope);
        const to = path.join(scratch, table);
        mkdirSync(to, { recursive: true });
        for (const [n, file] of parquet.entries()) await connection.run(copyOf(file, to, n));
        await connection.run(viewOf(table, to));
        parquetBytes += sizeOf(parquet);
        jsonBytes += sizeOf(readdirSync(to).map((name) => path.join(to, name)));
      }
      const { sql, bounds } = queryOf(question, scope);
      const texts = bounds.map(({ value }) => value);
      const { ms: jsonMs } = await timesOf(() => connection.runAndReadAll(sql, texts));
      const query = { sql, bounds };
      const { ms: parquetMs } = await timesOf(() => lake.query(query, question.columns));
      figures.push({ question: name, parquetMs, jsonMs, parquetBytes, jsonBytes });
    }
    return figures;
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const copyOf = (file: string, to: string, n: number): string =>
  `COPY (FROM read_parquet(${quoted(file)}, hive_partitioning = true, hive_types_autocast = false))
   TO ${quoted(path.join(to, `${n}.json`))} (FORMAT json)`;

function viewOf(table: FactTableName, folder: string): string {
  const columns = Object.entries(FACT_TABLES[table].columns).map(
    ([name, { type }]) => `${name}: ${quoted(type === 'string' ? 'varchar' : type)}`,
  );
  const all = [...columns, "merchant_id: 'varchar'", "dt: 'varchar'"].join(', ');
  const files = quoted(path.join(folder, '*.json'));
  return `CREATE OR REPLACE VIEW ${DATABASE}.${table} AS
    FROM read_json(${files}, format = 'newline_delimited', columns = {${all}}, hive_partitioning = false)`;
}

const filesOf = (folder: string, { from, to }: Scope): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => {
      const day = /dt=([\d-]{10})\/[^/]+\.parquet$/.exec(name)?.[1] ?? '';
      return day >= from && day <= to;
    })
    .map((name) => path.join(folder, name));

const sizeOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0);
