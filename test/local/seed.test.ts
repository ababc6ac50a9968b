import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeFacts } from '../../adapters/fact-files/parquet.ts';
import { FACTS_ROOT, partitionFolder, partitionOf } from '../../analytics/facts/layout.ts';
import type { FactTable } from '../../analytics/facts/table.ts';
import { COMMON } from '../../analytics/facts/table.ts';
import {
  FACT_TABLE_NAMES,
  FACT_TABLES,
  type FactRow,
  type FactTableName,
} from '../../analytics/facts/tables.ts';
import { commonColumns } from '../../analytics/projector/wall-time.ts';
import { parseOrderId, parsePaymentId, parseRefundId } from '../../core/domain/ids.ts';
import { seed, unseed } from '../../local/seed/seed.ts';
import { SIZE_OPTIONS, type Sizes, sizesOf } from '../../local/seed/sizes.ts';
import { BUSINESS_DAY, SEED_MERCHANT } from '../../local/seed/stores.ts';
import { folderTarget, type HistoryTarget } from '../../local/seed/target.ts';

const SIZES: Sizes = { days: 3, stores: 3, ordersPerDay: 400, seed: 7 };
const UNTIL = '2026-11-25';

const root = mkdtempSync(path.join(tmpdir(), 'kuaican-seed-'));
const folder = path.join(root, 'three-days');
let facts: Record<FactTableName, FactRow[]>;

