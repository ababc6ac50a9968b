import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it, test } from 'vitest';
import { lintQuestion } from '../../tools/lint-queries/lint-question.ts';
import { RESERVED } from '../../tools/lint-queries/reserved.ts';
import { trinoParser } from '../../tools/lint-queries/trino-parser.ts';

const parse = await trinoParser();

/** A question around some SQL, whose columns are the ones that `n` says. */
const asked = (sql: string, columns = 'n', more = ''): string =>
  [
    ...['-- How many?', '-- @heading business', ...more.split('\n').filter(Boolean)],
    ...columns.split(' ').map((name) => `-- @column ${name} bigint  It.`),
    sql,
  ].join('\n');
const messages = (file: string): string[] =>
  lintQuestion(parse, 'some', file).map(({ message }) => message);

const ofValue = (value: string): string =>
  asked(`SELECT ${value} AS n FROM orders AS o ORDER BY n`);
const ofGroup = (sql: string): string => asked(`SELECT count(*) AS n FROM orders AS o ${sql}`);

/** What is refused, what the message says to write, and the same question as it is meant. */
const VALUES = [
  ['o.units::bigint', 'CAST(x AS type)', 'CAST(o.units AS bigint)'],
  ['CAST(o.units AS hugeint)', 'cast to one of', 'CAST(o.units AS bigint)'],
  [
    'CAST(o.units * 1e0 AS bigint)',
    'CAST(round(x) AS bigint)',
    'CAST(round(o.units * 1e0) AS bigint)',
  ],
  ['CAST(o.units * 1e0 AS varchar)', 'leave it a number', 'CAST(o.units AS varchar)'],
  ['o.units / 2', 'CAST(a AS double)', 'CAST(o.units AS double) / 2'],
  ['(1 + o.units) / (2)', 'CAST(a AS double)', '(1 + CAST(o.units AS double)) / (2)'],
  [
    'CAST(o.units AS double) / o.lines_count',
    'nullif(x, 0)',
    'CAST(o.units AS double) / nullif(o.lines_count, 0)',
  ],
  ['mod(o.units, o.lines_count)', 'nullif(x, 0)', 'mod(o.units, 7)'],
  ['o.units % o.lines_count', 'nullif(x, 0)', 'o.units % 7'],
  ['max_by(o.units, o.at_ms)', 'row_number()', 'max(o.units)'],
  ['substr(o.channel, 0)', 'from 1', 'substr(o.channel, 1)'],
  [
    "date_diff('hour', o.business_date, :to)",
    'in one of',
    "date_diff('week', o.business_date, :to)",
  ],
  ['o.business_date - 7', 'date_diff', "date_diff('day', o.business_date, :to)"],
  [':from + 7', 'date_diff', "date_diff('day', :from, :to)"],
  ["o.business_date - INTERVAL '7' DAY", 'date_diff', 'month(o.business_date)'],
  ['INTERVAL 7 DAY', 'date_diff', "DATE '2026-11-26'"],
  ["TIMESTAMP '2026-11-26 00:00:00'", 'dates alone', "DATE '2026-11-26'"],
  ['o.at_ms AT TIME ZONE 8', 'hour_local', 'o.hour_local'],
  ['EXTRACT(dow FROM o.business_date)', 'weekday', 'o.weekday'],
  ['strftime(o.business_date, 1)', 'year(x)', 'year(o.business_date)'],
  ['current_date', ':from and :to', ':to'],
  ['concat(o.channel, o.status)', 'a || b', 'o.channel || o.status'],
  ['greatest(o.units, 1)', 'CASE', 'CASE WHEN o.units > 1 THEN o.units ELSE 1 END'],
  ['regexp_replace(o.channel, 1, 2)', 'it is none of count, sum', 'lower(o.channel)'],
  ['trim(o.channel)', 'substr', 'substr(o.channel, 1, 2)'],
  ['json_value(o.channel, 1)', 'facts have columns', 'o.channel'],
  ['cardinality(ARRAY[1])', 'One row for each thing', '1'],
  ['map(o.units, 1)', 'One row for each thing', '1'],
  ['x -> 1', 'A lambda', '1'],
  ['o.channel[1]', 'One row for each thing', 'o.channel'],
  ['`units`', 'the plain name', 'units'],
  ['o."units"', 'snake_case', 'o.units'],
  [
    'CASE WHEN o.channel ILIKE 1 THEN 1 END',
    'lower(x) LIKE',
    "CASE WHEN lower(o.channel) LIKE 'a%' THEN 1 END",
  ],
  [
    'lag(o.units) IGNORE NULLS OVER (ORDER BY o.at_ms)',
    'in a CTE before',
    'lag(o.units) OVER (ORDER BY o.at_ms)',
  ],
  ['o.units = ?', 'the :name', 'o.business_date = :to'],
  ['o.business_date = :day', 'no @param', 'o.business_date = :from'],
  ['o.units AS x, x + 1', 'an alias of the same SELECT', 'o.units'],
] as const;

