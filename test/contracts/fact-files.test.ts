import { expect, it } from 'vitest';
import { MADE_UP_NAME } from '../../analytics/facts/layout.ts';
import { FACT_TABLES, type FactRow } from '../../analytics/facts/tables.ts';
import { eachAdapter } from './each-adapter.ts';
import { newMerchant } from './fixtures.ts';

const VALUES = {
  string: ['', '快餐 "no. 1"\n'],
  int: [0, -7],
  bigint: [1_795_320_000_123, -9_007_199_254_740_991],
  boolean: [true, false],
  date: ['2024-02-29', '1969-12-31'],
} as const;

/** A row with the first or the second of these values in every column, or nothing where it may. */
const row = (n: 0 | 1, isEmpty = false): FactRow =>
  Object.fromEntries(
    Object.entries<{ type: keyof typeof VALUES; nullable?: true }>(
      FACT_TABLES.payments.columns,
    ).map(([name, { type, nullable }]) => [name, nullable && isEmpty ? null : VALUES[type][n]]),
  );

const keysOf = async (keys: AsyncIterable<string>): Promise<string[]> => {
  const found: string[] = [];
  for await (const key of keys) found.push(key);
  return found;
};

eachAdapter('Files of facts', (adapters) => {
  const folderOf = (merchantId: string): string =>
    `facts/payments/merchant_id=${merchantId}/dt=2026-11-22/`;

  it('have every value as it was written, and nothing where there was nothing', async () => {
    const { factFiles } = adapters();
    const key = `${folderOf(newMerchant())}1.parquet`;
    const rows = [row(0), row(1), row(0, true)];
    await factFiles.write(key, rows);
    expect(await factFiles.read(key)).toEqual(rows);
  });

  it('take the place of what had their key', async () => {
    const { factFiles } = adapters();
    const key = `${folderOf(newMerchant())}1.parquet`;
    await factFiles.write(key, [row(0), row(1)]);
    await factFiles.write(key, [row(1)]);
    expect(await factFiles.read(key)).toEqual([row(1)]);
  });

  it('are listed by prefix in the order of their keys, and are gone once they are removed', async () => {
    const { factFiles } = adapters();
    const [mine, others] = [folderOf(newMerchant()), folderOf(newMerchant())];
    const keys = ['b', 'a', 'c'].map((name) => `${mine}${name}.parquet`);
    for (const key of [...keys, `${others}a.parquet`]) await factFiles.write(key, [row(0)]);
    expect(await keysOf(factFiles.list(mine))).toEqual(keys.toSorted());
    await factFiles.remove([...keys.slice(0, 2), `${mine}never.parquet`]);
    expect(await keysOf(factFiles.list(mine))).toEqual([`${mine}c.parquet`]);
    expect(await keysOf(factFiles.list(others))).toHaveLength(1);
  });

  it('are not listed where they were made up, so that no bill is compared with them', async () => {
    const { factFiles } = adapters();
    const folder = folderOf(newMerchant());
    for (const name of [MADE_UP_NAME, 'a.parquet']) {
      await factFiles.write(`${folder}${name}`, [row(0)]);
    }
    expect(await keysOf(factFiles.list(folder))).toEqual([`${folder}a.parquet`]);
  });
});