beforeAll(async () => {
  await seedInto(folder, SIZES);
  facts = await factsIn(folder);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function seedInto(to: string, sizes: Sizes): Promise<HistoryTarget> {
  const target = folderTarget(to);
  await seed({ sizes, until: UNTIL, scratch: `${to}.scratch`, target });
  return target;
}

const keysIn = (lake: string): string[] =>
  readdirSync(path.join(lake, FACTS_ROOT), { recursive: true, encoding: 'utf8' })
    .map((name) => `${FACTS_ROOT}/${name}`)
    .filter((key) => partitionOf(key) !== undefined)
    .toSorted();

async function factsIn(lake: string): Promise<Record<FactTableName, FactRow[]>> {
  const found = Object.fromEntries(FACT_TABLE_NAMES.map((name) => [name, [] as FactRow[]]));
  for (const key of keysIn(lake)) {
    const table = partitionOf(key)?.table ?? 'orders';
    const file = readFileSync(path.join(lake, key));
    for (const row of await decodeFacts(FACT_TABLES[table], file)) found[table]?.push(row);
  }
  return found as Record<FactTableName, FactRow[]>;
}

const sum = (rows: readonly FactRow[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

const by = (rows: readonly FactRow[], column: string): Map<unknown, FactRow[]> =>
  Map.groupBy(rows, (row) => row[column]);

const KIND = { string: 'string', int: 'number', bigint: 'number', boolean: 'boolean' } as const;
const STORED = { string: 'UTF8', int: undefined, bigint: undefined, boolean: undefined } as const;
const PHYSICAL = {
  ...{ string: 'BYTE_ARRAY', int: 'INT32', bigint: 'INT64', boolean: 'BOOLEAN', date: 'INT32' },
} as const;

test.each(FACT_TABLE_NAMES)('%s has its columns, with their types, in their order', (name) => {
  const { columns }: FactTable = FACT_TABLES[name];
  const key = keysIn(folder).find((one) => partitionOf(one)?.table === name) ?? '';
  const { buffer, byteOffset, byteLength } = readFileSync(path.join(folder, key));
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const stored = parquetMetadata(file).schema.slice(1);
  const wanted = Object.entries(columns).map(([column, { type }]) => ({
    ...{ name: column, type: PHYSICAL[type] },
    converted: type === 'date' ? 'DATE' : STORED[type],
  }));
  expect(
    stored.map((column) => ({
      ...{ name: column.name, type: column.type },
      converted: column.converted_type?.startsWith('INT_') ? undefined : column.converted_type,
    })),
  ).toEqual(wanted);
  const wrong = facts[name].flatMap((row) =>
    Object.entries(columns).filter(([column, { type, nullable }]) => {
      const value = row[column] ?? null;
      if (value === null) return !nullable;
      return type === 'date'
        ? !/^\d{4}-\d\d-\d\d$/.test(String(value))
        : typeof value !== KIND[type];
    }),
  );
  expect(wrong).toEqual([]);
});

test('every row tells its time as the projector would, in the folder of its day and in order', async () => {
  for (const key of keysIn(folder)) {
    const { table = 'orders', dt } = partitionOf(key) ?? {};
    const rows = await decodeFacts(FACT_TABLES[table], readFileSync(path.join(folder, key)));
    // Telling the clock of every row as the projector does takes seconds.
    for (const row of rows.filter((_, n) => n % 30 === 0)) {
      const { event_id, store_id, at_ms } = row as Record<string, string | number>;
      const at = { eventId: String(event_id), storeId: String(store_id), at: Number(at_ms) };
      const common = Object.fromEntries(Object.keys(COMMON).map((name) => [name, row[name]]));
      expect(common).toEqual(commonColumns({ ...at, day: BUSINESS_DAY }));
    }
    expect(new Set(rows.map((row) => row['business_date']))).toEqual(new Set([dt]));
    expect(new Set(rows.map((row) => row['event_id'])).size).toBe(rows.length);
    const order = rows.map((row) => `${row['store_id']} ${row['at_ms']}`);
    expect(order).toEqual(order.toSorted());
  }
});

test('each order adds up, and its lines add up to it', () => {
  const lines = by(facts.order_lines, 'order_id');
  expect(facts.orders.length).toBeGreaterThan(1_000);
  for (const order of facts.orders) {
    const all = lines.get(order['order_id']) ?? [];
    const sold = all.filter((line) => line['line_kind'] !== 'part');
    const n = (column: string): number => Number(order[column]);
    expect(parseOrderId(String(order['order_id']))).toBeDefined();
    expect(n('total_minor')).toBe(
      n('subtotal_minor') -
        n('discount_minor') +
        n('delivery_fee_minor') +
        n('tax_added_minor') +
        n('rounding_minor'),
    );
    expect(n('total_minor')).toBeGreaterThan(0);
    expect([sold.length, sum(sold, 'quantity')]).toEqual([n('lines_count'), n('units')]);
    expect(sum(sold, 'gross_minor')).toBe(n('subtotal_minor'));
    expect(sum(sold, 'discount_minor')).toBe(n('discount_minor'));
    expect(sum(all, 'net_minor')).toBe(sum(sold, 'net_minor'));
    expect(new Set(sold.map((line) => line['line_no'])).size).toBe(sold.length);
    for (const line of sold) {
      expect(line['gross_minor']).toBe(Number(line['quantity']) * Number(line['unit_price_minor']));
      expect(line['net_minor']).toBe(Number(line['gross_minor']) - Number(line['discount_minor']));
    }
    expect(n('at_ms') - n('placed_at_ms')).toBe(n('open_ms'));
  }
});

test('what is taken for good is what was due, and nothing of an order that was given up', () => {
  const payments = by(facts.payments, 'order_id');
  for (const { order_id, status, total_minor, at_ms, checks_count } of facts.orders) {
    const own = payments.get(order_id ?? '') ?? [];
    const captured = own.filter((row) => row['status'] === 'CAPTURED');
    expect(sum(own, 'captured_minor')).toBe(status === 'COMMITTED' ? total_minor : 0);
    if (status !== 'COMMITTED') continue;
    expect(captured).toHaveLength(Number(checks_count));
    // It ends with the payment that paid the rest of it.
    expect(Math.max(...captured.map((row) => Number(row['at_ms'])))).toBe(at_ms);
  }
  for (const rows of by(facts.payments, 'payment_id').values()) {
    expect(rows.filter((row) => row['is_outcome'])).toHaveLength(1);
    expect(parsePaymentId(String(rows[0]?.['payment_id']))).toBeDefined();
  }
});

test('no more is given back than was paid', () => {
  const payments = by(facts.payments, 'payment_id');
  expect(facts.refunds.length).toBeGreaterThan(0);
  for (const [paymentId, refunds] of by(facts.refunds, 'payment_id')) {
    const paid = (payments.get(paymentId) ?? []).find(
      (row) => row['captured_minor'] || row['is_late'],
    );
    expect(sum(refunds, 'amount_minor')).toBeLessThanOrEqual(Number(paid?.['amount_minor']));
    for (const refund of refunds) expect(parseRefundId(String(refund['refund_id']))).toBeDefined();
  }
});

test('kitchens cook what is paid for, one step after the other', () => {
  const paid = facts.orders.filter((order) => order['status'] === 'COMMITTED');
  const tickets = by(facts.tickets, 'order_id');
  expect(new Set(tickets.keys())).toEqual(new Set(paid.map((order) => order['order_id'])));
  for (const steps of tickets.values()) {
    const inOrder = steps.toSorted((a, b) => Number(a['at_ms']) - Number(b['at_ms']));
    for (const [n, step] of inOrder.entries()) {
      const before = inOrder[n - 1];
      expect(step['previous_status']).toBe(before?.['status'] ?? null);
      const waited = before ? Number(step['at_ms']) - Number(before['at_ms']) : 0;
      expect(step['in_previous_ms']).toBe(waited);
      expect(step['since_release_ms']).toBe(Number(step['at_ms']) - Number(step['released_at_ms']));
    }
  }
});

test('visits go step by step, and what is sold out is not sold', () => {
  for (const steps of by(facts.sessions, 'session_id').values()) {
    const inOrder = steps.toSorted((a, b) => Number(a['step_no']) - Number(b['step_no']));
    expect(inOrder.map((step) => step['step_no'])).toEqual(inOrder.map((_, n) => n + 1));
    for (const [n, step] of inOrder.entries()) {
      const since = n === 0 ? 0 : Number(inOrder[n - 1]?.['since_start_ms']);
      if (step['step'] === 'offline') continue;
      expect(step['on_previous_ms']).toBe(Number(step['since_start_ms']) - since);
      expect(Number(step['on_previous_ms'])).toBeGreaterThanOrEqual(0);
    }
  }
  const placed = new Map(facts.orders.map((row) => [row['order_id'], Number(row['placed_at_ms'])]));
  for (const out of facts.stock_events.filter((row) => row['is_out'])) {
    const same = (row: FactRow): boolean =>
      row['store_id'] === out['store_id'] && row['item_id'] === out['item_id'];
    const back = facts.stock_events.find(
      (row) => same(row) && Number(row['at_ms']) > Number(out['at_ms']),
    );
    const until = Number(out['until_ms'] ?? back?.['at_ms']);
    const sold = facts.order_lines.filter((line) => {
      const at = placed.get(line['order_id'] ?? '') ?? 0;
      return same(line) && line['line_kind'] === 'dish' && at >= Number(out['at_ms']) && at < until;
    });
    expect(sold).toEqual([]);
  }
});

test('the same seed makes the same rows, and what was made up before and not again is gone', async () => {
  const lake = path.join(root, 'again');
  const small = { ...SIZES, days: 2, ordersPerDay: 60 };
  await seedInto(lake, small);
  await seedInto(lake, { ...small, days: 1 });
  expect(new Set(keysIn(lake).map((key) => partitionOf(key)?.dt))).toEqual(new Set([UNTIL]));
  const once = await factsIn(lake);
  await seedInto(lake, { ...small, days: 1 });
  expect(await factsIn(lake)).toEqual(once);
}, 60_000);

test('all of it can be taken away, and nothing else is', async () => {
  const lake = path.join(root, 'away');
  const target = await seedInto(lake, { ...SIZES, days: 1, ordersPerDay: 60 });
  const day = partitionFolder({ table: 'orders', merchantId: SEED_MERCHANT, dt: UNTIL });
  const real = `${day}1.parquet`;
  writeFileSync(path.join(lake, real), 'real');
  expect(await unseed(target)).toBeGreaterThan(0);
  expect(keysIn(lake)).toEqual([real]);
}, 60_000);

test.each([
  ['days', '0'],
  ['days', '1.5'],
  ['stores', 'many'],
  ['orders-per-day', '1000001'],
  ['seed', '-1'],
])('--%s %s is refused by its name', (name, value) => {
  const usual = Object.entries(SIZE_OPTIONS).map(([option, { default: usually }]) => [
    option,
    usually,
  ]);
  const given = { ...Object.fromEntries(usual), [name]: value };
  expect(() => sizesOf(given)).toThrow(`--${name} is ${value}, but must be a whole number`);
});
