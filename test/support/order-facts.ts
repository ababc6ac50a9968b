import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { encodeFacts } from '../../adapters/fact-files/parquet.ts';
import { partitionFolder } from '../../analytics/facts/layout.ts';
import { FACT_TABLES, type FactRow } from '../../analytics/facts/tables.ts';

export const DAY = '2026-11-26';

/** A row of `orders`, the n-th. */
export const order = (n: number, more: FactRow = {}): FactRow => ({
  ...{ event_id: `e-${n}`, store_id: 's-1', at_ms: n, business_date: DAY, order_id: `o-${n}` },
  ...{ week_start_local: '2026-11-23', month_no: 24322, weekday: 4, hour_local: 12 },
  ...{ minute_of_day: 725, status: 'COMMITTED', channel: 'kiosk', fulfilment: 'takeout' },
  ...{ currency: 'CNY', placed_at_ms: n, placed_hour_local: 12, open_ms: 1, lines_count: 1 },
  ...{ units: 1, subtotal_minor: 100, discount_minor: 0, coupon_discount_minor: 0 },
  ...{ delivery_fee_minor: 0, tax_added_minor: 0, tax_included_minor: 0, rounding_minor: 0 },
  ...{ total_minor: 100, offers_count: 0, coupons_count: 0, checks_count: 1, menu_version: 1 },
  ...{ placed_by: 'kiosk', ...more },
});

/** Files of `orders`, by merchant and name (`m-1/a`), in a folder that goes with the test. */
export async function folderOf(
  files: Readonly<Record<string, readonly FactRow[]>>,
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kuaican-lake-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, rows] of Object.entries(files)) {
    const [merchantId = '', file = ''] = name.split('/');
    const into = path.join(folder, partitionFolder({ table: 'orders', merchantId, dt: DAY }));
    await mkdir(into, { recursive: true });
    await writeFile(path.join(into, `${file}.parquet`), encodeFacts(FACT_TABLES.orders, rows));
  }
  return folder;
}
