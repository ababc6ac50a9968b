import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { MADE_UP_NAME, partitionFolder } from '../../analytics/facts/layout.ts';
import type { Column } from '../../analytics/facts/table.ts';
import { FACT_TABLE_NAMES, FACT_TABLES, type FactTableName } from '../../analytics/facts/tables.ts';
import { clockOn, daysAfter, weekdayOf } from '../../core/domain/wall-clock.ts';
import { type Lookup, lookups } from './lookups.ts';
import type { Sizes } from './sizes.ts';
import { BUSINESS_DAY, SEED_MERCHANT, seedStores } from './stores.ts';

/** A file of one table and day, whole. */
export interface HistoryFile {
  readonly key: string;
  readonly file: string;
}

export interface HistoryOptions {
  readonly sizes: Sizes;
  /** The last business day, yyyy-mm-dd. */
  readonly until: string;
  /** A folder for what is being made. */
  readonly scratch: string;
  /** Takes a day's files; they are taken away afterwards. */
  readonly take: (day: string, files: readonly HistoryFile[]) => Promise<void>;
}

const sqlOf = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, 'sql', `${name}.sql`), 'utf8');

/** The SQL that makes a day, in its order. */
const STEPS = [
  ...['day-stores', 'placed', 'sold', 'orders', 'payments', 'refunds', 'kitchen', 'cases'],
  ...['stock', 'sessions'],
].map(sqlOf);

