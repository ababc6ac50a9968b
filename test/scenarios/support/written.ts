import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Something that a server wrote. */
export interface Writing {
  readonly where: string;
  readonly text: string;
}

/** Every file below a data folder, by its path in it, as bytes and not as characters. */
export function filesIn(dataDir: string): Writing[] {
  const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      where: path.relative(dataDir, file),
      text: readFileSync(file, 'latin1'),
    }));
}

/**
 * The tables of a SQLite file, one writing each; rows whole, however they are spread over pages.
 * A virtual DynamoDB table is one of them, its indexes and its stream are others.
 */
export function tablesIn(dataDir: string, name: string): Writing[] {
  const database = new DatabaseSync(path.join(dataDir, name), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    return tables.map(({ name: table }) => ({
      where: `${name}/${table}`,
      text: database
        .prepare(`SELECT * FROM "${table}"`)
        .all()
        .map((row) => Object.values(row).map(textOf).join('\t'))
        .join('\n'),
    }));
  } finally {
    database.close();
  }
}

const textOf = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