const GROUPS = [
  ['WHERE o.units > 1', 'No ORDER BY', 'WHERE o.units > 1 ORDER BY n'],
  ['GROUP BY ALL ORDER BY n', 'name what to group by', 'GROUP BY o.channel ORDER BY n'],
  ['QUALIFY 1 = 1 ORDER BY n', 'WHERE', 'WHERE 1 = 1 ORDER BY n'],
  ['ORDER BY n LIMIT 5 OFFSET 3', 'OFFSET m LIMIT n', 'ORDER BY n OFFSET 3 LIMIT 5'],
  ['ORDER BY n LIMIT 50000', '5000 at most', 'ORDER BY n LIMIT 5000'],
  ['ORDER BY n LIMIT :from', '5000 at most', 'ORDER BY n LIMIT 5'],
  ['ORDER BY n; SELECT 1', 'one question', 'ORDER BY n'],
  ['ORDER BY n -- it', 'in the head', 'ORDER BY n'],
  ['/* it */ ORDER BY n', 'in the head', 'ORDER BY n'],
  ['CROSS JOIN UNNEST(o.units) AS u ORDER BY n', 'One row for each thing', 'ORDER BY n'],
  [
    'CROSS JOIN facts.payments AS p ORDER BY n',
    'named plainly',
    'CROSS JOIN payments AS p ORDER BY n',
  ],
  [', payments AS p ORDER BY n', 'write JOIN', 'CROSS JOIN payments AS p ORDER BY n'],
  ['CROSS JOIN sales AS p ORDER BY n', 'is no table', 'CROSS JOIN refunds AS p ORDER BY n'],
  ["CROSS JOIN TABLE(read_csv('x')) AS p ORDER BY n", 'facts alone', 'ORDER BY n'],
  ['CROSS JOIN payments AS at ORDER BY n', 'a word of SQL', 'CROSS JOIN payments AS p ORDER BY n'],
  [
    'GROUP BY o.units + :from ORDER BY n',
    'in a CTE before',
    'WHERE o.business_date > :from GROUP BY o.units ORDER BY n',
  ],
] as const;

