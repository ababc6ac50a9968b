import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Lake } from '../../../adapters/duckdb/lake.ts';
import { encodeFacts } from '../../../adapters/fact-files/parquet.ts';
import { partitionFolder } from '../../../analytics/facts/layout.ts';
import { FACT_TABLES, type FactRow } from '../../../analytics/facts/tables.ts';
import { parseQuestion } from '../../../analytics/questions/parse-question.ts';
import { scopedQuery } from '../../../analytics/questions/scoped-query.ts';

const QUERIES = path.resolve(import.meta.dirname, '../../../analytics/queries');
const DAY = '2026-11-26';
const scope = { merchantId: 'm-1', from: DAY, to: DAY, openFrom: '2026-11-24' };

const order = (n: number, more: FactRow = {}): FactRow => ({
  ...{ event_id: `e-${n}`, store_id: 's-1', at_ms: n, business_date: DAY, order_id: `o-${n}` },
  ...{ week_start_local: '2026-11-23', month_no: 24322, weekday: 4, hour_local: 12 },
  ...{ minute_of_day: 725, status: 'COMMITTED', channel: 'kiosk', fulfilment: 'takeout' },
  ...{ currency: 'CNY', placed_at_ms: n, placed_hour_local: 12, open_ms: 1, lines_count: 1 },
  ...{ units: 1, subtotal_minor: 100, discount_minor: 0, coupon_discount_minor: 0 },
  ...{ delivery_fee_minor: 0, tax_added_minor: 0, tax_included_minor: 0, rounding_minor: 0 },
  ...{ total_minor: 100, offers_count: 0, coupons_count: 0, checks_count: 1, menu_version: 1 },
  ...{ placed_by: 'kiosk', ...more },
});

async function lakeOf(files: Readonly<Record<string, readonly FactRow[]>>): Promise<Lake> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kuaican-lake-'));
  for (const [name, rows] of Object.entries(files)) {
    const [merchantId = '', file = ''] = name.split('/');
    const into = path.join(folder, partitionFolder({ table: 'orders', merchantId, dt: DAY }));
    await mkdir(into, { recursive: true });
    await writeFile(path.join(into, `${file}.parquet`), encodeFacts(FACT_TABLES.orders, rows));
  }
  const lake = await Lake.open(folder);
  onTestFinished(() => lake[Symbol.asyncDispose]());
  return lake;
}

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
  const question = parseQuestion(
    'some',
    '-- How many?\n-- @heading business\n-- @column n bigint  Orders.\nSELECT count(*) AS n FROM orders',
  );
  expect(await lake.query(scopedQuery(question, scope, {}, 'facts'), question.columns)).toEqual([
    [0],
  ]);
});

test.each([
  "it's",
  "'; DROP SCHEMA facts; --",
  '" OR ""="',
  "\\' OR 1=1 --",
  '/* */ UNION SELECT 1',
  '你好 👋 \u202e',
])('%s comes back as it was asked', async (word) => {
  const lake = await lakeOf({ 'm-1/a': [order(1, { channel: word }), order(2)] });
  const question = parseQuestion(
    'some',
    "-- Which?\n-- @heading business\n-- @param word string = ''  Any.\n-- @column channel string  It.\nSELECT o.channel AS channel FROM orders AS o WHERE o.channel = :word",
  );
  const values = { word: { type: 'string', value: word } } as const;
  const rows = await lake.query(scopedQuery(question, scope, values, 'facts'), question.columns);
  expect(rows).toEqual([[word]]);
});
