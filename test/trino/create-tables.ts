import path from 'node:path';
import { DATABASE } from '../../adapters/duckdb/lake.ts';
import { tableFolder } from '../../analytics/facts/layout.ts';
import type { Column, ColumnType } from '../../analytics/facts/table.ts';
import { FACT_TABLE_NAMES, FACT_TABLES } from '../../analytics/facts/tables.ts';
import type { Run } from './trino-client.ts';

const TYPES: Readonly<Record<ColumnType, string>> = {
  ...{ string: 'varchar', bigint: 'bigint', int: 'integer', boolean: 'boolean', date: 'date' },
};

/** Tables over the files of a folder, as the Glue catalogue has them. */
export async function createTables(run: Run, folder: string): Promise<void> {
  await run(`CREATE SCHEMA ${DATABASE}`);
  for (const table of FACT_TABLE_NAMES) {
    const columns = [
      ...Object.entries<Column>(FACT_TABLES[table].columns).map(
        ([name, { type }]) => `${name} ${TYPES[type]}`,
      ),
      ...['merchant_id varchar', 'dt varchar'],
    ];
    const location = `local://${path.join(folder, tableFolder(table))}`;
    await run(
      `CREATE TABLE ${DATABASE}.${table} (${columns.join(', ')}) WITH (format = 'PARQUET', external_location = '${location}', partitioned_by = ARRAY['merchant_id', 'dt'])`,
    );
    await run(`CALL system.sync_partition_metadata('${DATABASE}', '${table}', 'ADD')`);
  }
}
