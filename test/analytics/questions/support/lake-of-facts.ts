import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeFacts } from '../../../../adapters/fact-files/parquet.ts';
import { partitionFolder } from '../../../../analytics/facts/layout.ts';
import { FACT_TABLES, type Fact, type FactRow } from '../../../../analytics/facts/tables.ts';
import { ASKED } from './catalogue.ts';
import { groupBy } from './figures.ts';

/**
 * A folder with these facts as Parquet, written unless it is there: it is named by what is in it, so
 * that all files of tests, and the next run, find it.
 */
export function lakeOf(facts: readonly Fact[]): string {
  const hash = createHash('sha256').update(JSON.stringify([FACT_TABLES, ASKED.openFrom]));
  for (const fact of facts) hash.update(JSON.stringify(fact));
  const folder = path.join(tmpdir(), `golden-facts-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  for (const [partition, rows] of groupBy(facts, partitionOf)) writeDay(draft, partition, rows);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another was faster.
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

const partitionOf = ({ table, merchantId, row }: Fact): string =>
  partitionFolder({ table, merchantId, dt: row.business_date });

/** Closed days are one file; of open ones a second file has a part of the same events again. */
function writeDay(root: string, partition: string, facts: readonly Fact[]): void {
  const [first] = facts;
  if (!first) return;
  const folder = path.join(root, partition);
  mkdirSync(folder, { recursive: true });
  const rows = facts.map((f) => f.row as FactRow);
  const half = Math.ceil(rows.length / 2);
  const parts =
    first.row.business_date < ASKED.openFrom
      ? [rows]
      : [rows.slice(0, half + Math.floor(half / 2)), rows.slice(half)];
  for (const [n, part] of parts.entries()) {
    const file = path.join(folder, `${n + 1}.parquet`);
    writeFileSync(file, encodeFacts(FACT_TABLES[first.table], part));
  }
}
