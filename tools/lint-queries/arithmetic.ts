import { FACT_TABLES } from '../../analytics/facts/tables.ts';
import { doublesIn } from './doubles.ts';
import { nameOf } from './functions.ts';
import type { Problem } from './problem.ts';
import { allOf, bare, is, type SqlNode } from './sql-node.ts';

/* Numbers and dates: where the engines take the same text and make other values of it. */

const DATES = new Set(
  Object.values(FACT_TABLES).flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([name, { type }]) => (type === 'date' ? [name] : [])),
  ),
);
const TYPES = new Set(['double', 'bigint', 'integer', 'varchar', 'date', 'boolean']);
const WHOLE = new Set(['round', 'floor', 'ceil']);

type Tells = (node: SqlNode) => boolean;

const operatorOf = (sum: SqlNode): string => sum.children[1]?.text ?? '';
const typeOf = (cast: SqlNode): string => cast.children[4]?.text ?? '';

export function oddArithmetic(root: SqlNode, parameters: ReadonlyMap<SqlNode, string>): Problem[] {
  const isDate = (node: SqlNode): boolean => {
    const inner = bare(node);
    if (is(inner, 'Parameter')) return /^(?:from|to)$/.test(parameters.get(inner) ?? '');
    if (is(inner, 'Cast')) return typeOf(inner) === 'date';
    if (is(inner, 'TypeConstructor')) return true;
    return is(inner, 'ColumnReference') && DATES.has(inner.text.split('.').at(-1) ?? '');
  };
  const isDouble = doublesIn(root);
  return allOf(root, 'ArithmeticBinary', 'Cast', 'FunctionCall', 'TypeConstructor').flatMap(
    (node) => {
      const message = is(node, 'ArithmeticBinary')
        ? sayOfSum(node, isDate, isDouble)
        : is(node, 'Cast')
          ? sayOfCast(node, isDouble)
          : sayOfOther(node, isDouble);
      return message ? [{ line: node.line, message }] : [];
    },
  );
}

function sayOfSum(node: SqlNode, isDate: Tells, isDouble: Tells): string | undefined {
  if (node.children.some(isDate)) {
    return "A date plus or minus something: write date_diff('day', a, b), or take week_start_local or month_no.";
  }
  if (operatorOf(node) !== '/' || node.children.some(isDouble)) return undefined;
  return 'A division of whole numbers: write CAST(a AS double) / nullif(b, 0).';
}

function sayOfCast(node: SqlNode, isDouble: Tells): string | undefined {
  const [type, value] = [typeOf(node), node.children[2]];
  if (!TYPES.has(type)) return `CAST AS ${type}: cast to one of ${[...TYPES].join(', ')}.`;
  if (!value || !isDouble(value)) return undefined;
  if (type === 'varchar')
    return 'A double as text: the engines write it otherwise; leave it a number.';
  if (type === 'double' || WHOLE.has(nameOf(bare(value)))) return undefined;
  return `A double as ${type} (2.5 is 3 to Trino and 2 to DuckDB): write CAST(round(x) AS ${type}).`;
}

function sayOfOther(node: SqlNode, isDouble: Tells): string | undefined {
  if (is(node, 'TypeConstructor')) {
    return /^date'/.test(node.text) ? undefined : `${node.text}: of times there are dates alone.`;
  }
  if (nameOf(node) !== 'avg' || node.children.slice(2).some(isDouble)) return undefined;
  return 'avg() of what may be a decimal: write avg(CAST(x AS double)).';
}