/** Whole questions: SQL, its columns, and more lines of the head. */
const WHOLE: readonly [string, string, Parameters<typeof asked>, Parameters<typeof asked>][] = [
  [
    'an alias in GROUP BY',
    'GROUP BY word, which is an alias',
    [
      'SELECT lower(o.channel) AS word, count(*) AS n FROM orders AS o GROUP BY word ORDER BY n',
      'word n',
    ],
    [
      'SELECT lower(o.channel) AS word, count(*) AS n FROM orders AS o GROUP BY 1 ORDER BY n',
      'word n',
    ],
  ],
  [
    'an alias in WHERE',
    'an alias of the same SELECT',
    ['SELECT abs(o.units) AS n FROM orders AS o WHERE n > 1 ORDER BY n'],
    ['SELECT abs(o.units) AS n FROM orders AS o WHERE abs(o.units) > 1 ORDER BY n'],
  ],
  [
    'a filter on what is a macro',
    'takes 2 arguments, and no DISTINCT, FILTER',
    [
      'SELECT approx_percentile(o.units, 0.5) FILTER (WHERE o.units > 1) AS n FROM orders AS o ORDER BY n',
    ],
    [
      'SELECT approx_percentile(o.units, 0.5) AS n, count(*) FILTER (WHERE o.units > 1) AS m FROM orders AS o ORDER BY n',
      'n m',
    ],
  ],
  [
    'different values only of what is a macro',
    'takes 2 arguments',
    ['SELECT approx_percentile(DISTINCT o.units, 0.5) AS n FROM orders AS o ORDER BY n'],
    ['SELECT count(DISTINCT o.units) AS n FROM orders AS o ORDER BY n'],
  ],
  [
    'a parameter that is shown beside groups',
    'within an aggregate',
    [
      'SELECT o.units + :least AS n, count(*) AS m FROM orders AS o GROUP BY o.units ORDER BY n',
      'n m',
      '-- @param least int 1..9 = 5  It.',
    ],
    [
      'SELECT o.units AS n, count_if(o.units > :least) AS m FROM orders AS o GROUP BY o.units ORDER BY n',
      'n m',
      '-- @param least int 1..9 = 5  It.',
    ],
  ],
  [
    'a parameter that nobody uses',
    '@param least is not used',
    [
      "SELECT count(*) AS n FROM orders AS o WHERE o.channel <> ':least' ORDER BY n",
      'n',
      '-- @param least int 1..9 = 5  It.',
    ],
    [
      'SELECT count(*) AS n FROM orders AS o WHERE o.units > :least ORDER BY n',
      'n',
      '-- @param least int 1..9 = 5  It.',
    ],
  ],
  [
    "a parameter of the server's name",
    "is the server's",
    [
      'SELECT count(*) AS n FROM orders AS o WHERE o.units > :from ORDER BY n',
      'n',
      '-- @param from int 1..9 = 5  It.',
    ],
    [
      'SELECT count(*) AS n FROM orders AS o WHERE o.units > :least ORDER BY n',
      'n',
      '-- @param least int 1..9 = 5  It.',
    ],
  ],
  [
    'columns in another order than the head',
    'It selects m, n, and its @column lines say n, m',
    ['SELECT sum(o.units) AS m, count(*) AS n FROM orders AS o ORDER BY n', 'n m'],
    ['SELECT count(*) AS n, sum(o.units) AS m FROM orders AS o ORDER BY n', 'n m'],
  ],
  [
    'all columns',
    '* has no name',
    ['WITH x AS (SELECT o.units AS n FROM orders AS o) SELECT * FROM x ORDER BY 1'],
    ['WITH x AS (SELECT o.units AS n FROM orders AS o) SELECT x.n FROM x ORDER BY 1'],
  ],
  [
    'a column without a name',
    'has no name',
    ['SELECT count(*) FROM orders AS o ORDER BY 1'],
    ['SELECT o.units AS n FROM orders AS o UNION ALL SELECT r.units FROM refunds AS r ORDER BY n'],
  ],
  [
    'a column by a word of SQL',
    'choose another name for the @column',
    ['SELECT count(*) AS at FROM orders AS o ORDER BY 1', 'at'],
    ['SELECT count(*) AS at_count FROM orders AS o ORDER BY 1', 'at_count'],
  ],
  [
    'a share of a count that may be of nothing',
    'nullif(x, 0)',
    ['SELECT CAST(count_if(o.units > 1) AS double) / count(*) AS n FROM orders AS o ORDER BY n'],
    [
      'SELECT CAST(count_if(o.units > 1) AS double) / count(*) AS n FROM orders AS o GROUP BY o.channel ORDER BY n',
    ],
  ],
  [
    'what was divided by before, unless it cannot be 0',
    'nullif(x, 0)',
    [
      'WITH x AS (SELECT sum(o.units) AS sold FROM orders AS o) SELECT CAST(1 AS double) / x.sold AS n FROM x ORDER BY n',
    ],
    [
      'WITH x AS (SELECT nullif(sum(o.units), 0) AS sold FROM orders AS o) SELECT CAST(1 AS double) / x.sold AS n FROM x ORDER BY n',
    ],
  ],
  [
    'a parameter to divide by that may be 0',
    'nullif(x, 0)',
    [
      'SELECT CAST(o.units AS double) / :by AS n FROM orders AS o ORDER BY n',
      'n',
      '-- @param by int 0..9 = 5  It.',
    ],
    [
      'SELECT CAST(o.units AS double) / :by AS n FROM orders AS o ORDER BY n',
      'n',
      '-- @param by int 1..9 = 5  It.',
    ],
  ],
  [
    'an average of what may be a decimal',
    'avg(CAST(x AS double))',
    ['SELECT avg(o.units * 0.1) AS n FROM orders AS o ORDER BY n'],
    [
      'WITH x AS (SELECT CAST(o.units AS double) AS part FROM orders AS o) SELECT avg(x.part) AS n FROM x ORDER BY n',
    ],
  ],
  [
    'a CTE that hides a table of facts',
    'call the CTE otherwise',
    [
      'WITH refunds AS (SELECT o.units AS n FROM orders AS o) SELECT r.n FROM refunds AS r ORDER BY n',
    ],
    ['WITH given AS (SELECT o.units AS n FROM orders AS o) SELECT r.n FROM given AS r ORDER BY n'],
  ],
  [
    'a comma too many',
    'A comma before nothing',
    ['SELECT count(*) AS n, FROM orders AS o ORDER BY n'],
    ["SELECT count_if(o.channel IN ('a', 'b')) AS n FROM orders AS o ORDER BY n"],
  ],
  [
    'SQL that is none',
    'Trino: ',
    ['SELECT count(*) AS n FROM orders AS o WHERE ORDER BY n'],
    ['SELECT count(*) AS n FROM orders AS o ORDER BY n'],
  ],
  [
    "a WITH that the server's tables cannot stand before",
    "with the server's tables in front",
    ['WITH RECURSIVE x AS (SELECT o.units AS n FROM orders AS o) SELECT x.n FROM x ORDER BY n'],
    ['WITH x AS (SELECT o.units AS n FROM orders AS o) SELECT x.n FROM x ORDER BY n'],
  ],
];

