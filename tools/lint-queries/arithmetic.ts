import { FACT_TABLES } from '../../analytics/facts/tables.ts';
import type { Question } from '../../analytics/questions/question.ts';
import { nameOf } from './functions.ts';
import type { Problem } from './problem.ts';
import { allOf, bare, is, type SqlNode } from './sql-node.ts';
import { doublesIn, nonZeroIn, type Tells } from './values.ts';

/* Numbers and dates: where the engines take the same text and make other values of it. */

const DATES = new Set(
  Object.values(FACT_TABLES).flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([name, { type }]) => (type === 'date' ? [name] : [])),
  ),
);
const TYPES = new Set(['double', 'bigint', 'integer', 'varchar', 'date', 'boolean']);
const UNITS = new Set(["'day'", "'week'", "'month'", "'quarter'", "'year'"]);
const WHOLE = new Set(['round', 'floor', 'ceil']);

const typeOf = (cast: SqlNode): string => cast.children[4]?.text ?? '';

/** @param asked Which `?` is which parameter. */
export function oddArithmetic(
  root: SqlNode,
  asked: ReadonlyMap<SqlNode, string>,
  { parameters }: Question,
): Problem[] {
  const positive = parameters.filter(({ least = 0 }) => least > 0).map(({ name }) => name);
  const isPositive: Tells = (node) => positive.includes(asked.get(node) ?? '');
  const isDate = (node: SqlNode): boolean => {
    const inner = bare(node);
    if (is(inner, 'Parameter')) return /^(?:from|to)$/.test(asked.get(inner) ?? '');
    if (is(inner, 'Cast')) return typeOf(inner) === 'date';
    if (is(inner, 'TypeConstructor')) return true;
    return is(inner, 'ColumnReference') && DATES.has(inner.text.split('.').at(-1) ?? '');
  };
  const sure = { isDate, isDouble: doublesIn(root), isNonZero: nonZeroIn(root, isPositive) };
  return allOf(root, ...Object.keys(SAYS)).flatMap((node) => {
    const says = node.kinds.flatMap((kind) => SAYS[kind]?.(node, sure) ?? []);
    return says.map((message) => ({ line: node.line, message }));
  });
}

interface Sure {
  readonly isDate: Tells;
  readonly isDouble: Tells;
  readonly isNonZero: Tells;
}

const SAYS: Readonly<Record<string, (node: SqlNode, sure: Sure) => string | undefined>> = {
  ArithmeticBinary: sayOfSum,
  Cast: sayOfCast,
  FunctionCall: sayOfCall,
  TypeConstructor: ({ text }) =>
    /^date'/.test(text) ? undefined : `${text}: of times there are dates alone.`,
};

const BY_NOTHING =
  'By what may be 0 (nothing to DuckDB, infinity or an error to Trino): write nullif(x, 0).';

function sayOfSum(node: SqlNode, { isDate, isDouble, isNonZero }: Sure): string | undefined {
  if (node.children.some(isDate)) {
    return "A date plus or minus something: write date_diff('day', a, b), or take week_start_local or month_no.";
  }
  const [, operator, by] = node.children;
  if (operator?.text === '/' && !node.children.some(isDouble)) {
    return 'A division of whole numbers: write CAST(a AS double) / nullif(b, 0).';
  }
  return /^[/%]$/.test(operator?.text ?? '') && by && !isNonZero(by) ? BY_NOTHING : undefined;
}

function sayOfCast(node: SqlNode, { isDouble }: Sure): string | undefined {
  const [type, value] = [typeOf(node), node.children[2]];
  if (!TYPES.has(type)) return `CAST AS ${type}: cast to one of ${[...TYPES].join(', ')}.`;
  if (!value || !isDouble(value)) return undefined;
  if (type === 'varchar') return 'A double as text is written otherwise: leave it a number.';
  if (type === 'double' || WHOLE.has(nameOf(bare(value)))) return undefined;
  return `A double as ${type} (2.5 is 3 to Trino and 2 to DuckDB): write CAST(round(x) AS ${type}).`;
}

function sayOfCall(node: SqlNode, { isDouble, isNonZero }: Sure): string | undefined {
  const [name, first, second] = [nameOf(node), node.children[2], node.children[4]];
  if (name === 'avg' && first && !isDouble(first)) {
    return 'avg() of what may be a decimal: write avg(CAST(x AS double)).';
  }
  if (name === 'mod' && second && !isNonZero(second)) return BY_NOTHING;
  if (name === 'date_diff' && !UNITS.has(first?.text ?? '')) {
    return `date_diff() of days is in one of ${[...UNITS].join(', ')}.`;
  }
  return name === 'substr' && second?.text === '0' ? 'substr() counts from 1.' : undefined;
}
