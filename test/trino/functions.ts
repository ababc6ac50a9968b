import type { AnswerColumn } from '../../analytics/questions/question.ts';
import type { ScopedQuery } from '../../analytics/questions/scoped-query.ts';
import { ALLOWED } from '../../tools/lint-queries/functions.ts';

/*
 * What the linter lets a question say, where the engines might differ: halves, signs, nulls, ends of
 * months, letters of several bytes, ties.
 */

const NUMBERS = [
  ...['round(CAST(-2.5 AS double))', 'round(CAST(2.675 AS double), 2)', 'round(-15, -1)'],
  ...['floor(CAST(-0.5 AS double))', 'ceil(CAST(-0.5 AS double))', 'abs(-3)', '-7 % 3'],
  ...['mod(-7, 3)', 'mod(7, -3)', 'power(2, 10)', 'sqrt(CAST(2 AS double))'],
  ...['ln(CAST(2 AS double))', 'CAST(round(CAST(2.5 AS double)) AS bigint)', '5 * 0.7'],
  ...['CAST(-7 AS double) / 2', 'CAST(7 AS double) / nullif(0, 0)', "CAST('12' AS bigint)"],
  ...["length('👋🏽')", "length('e\u0301')", "strpos('你好', '好')", "strpos('abc', '')"],
  ...["date_diff('day', DATE '2026-02-28', DATE '2026-01-31')"],
  ...["date_diff('month', DATE '2026-01-31', DATE '2026-02-28')"],
  ...["date_diff('month', DATE '2026-01-15', DATE '2026-02-14')"],
  ...["date_diff('week', DATE '2026-01-09', DATE '2026-01-01')"],
  ...["date_diff('year', DATE '2024-02-29', DATE '2025-02-28')"],
  ...["year(DATE '2026-11-26')", "month(DATE '2026-11-26')", "day(DATE '2026-11-26')"],
  ...["hour(DATE '2026-11-26')", 'coalesce(NULL, 2)', 'nullif(2, 2)'],
  ...['count(*)', 'count(a)', 'count(DISTINCT a)', 'count_if(a > 1)', 'sum(a)', 'min(a)', 'max(b)'],
  ...['sum(CASE WHEN a > 9 THEN a END)', 'avg(CAST(a AS double))', 'stddev_samp(a)'],
  ...['stddev_samp(CASE WHEN b = 1 THEN a END)', 'approx_percentile(a, 0.5)'],
  ...['approx_percentile(CAST(NULL AS bigint), 0.5)', 'count(*) FILTER (WHERE a > 1)'],
];

const TEXTS = [
  ...["substr('你好吗', 2, 1)", "substr('abc', -2)", "substr('abc', 5)", "lower('ÀÉİ')"],
  ...["CAST(DATE '2026-01-05' AS varchar)", "CAST('2026-01-05' AS date)", 'CAST(12 AS varchar)'],
  ...["CAST(NULL AS varchar) || 'a'", "CASE WHEN 'a' < 'B' THEN 'less' ELSE 'more' END"],
  ...["CASE WHEN '你' > 'z' THEN 'more' END", "CASE WHEN 'a' LIKE 'A' THEN 'alike' END"],
  ...["min(CASE WHEN b > 3 THEN 'b' ELSE 'B' END)", "CASE WHEN 1 NOT IN (2, NULL) THEN 'in' END"],
];

const WINDOWS = [
  ...['ntile(3) OVER (ORDER BY a)', 'percent_rank() OVER (ORDER BY a)', 'rank() OVER (ORDER BY a)'],
  ...['dense_rank() OVER (ORDER BY a DESC)', 'row_number() OVER (ORDER BY a, b)'],
  ...['lag(b) OVER (ORDER BY a, b)', 'lead(b, 2, 9) OVER (ORDER BY a, b)'],
  ...['first_value(b) OVER (ORDER BY a, b)', 'sum(b) OVER (ORDER BY a)'],
  ...['sum(b) OVER (ORDER BY a, b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)'],
];

const ROWS = '(VALUES (1, 1), (1, 2), (NULL, 3), (2, 4), (3, 5), (3, 6), (5, 7)) AS t (a, b)';

/** @throws Error Where a function is allowed and none of these tries it. */
export function functionQueries(): { columns: AnswerColumn[]; query: ScopedQuery }[] {
  const tried = [...NUMBERS, ...WINDOWS, ...TEXTS].join('\n');
  const untried = ALLOWED.filter((name) => !tried.includes(`${name}(`));
  if (untried.length > 0) throw new Error(`Tried by nothing: ${untried.join(', ')}.`);
  return [
    asked(NUMBERS, 'double', ''),
    asked(TEXTS, 'string', ''),
    asked(WINDOWS, 'double', ' ORDER BY a, b'),
  ];
}

function asked(values: readonly string[], type: AnswerColumn['type'], order: string) {
  const named = values.map((value, n) => `${value} AS c_${n}`);
  return {
    columns: values.map((meaning, n): AnswerColumn => ({ name: `c_${n}`, type, meaning })),
    query: { sql: `SELECT ${named.join(', ')} FROM ${ROWS}${order}`, bounds: [] },
  };
}
