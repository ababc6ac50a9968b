import { FACT_TABLES, type FactTableName } from './tables.ts';

/*
 * Where files of facts live: facts/<table>/merchant_id=<m>/dt=<yyyy-mm-dd>/<file>.parquet. The folders
 * are Hive partitions, which are columns to whoever queries: `merchant_id` and `dt`, both strings.
 */

export const FACTS_ROOT = 'facts';

export interface Partition {
  readonly table: FactTableName;
  readonly merchantId: string;
  /** Business day, yyyy-mm-dd. */
  readonly dt: string;
}

export const tableFolder = (table: FactTableName): string => `${FACTS_ROOT}/${table}/`;

export const partitionFolder = ({ table, merchantId, dt }: Partition): string =>
  `${tableFolder(table)}merchant_id=${merchantId}/dt=${dt}/`;

const FILE =
  /^facts\/(?<table>[a-z_]+)\/merchant_id=(?<merchantId>[^/]+)\/dt=(?<dt>\d{4}-\d\d-\d\d)\/[^/]+\.parquet$/;

/** The partition that a file is in; undefined for a key of any other kind. */
export function partitionOf(key: string): Partition | undefined {
  const groups = FILE.exec(key)?.groups;
  const { table = '', merchantId = '', dt = '' } = groups ?? {};
  if (!groups || !Object.hasOwn(FACT_TABLES, table)) return undefined;
  return { table: table as FactTableName, merchantId, dt };
}

/** The one file of a partition that holds what never happened: a history that was made up. */
export const MADE_UP_NAME = 'seed.parquet';

export const isMadeUp = (key: string): boolean => key.endsWith(`/${MADE_UP_NAME}`);
