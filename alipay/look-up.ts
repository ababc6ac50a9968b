/** The entry of a table for a key that Alipay chose; undefined when the table does not list it. */
export function lookUp<Table extends object>(
  table: Table,
  key: string | undefined,
): Table[keyof Table] | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key as keyof Table] : undefined;
}
