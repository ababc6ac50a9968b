import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { literalOf } from '../../adapters/athena/literal.ts';
import { DATABASE, Lake } from '../../adapters/duckdb/lake.ts';
import type { Cell } from '../../analytics/questions/engine.ts';
import { parseQuestion } from '../../analytics/questions/parse-question.ts';
import type { AnswerColumn, Question } from '../../analytics/questions/question.ts';
import {
  type Bound,
  type Scope,
  type ScopedQuery,
  scopedQuery,
} from '../../analytics/questions/scoped-query.ts';
import { ASKED } from '../analytics/questions/support/catalogue.ts';
import { type Bracket, firstDifference, inTrino } from './compare.ts';
import { functionQueries } from './functions.ts';
import type { Run } from './trino-client.ts';

const QUERIES = path.resolve(import.meta.dirname, '../../analytics/queries');

/**
 * Trino's percentile is one of the values, about in its place; DuckDB's lies between two of them. So
 * what Trino says is looked for between the values that have 3 % of all more, and less, below them.
 */
const NEAR = {
  lower: 'quantile_disc(x, greatest(share - 0.03, 0))',
  upper: 'quantile_disc(x, least(share + 0.03, 1))',
};

/** Of what a caller may say; what comes back must be the same. */
const HOSTILE = [
  ...["it's", "'; DROP TABLE facts.orders; --", '" OR ""="', "\\' OR 1=1 --", "''", '?', ':from'],
  ...['/* */ UNION SELECT 1', '你好 👋 \u202e', '%_', '\\', 'a\nb'],
];

/**
 * @param only Names of questions; of none, all are asked.
 * @returns Whether all are answered alike.
 */
export async function askBoth(
  trino: Run,
  folder: string,
  only: readonly string[],
): Promise<boolean> {
  await using lake = await Lake.open(folder);
  for (const [name, as] of Object.entries(NEAR)) {
    await lake.query({ sql: `CREATE MACRO ${name}_percentile(x, share) AS ${as}`, bounds: [] }, []);
  }
  let wrong = 0;
  for (const { name, columns, query } of casesOf(only)) {
    const started = performance.now();
    const said = await compared(trino, lake, columns, query).catch((error: Error) => error);
    const ms = (performance.now() - started).toFixed(0);
    const isWrong = said instanceof Error;
    if (isWrong) wrong++;
    process.stdout.write(
      isWrong
        ? `${name}: DIFFERS: ${said.message}\n`
        : `${name}: ${said} rows, the same (${ms} ms)\n`,
    );
  }
  process.stdout.write(wrong === 0 ? 'All are the same.\n' : `${wrong} differ.\n`);
  return wrong === 0;
}

interface Case {
  readonly name: string;
  readonly columns: readonly AnswerColumn[];
  readonly query: ScopedQuery;
}

function casesOf(only: readonly string[]): Case[] {
  const questions = readdirSync(QUERIES)
    .map((file) => path.basename(file, '.sql'))
    .filter((name) => only.length === 0 || only.includes(name))
    .map((name) => parseQuestion(name, readFileSync(path.join(QUERIES, `${name}.sql`), 'utf8')));
  const unknown = only.filter((name) => !questions.some((question) => question.name === name));
  if (unknown.length > 0) throw new Error(`No question is named ${unknown.join(', ')}.`);
  const { storeIds: _, ...everywhere } = ASKED;
  const over = { ...ASKED, storeIds: ['s-1'], to: '2026-10-31' };
  const ofQuestions = questions.flatMap((question) => [
    asked(question.name, question, everywhere, defaultsOf(question)),
    asked(`${question.name}, one store, days that are over`, question, over, defaultsOf(question)),
  ]);
  if (only.length > 0) return ofQuestions;
  const texts = HOSTILE.map((value) =>
    asked(`the text ${JSON.stringify(value)}`, ECHO, ASKED, { word: { type: 'string', value } }),
  );
  const functions = functionQueries().map((more) => ({ name: 'functions', ...more }));
  return [...functions, ...ofQuestions, ...texts];
}

const asked = (
  name: string,
  question: Question,
  scope: Scope,
  values: Readonly<Record<string, Bound>>,
): Case => ({
  name,
  columns: question.columns,
  query: scopedQuery(question, scope, values, DATABASE),
});

const ECHO = parseQuestion(
  'echo',
  "-- What was said?\n-- @heading business\n-- @param word string = ''  It.\n-- @column word string  It.\nSELECT max(:word) AS word FROM orders ORDER BY word",
);

const defaultsOf = ({ parameters }: Question): Record<string, Bound> =>
  Object.fromEntries(
    parameters.map(({ name, type, default: value }) => [name, { type, value } as Bound]),
  );

/** @returns How many rows both have. */
async function compared(
  trino: Run,
  lake: Lake,
  columns: readonly AnswerColumn[],
  query: ScopedQuery,
): Promise<number> {
  const near = (which: string): Promise<Cell[][]> => {
    const sql = query.sql.replaceAll('approx_percentile(', `${which}_percentile(`);
    return lake.query({ ...query, sql }, columns);
  };
  const bracket: Bracket = { lower: await near('lower'), upper: await near('upper') };
  const rows = await trino(statementOf(query));
  const answer = rows.map((row) => columns.map(({ type }, n) => inTrino(row[n], type)));
  const difference = firstDifference(columns, bracket, answer);
  if (difference) throw new Error(difference);
  return answer.length;
}

/** With its values as they are sent to Athena. */
function statementOf({ sql, bounds }: ScopedQuery): string {
  if (bounds.length === 0) return sql;
  return `EXECUTE IMMEDIATE '${sql.replaceAll("'", "''")}' USING ${bounds.map(literalOf).join(', ')}`;
}
