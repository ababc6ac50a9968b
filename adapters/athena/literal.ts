import type { Bound } from '../../analytics/questions/scoped-query.ts';

/**
 * A value as Athena takes it in ExecutionParameters: an expression of SQL, so what it holds must not
 * end it. A quote is doubled; in Trino a backslash means itself.
 */
export function literalOf(bound: Bound): string {
  if (bound.type === 'int') return wholeNumber(bound.value);
  if (bound.type === 'date') return `DATE '${day(bound.value)}'`;
  return `'${bound.value.replaceAll("'", "''")}'`;
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
  return String(value);
}

function day(value: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw new Error('That is no date');
  return value;
}
