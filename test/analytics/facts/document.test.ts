import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { COMMON } from '../../../analytics/facts/table.ts';
import { FACT_TABLES } from '../../../analytics/facts/tables.ts';
import { withTables } from '../../../tools/draw-facts.ts';

test('docs/facts.md tells of every column as the schemas have it', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs/facts.md'), 'utf8');
  expect(withTables(text), 'run: node tools/with-node.mjs tools/draw-facts.ts').toBe(text);
});

/** Reserved in DuckDB or Trino: a column of that name would have to be quoted everywhere. */
const RESERVED = ['at', 'offset', 'order', 'end', 'show', 'describe', 'table', 'user', 'group'];

test.each(Object.values(FACT_TABLES))('every query can name each column of $name', (table) => {
  const columns = Object.keys(table.columns);
  expect(columns.slice(0, Object.keys(COMMON).length)).toEqual(Object.keys(COMMON));
  expect(columns.filter((name) => RESERVED.includes(name) || !/^[a-z_]+$/.test(name))).toEqual([]);
  // Partition columns are in the folders' names, and never in a file.
  expect(columns).not.toContain('dt');
  expect(columns).not.toContain('merchant_id');
});
