import type { Bound } from '../../../analytics/questions/scoped-query.ts';
import { AwsError } from '../../aws-json.ts';

const LITERALS: readonly (readonly [RegExp, (text: string) => Bound])[] = [
  [/^'(?:[^']|'')*'$/, (text) => ({ type: 'string', value: unquoted(text) })],
  [/^DATE '\d{4}-\d\d-\d\d'$/, (text) => ({ type: 'date', value: text.slice(6, -1) })],
  [/^-?\d{1,15}$/, (text) => ({ type: 'int', value: Number(text) })],
];

const unquoted = (text: string): string => text.slice(1, -1).replaceAll("''", "'");

/**
 * One of ExecutionParameters. Athena takes any expression; ours are literals, and whatever else
 * arrives here is a mistake in how one was quoted.
 */
export function boundOf(text: string): Bound {
  const [, read] = LITERALS.find(([form]) => form.test(text)) ?? [];
  if (read && text.length <= 1_024) return read(text);
  throw new AwsError('InvalidRequestException', 'An execution parameter is no literal.');
}