/** Makes a history up, day by day, in DuckDB: with rows of JavaScript it would take hours. */
export async function makeHistory(options: HistoryOptions): Promise<void> {
  const { sizes, until, scratch, take } = options;
  mkdirSync(scratch, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(Math.min(4, availableParallelism())),
    memory_limit: '1500MB',
    temp_directory: path.join(scratch, 'spill'),
  });
  const connection = await instance.connect();
  try {
    await prepare(connection, sizes);
    for (let n = 0; n < sizes.days; n += 1) {
      const day = daysAfter(until, n - sizes.days + 1);
      await makeDay(connection, sizes, n, day);
      await take(day, await write(connection, day, scratch));
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function prepare(connection: DuckDBConnection, sizes: Sizes): Promise<void> {
  await connection.run(sqlOf('macros'));
  for (const [name, rows] of Object.entries(lookups(seedStores(sizes.stores), sizes.seed))) {
    await connection.run(tableOf(name, rows));
  }
  // What happens on a later day than the order that it is about waits for that day.
  for (const name of ['refunds', 'cases'] as const) {
    const columns = rawColumnsOf(name).map(([column, type]) => `${column} ${type}`);
    await connection.run(`CREATE TABLE ${name}_due (${columns.join(', ')})`);
  }
}

async function makeDay(
  connection: DuckDBConnection,
  sizes: Sizes,
  dayNo: number,
  day: string,
): Promise<void> {
  for (const [name, value] of Object.entries(circumstances(sizes, dayNo, day))) {
    await connection.run(`SET VARIABLE ${name} = ${value}`);
  }
  for (const step of STEPS) await connection.run(step);
}

/** What is special about a day. */
function circumstances(
  { days, ordersPerDay, seed }: Sizes,
  dayNo: number,
  day: string,
): Record<string, string> {
  const midnight = clockOn(day, BUSINESS_DAY.timeZone)(0) ?? 0;
  const weekday = weekdayOf(day);
  const begins = (part: number): number => Math.floor(days * part);
  const sinceNew = (dayNo - begins(0.4)) / days;
  const adoption = sinceNew < 0 ? 0 : 1 / (1 + Math.exp((0.12 - sinceNew) * 25));
  const promoEnds = begins(0.5) + Math.max(1, Math.min(21, Math.floor(days / 4)));
  return {
    seed_key: `(hash(${seed}::BIGINT) >> 12)::BIGINT`,
    epoch_day: `${Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)}::BIGINT`,
    midnight_ms: `${midnight}::BIGINT`,
    business_date: `DATE '${day}'`,
    orders_per_day: `${ordersPerDay}::DOUBLE`,
    progress: `${dayNo / days}::DOUBLE`,
    week_factor: `${WEEK[weekday - 1] ?? 1}::DOUBLE`,
    is_weekend: String(weekday >= 6),
    promo_runs: String(dayNo >= begins(0.5) && dayNo < promoEnds),
    price_is_up: String(dayNo >= begins(0.55)),
    adoption: `${adoption}::DOUBLE`,
    menu_version: `${sinceNew < 0 ? 1 : 2}::INTEGER`,
    alipay_is_silent: String(dayNo === begins(0.7)),
  };
}

/** From Monday to Sunday, against an ordinary day. */
const WEEK = [0.92, 0.93, 0.95, 0.98, 1.1, 1.1, 1.02];

async function write(
  connection: DuckDBConnection,
  day: string,
  scratch: string,
): Promise<HistoryFile[]> {
  const files: HistoryFile[] = [];
  for (const table of FACT_TABLE_NAMES) {
    const file = path.join(scratch, `${table}.parquet`);
    const result = await connection.runAndReadAll(
      `COPY (${factsSql(table)}) TO '${file.replaceAll("'", "''")}'
       (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 100000)`,
    );
    const partition = { table, merchantId: SEED_MERCHANT, dt: day };
    // A day on which nothing of it happened has no file.
    if (Number(result.getRows()[0]?.[0]) > 0) {
      files.push({ key: `${partitionFolder(partition)}${MADE_UP_NAME}`, file });
    }
  }
  return files;
}

const TYPES = {
  string: 'VARCHAR',
  int: 'INTEGER',
  bigint: 'BIGINT',
  boolean: 'BOOLEAN',
  date: 'DATE',
} as const;

/** What every fact begins with is told by its time. */
const FROM_TIME: Readonly<Record<string, string>> = {
  business_date: 'day_of(at_ms)',
  week_start_local: "date_trunc('week', day_of(at_ms))",
  month_no: 'year(day_of(at_ms)) * 12 + month(day_of(at_ms)) - 1',
  weekday: 'isodow(day_of(at_ms))',
  hour_local: '(wall_ms(at_ms) // 3600000) % 24',
  minute_of_day: '(wall_ms(at_ms) // 60000) % 1440',
};

const columnsOf = (table: FactTableName): [string, Column][] =>
  Object.entries<Column>(FACT_TABLES[table].columns);

const rawColumnsOf = (table: FactTableName): (readonly [string, string])[] =>
  columnsOf(table)
    .filter(([name]) => FROM_TIME[name] === undefined)
    .map(([name, { type }]) => [name, TYPES[type]]);

function factsSql(table: FactTableName): string {
  const columns = columnsOf(table).map(
    ([name, { type }]) => `CAST(${FROM_TIME[name] ?? name} AS ${TYPES[type]}) AS ${name}`,
  );
  // Sorted by numbers, which is twice as fast, and before there are all columns: what is sorted is copied.
  const sorted = `FROM ${table}_made ORDER BY store_no_of(store_id), at_ms, hash(event_id)`;
  return `SELECT ${columns.join(', ')} FROM (${sorted})`;
}

/** A table of the rows; of one with shares, a row `q` for each chance. */
function tableOf(name: string, rows: Lookup): string {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => `(${columns.map((column) => literal(row[column])).join(', ')})`);
  const quoted = columns.map((column) => `"${column}"`).join(', ');
  const given = `FROM (VALUES ${values.join(', ')}) AS t (${quoted})`;
  if (!columns.includes('q_from')) return `CREATE TABLE ${name} AS ${given}`;
  return `CREATE TABLE ${name} AS
    SELECT *EXCLUDE (q_from, q_until), unnest(range(q_from, q_until))::INTEGER AS q ${given}`;
}

function literal(value: Lookup[number][string] | undefined): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  // Without an exponent it would be a decimal, of which products overflow.
  return typeof value === 'number' && !Number.isInteger(value) ? `${value}e0` : String(value);
}
