import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { tableFolder } from '../../analytics/facts/layout.ts';
import { FACT_TABLES, type FactTableName } from '../../analytics/facts/tables.ts';

/** Days of one merchant, both within. */
export interface Days {
  readonly merchantId: string;
  readonly from: string;
  readonly to: string;
}

/** The files of a table that hold these days, of those that are there now. */
export async function factFilesIn(
  folder: string,
  table: FactTableName,
  { merchantId, from, to }: Days,
): Promise<readonly string[]> {
  // Tenants have ids that are names of folders; nothing else is looked for.
  if (!/^[\w-]+$/.test(merchantId)) return [];
  const ofMerchant = path.join(folder, tableFolder(table), `merchant_id=${merchantId}`);
  const days = (await namesIn(ofMerchant)).filter((name) => {
    const day = name.slice('dt='.length);
    return name.startsWith('dt=') && day >= from && day <= to;
  });
  const files = await Promise.all(
    days.map(async (day) => {
      const names = await namesIn(path.join(ofMerchant, day));
      return names
        .filter((name) => name.endsWith('.parquet'))
        .map((name) => path.join(ofMerchant, day, name));
    }),
  );
  return files.flat();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Files as SQL reads a table: with every column that it has now, of which files that are older have
 * nothing.
 */
export function tableOfFiles(table: FactTableName, files: readonly string[]): string {
  const columns = Object.entries(FACT_TABLES[table].columns).map(
    ([name, { type }]) => `CAST(NULL AS ${type === 'string' ? 'varchar' : type}) AS ${name}`,
  );
  const nothing = `SELECT ${columns.join(', ')}, '' AS merchant_id, '' AS dt WHERE false`;
  if (files.length === 0) return `(${nothing})`;
  const names = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
  const read = `read_parquet([${names}], hive_partitioning = true, hive_types_autocast = false, union_by_name = true)`;
  return `(${nothing} UNION ALL BY NAME SELECT * FROM ${read})`;
}
