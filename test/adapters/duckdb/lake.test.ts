import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Lake } from '../../../adapters/duckdb/lake.ts';
import { encodeFacts } from '../../../adapters/fact-files/parquet.ts';
import { partitionFolder } from '../../../analytics/facts/layout.ts';
import { FACT_TABLES, type FactRow } from '../../../analytics/facts/tables.ts';
import { parseQuestion } from '../../../analytics/questions/parse-question.ts';
import { scopedQuery } from '../../../analytics/questions/scoped-query.ts';
import { DAY, folderOf, order } from '../../support/order-facts.ts';

const QUERIES = path.resolve(import.meta.dirname, '../../../analytics/queries');
const scope = { merchantId: 'm-1', from: DAY, to: DAY, openFrom: '2026-11-24' };
const COUNT = parseQuestion(
  'some',
  '-- How many?\n-- @heading business\n-- @column n bigint  Orders.\nSELECT count(*) AS n FROM orders',
);

async function opened(folder: string): Promise<Lake> {
  const lake = await Lake.open(folder);
  onTestFinished(() => lake[Symbol.asyncDispose]());
  return lake;
}
const lakeOf = async (files: Readonly<Record<string, readonly FactRow[]>>): Promise<Lake> =>
  opened(await folderOf(files));

test('each event counts once, and what another merchant sold not at all', async () => {
  const lake = await lakeOf({
    'm-1/a': [order(1), order(2, { total_minor: 250 })],
    'm-1/b': [order(2, { total_minor: 250 }), order(3, { status: 'CANCELED' })],
    'm-2/a': [order(4)],
  });
  const text = await readFile(path.join(QUERIES, 'sales-by-hour.sql'), 'utf8');
  const question = parseQuestion('sales-by-hour', text);
  const rows = await lake.query(scopedQuery(question, scope, {}, 'facts'), question.columns);
  expect(rows).toEqual([['s-1', 4, 12, 2, 350, 175]]);
});

test('a merchant without facts has an empty answer', async () => {
  const lake = await lakeOf({});
  const query = scopedQuery(COUNT, scope, {}, 'facts');
  expect(await lake.query(query, COUNT.columns)).toEqual([[0]]);
});

test('no file of another merchant or day is opened, and none where the tenant is not named', async () => {
  const folder = await folderOf({ 'm-1/a': [order(1)], 'm-2/a': [order(2)] });
  const torn = { table: 'orders', merchantId: 'm-2', dt: DAY } as const;
  await writeFile(path.join(folder, partitionFolder(torn), 'torn.parquet'), 'half a file');
  const lake = await opened(folder);
  expect(await lake.query(scopedQuery(COUNT, scope, {}, 'facts'), COUNT.columns)).toEqual([[1]]);
  const all = { sql: 'SELECT count(*) AS n FROM facts.orders', bounds: [] };
  await expect(lake.query(all, COUNT.columns)).rejects.toThrow();
});

test('a column that older files do not have is null in their rows', async () => {
  const folder = await folderOf({ 'm-1/a': [order(1, { diner: 'd-1' })] });
  const { diner: _, ...columns } = FACT_TABLES.orders.columns;
  const old = encodeFacts({ ...FACT_TABLES.orders, columns }, [order(2)]);
  const partition = { table: 'orders', merchantId: 'm-1', dt: DAY } as const;
  await writeFile(path.join(folder, partitionFolder(partition), 'old.parquet'), old);
  const lake = await opened(folder);
  for (const [from, n] of [
    [DAY, 1],
    ['2026-11-27', 0],
  ] as const) {
    const question = { ...COUNT, sql: 'SELECT count(o.diner) AS n FROM orders AS o' };
    const query = scopedQuery(question, { ...scope, from, to: '2026-11-27' }, {}, 'facts');
    expect(await lake.query(query, COUNT.columns)).toEqual([[n]]);
  }
  await rm(path.join(folder, partitionFolder(partition), 'a.parquet'));
  const question = { ...COUNT, sql: 'SELECT count(*) - count(o.diner) AS n FROM orders AS o' };
  expect(await lake.query(scopedQuery(question, scope, {}, 'facts'), COUNT.columns)).toEqual([[1]]);
});
