import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { factTablesAsMarkdown } from '../analytics/facts/document.ts';

/** What follows in docs/facts.md is written by this tool. */
const MARK = '## Tables\n\n';

/** A document with its tables as analytics/facts has them. */
export function withTables(text: string): string {
  const [prose] = text.split(MARK);
  return `${prose}${MARK}${factTablesAsMarkdown()}`;
}

if (import.meta.main) {
  const file = path.resolve(import.meta.dirname, '../docs/facts.md');
  writeFileSync(file, withTables(readFileSync(file, 'utf8')));
}
