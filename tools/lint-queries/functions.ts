import type { Problem } from './problem.ts';
import { allOf, is, pieceOf, type SqlNode } from './sql-node.ts';

/** Aggregates that mean the same to both engines. */
const AGGREGATES: ReadonlySet<string> = new Set([
  ...['count', 'sum', 'min', 'max', 'avg', 'count_if', 'approx_percentile', 'stddev_samp'],
]);

/** What else does. Names that only one engine has, or that differ, are left out on purpose. */
const OTHERS: readonly string[] = [
  ...['rank', 'dense_rank', 'row_number', 'ntile', 'lag', 'lead', 'first_value', 'percent_rank'],
  ...['round', 'floor', 'ceil', 'abs', 'ln', 'power', 'sqrt', 'mod', 'coalesce', 'nullif'],
  ...['substr', 'length', 'lower', 'strpos'],
  ...['year', 'month', 'day', 'hour', 'date_diff'],
];

export const ALLOWED: readonly string[] = [...AGGREGATES, ...OTHERS];

/** In DuckDB they are macros, which take nothing but their arguments. */
const MACROS: Readonly<Record<string, number>> = { approx_percentile: 2, date_diff: 3 };

const INSTEAD: Readonly<Record<string, string>> = {
  concat: 'write a || b (of a null, DuckDB makes an empty text of it)',
  upper: 'write lower(x) (of ß, DuckDB makes ẞ)',
  replace: 'write CASE (of an empty text, Trino finds one between all letters)',
  max_by: 'number the rows by row_number() in a CTE and take the first (DuckDB passes over nulls)',
  min_by: 'number the rows by row_number() in a CTE and take the first (DuckDB passes over nulls)',
  corr: 'write its sums (where there is none, DuckDB makes what is no number, and Trino null)',
  regr_slope:
    'write its sums (where there is none, DuckDB makes what is no number, and Trino null)',
  split_part: "write substr and strpos (of a part that is not there, DuckDB makes '')",
  greatest: 'write CASE WHEN a > b THEN a ELSE b END (they differ over nulls)',
  least: 'write CASE WHEN a < b THEN a ELSE b END (they differ over nulls)',
  if: 'write CASE WHEN a THEN b ELSE c END',
  strftime: 'write year(x), month(x), day(x) (Trino has no strftime)',
  date_format: 'write year(x), month(x), day(x) (DuckDB has no date_format)',
  date_trunc: 'take week_start_local or month_no (of a date, DuckDB makes a timestamp)',
  date_add: "compare with date_diff('day', a, b)",
  approx_distinct: 'write count(DISTINCT x)',
  quantile_cont: 'write approx_percentile(x, 0.95)',
  median: 'write approx_percentile(x, 0.5)',
  now: 'take :from and :to',
};

export const nameOf = (call: SqlNode): string => call.children[0]?.text ?? '';
export const isAggregate = (node: SqlNode): boolean =>
  is(node, 'FunctionCall') && AGGREGATES.has(nameOf(node)) && !pieceOf(node, 'Over');

export const foreignFunctions = (root: SqlNode): Problem[] =>
  allOf(root, 'FunctionCall').flatMap((call) => {
    const name = nameOf(call);
    if (ALLOWED.includes(name)) return misusedMacro(call);
    const say = INSTEAD[name] ?? `it is none of ${ALLOWED.join(', ')}`;
    return [{ line: call.line, message: `${name}(): ${say}.` }];
  });

function misusedMacro(call: SqlNode): Problem[] {
  const name = nameOf(call);
  const takes = MACROS[name];
  if (takes === undefined) return [];
  const given = call.children.filter((child) => is(child, 'Expression')).length;
  const says = ['Filter', 'SetQuantifier', 'Over'].filter((kind) => pieceOf(call, kind));
  const ordered = call.children.some(({ text }) => text === 'order');
  if (given === takes && says.length === 0 && !ordered) return [];
  const message = `${name}() takes ${takes} arguments, and no DISTINCT, FILTER, OVER or ORDER BY: leave rows out in a CTE before, or by CASE WHEN a THEN x END.`;
  return [{ line: call.line, message }];
}
