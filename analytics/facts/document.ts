import { COMMON, type Column, type FactTable } from './table.ts';
import { FACT_TABLES } from './tables.ts';

/** The reference of all fact tables as Markdown. */
export function factTablesAsMarkdown(): string {
  const common = `### Every table\n\n${columnsAsMarkdown(Object.entries(COMMON))}\n`;
  const tables = Object.values(FACT_TABLES).map(tableAsMarkdown);
  return [common, ...tables].join('\n');
}

function tableAsMarkdown({ name, meaning, columns }: FactTable): string {
  const own = Object.entries(columns).filter(([column]) => !Object.hasOwn(COMMON, column));
  return `### ${name}\n\n${meaning}\n\n${columnsAsMarkdown(own)}\n`;
}

function columnsAsMarkdown(columns: readonly (readonly [string, Column])[]): string {
  const rows = columns.map(([name, { type, nullable, unit, meaning }]) => {
    const kind = nullable ? `${type}, or null` : type;
    return `| \`${name}\` | ${kind} | ${unit ?? ''} | ${meaning} |`;
  });
  return ['| column | type | unit | meaning |', '|---|---|---|---|', ...rows].join('\n');
}
