import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { DATABASE, Lake } from '../../../../adapters/duckdb/lake.ts';
import type { Fact } from '../../../../analytics/facts/tables.ts';
import type { Cell } from '../../../../analytics/questions/engine.ts';
import { parseQuestion } from '../../../../analytics/questions/parse-question.ts';
import type { Question } from '../../../../analytics/questions/question.ts';
import {
  type Bound,
  type Scope,
  scopedQuery,
} from '../../../../analytics/questions/scoped-query.ts';
import { ASKED } from './catalogue.ts';
import { generateFacts, type Tables, tablesOf } from './golden-data.ts';
import { lakeOf } from './lake-of-facts.ts';
import { daysAfter } from './wall-clock.ts';

/*
 * Golden results. What a question's SQL answers over fixed generated facts is compared with the same
 * answer computed from the same rows in plain TypeScript:
 *
 *   it('…', () => expectGolden('sales-by-day', {}, ({ orders, from }) => rows of the answer));
 *
 * The reference is given each row once, and those in scope alone (catalogue.ts: ASKED), the days of
 * the question's lookback among them. It says rows as objects by the names of columns, in the order
 * of the answer; figures.ts has what one counts with. It shall be a second way to the answer, and no
 * copy of the SQL.
 */

export type Answer = Readonly<Record<string, Cell>>;
export type Params = Readonly<Record<string, number | string>>;

/** What a reference computes from. */
export interface Asked extends Tables {
  readonly from: string;
  readonly to: string;
}

const QUERIES = path.resolve(import.meta.dirname, '../../../../analytics/queries');

const questionOf = (name: string): Question =>
  parseQuestion(name, readFileSync(path.join(QUERIES, `${name}.sql`), 'utf8'));

// An engine starts, and on a busy machine it takes its time.
vi.setConfig({ testTimeout: 30_000 });

let facts: readonly Fact[];
let lake: Lake;
beforeAll(async () => {
  facts = generateFacts();
  lake = await Lake.open(lakeOf(facts));
}, 60_000);
afterAll(() => lake[Symbol.asyncDispose]());

/**
 * @param params Of the question; those that are not named have their defaults.
 * @param scope Where it is asked of something else than ASKED.
 * @returns The answer, for what else a test has to say about it.
 */
export async function expectGolden(
  name: string,
  params: Params,
  reference: (asked: Asked, params: Params) => readonly Answer[],
  scope: Partial<Scope> = {},
): Promise<readonly Answer[]> {
  const question = questionOf(name);
  const defaults = question.parameters.map((p) => [p.name, p.default] as const);
  const values: Params = { ...Object.fromEntries(defaults), ...params };
  const asks: Scope = { ...ASKED, ...scope };
  const rows = await answer(question, values, asks);
  const expected = reference(inScope(facts, question, asks), values);
  expect(rows.length, `${name} answers something`).toBeGreaterThan(0);
  expect(rows.map((row) => rounded(question, row))).toEqual(
    expected.map((row) => rounded(question, row)),
  );
  return rows;
}

/** What DuckDB says. */
async function answer(question: Question, values: Params, scope: Scope): Promise<Answer[]> {
  const bounds = Object.fromEntries(
    question.parameters.map(({ name, type }) => [name, { type, value: values[name] } as Bound]),
  );
  const query = scopedQuery(question, scope, bounds, DATABASE);
  const rows = await lake.query(query, question.columns);
  return rows.map((row) =>
    Object.fromEntries(question.columns.map(({ name }, n) => [name, row[n] ?? null])),
  );
}

function inScope(all: readonly Fact[], { lookbackDays }: Question, scope: Scope): Asked {
  const { merchantId, storeIds, from, to } = scope;
  const first = daysAfter(from, -lookbackDays);
  const seen = all.filter(
    ({ merchantId: of, row: { store_id, business_date } }) =>
      of === merchantId &&
      (storeIds?.includes(store_id) ?? true) &&
      first <= business_date &&
      business_date <= to,
  );
  return { ...tablesOf(seen), from, to };
}

/** Engines add in another order than we do: of a double nine digits count. */
function rounded({ columns }: Question, row: Answer): Answer {
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const value = row[name];
      if (value === undefined) throw new Error(`No column ${name} in ${JSON.stringify(row)}`);
      return [
        name,
        type === 'double' && typeof value === 'number' ? Number(value.toPrecision(9)) : value,
      ];
    }),
  );
}
