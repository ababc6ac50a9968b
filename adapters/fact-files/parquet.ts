import { parquetReadObjects, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnType, FactTable } from '../../analytics/facts/table.ts';
import type { FactRow } from '../../analytics/facts/tables.ts';

type Value = Exclude<FactRow[string], null>;

interface Encoding {
  readonly element: Omit<SchemaElement, 'name'>;
  readonly encode: (value: Value) => unknown;
  readonly decode: (stored: unknown) => Value;
}

const same = { encode: (value: Value) => value, decode: (stored: unknown) => stored as Value };

const ENCODINGS: Readonly<Record<ColumnType, Encoding>> = {
  string: { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, ...same },
  int: { element: { type: 'INT32' }, ...same },
  boolean: { element: { type: 'BOOLEAN' }, ...same },
  bigint: { element: { type: 'INT64' }, encode: (n) => BigInt(n), decode: Number },
  date: {
    element: { type: 'INT32', converted_type: 'DATE' },
    encode: (day) => new Date(`${day}T00:00:00Z`),
    decode: (date) => (date as Date).toISOString().slice(0, 10),
  },
};

/** Rows of a table as one Parquet file, its columns in the schema's order. */
export function encodeFacts({ columns }: FactTable, rows: readonly FactRow[]): Uint8Array {
  const named = Object.entries(columns);
  const columnData = named.map(([name, { type }]) => ({
    name,
    data: rows.map((row) => {
      const value = row[name] ?? null;
      return value === null ? null : ENCODINGS[type].encode(value);
    }),
  }));
  const schema = named.map(([name, { type, nullable }]) => ({
    name,
    ...ENCODINGS[type].element,
    repetition_type: nullable ? ('OPTIONAL' as const) : ('REQUIRED' as const),
  }));
  const root = { name: 'fact', num_children: named.length };
  const file = parquetWriteBuffer({ columnData, schema: [root, ...schema], rowGroupSize: GROUP });
  return new Uint8Array(file);
}

/** Rows that a reader skips or reads together. */
const GROUP = 100_000;

/** The rows of a file; a column that was added to the schema since has no value. */
export async function decodeFacts({ columns }: FactTable, file: Uint8Array): Promise<FactRow[]> {
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const stored = await parquetReadObjects({ file: bytes as ArrayBuffer });
  return stored.map((row) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, { type }]) => {
        const value: unknown = row[name] ?? null;
        return [name, value === null ? null : ENCODINGS[type].decode(value)];
      }),
    ),
  );
}