describe('a question', () => {
  it.each(VALUES)('does not say %s', (wrong, say, right) => {
    expect(messages(ofValue(wrong)).join('\n')).toContain(say);
    expect(messages(ofValue(right))).toEqual([]);
  });

  it.each(GROUPS)('does not end with %s', (wrong, say, right) => {
    expect(messages(ofGroup(wrong)).join('\n')).toContain(say);
    expect(messages(ofGroup(right))).toEqual([]);
  });

  it.each(WHOLE)('has not %s', (_, say, wrong, right) => {
    expect(messages(asked(...wrong)).join('\n')).toContain(say);
    expect(messages(asked(...right))).toEqual([]);
  });

  it('is refused by the line that is wrong, though text above it looks wrong, too', () => {
    const sql =
      "SELECT\n  o.units AS n\nFROM orders AS o\nWHERE o.channel <> 'a::b'\n  AND o.units / 2 > 1\nORDER BY n";
    expect(lintQuestion(parse, 'some', asked(sql)).map(({ line }) => line)).toEqual([8]);
  });

  it('without a head is refused', () => {
    expect(messages('SELECT 1')).toEqual([expect.stringContaining('@heading')]);
  });
});

test('every word that DuckDB keeps for itself is known', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(
    "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category IN ('reserved', 'type_function')",
  );
  const words = reader.getRowsJson().map(([word]) => String(word));
  connection.closeSync();
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word) => !RESERVED.has(word))).toEqual([]);
});
