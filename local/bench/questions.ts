import { DATABASE, Lake } from '../../adapters/duckdb/lake.ts';
import { questions } from '../../analytics/questions/catalog.ts';
import type { Question } from '../../analytics/questions/question.ts';
import {
  type Bound,
  daysBefore,
  type Scope,
  scopedQuery,
} from '../../analytics/questions/scoped-query.ts';
import { SEED_MERCHANT } from '../seed/stores.ts';
import { bytesRead, medianMs } from './measure.ts';

export interface QuestionFigures {
  readonly question: string;
  readonly ms: number;
  /** Of columns; what only says where they are is not counted, because nobody bills it. */
  readonly bytes: number | undefined;
  readonly rows: number;
}

/** All stores, from the first day to the last, as the API would ask on the day after. */
export const scopeOf = (from: string, to: string): Scope => ({
  ...{ merchantId: SEED_MERCHANT, storeIds: undefined, from, to },
  openFrom: daysBefore(to, 3),
});

/** With its parameters at their defaults. */
export function queryOf(question: Question, scope: Scope): ReturnType<typeof scopedQuery> {
  const values = question.parameters.map(({ name, default: value }): [string, Bound] => [
    name,
    typeof value === 'number' ? { type: 'int', value } : { type: 'string', value },
  ]);
  return scopedQuery(question, scope, Object.fromEntries(values), DATABASE);
}

/** Asks every question of a folder of facts. */
export async function* askAll(folder: string, scope: Scope): AsyncGenerator<QuestionFigures> {
  for (const question of questions().values()) {
    const query = queryOf(question, scope);
    await using lake = await Lake.open(folder);
    let rows = 0;
    const ms = await medianMs(3, async () => {
      rows = (await lake.query(query, question.columns)).length;
    });
    yield { question: question.name, ms, bytes: await bytesOf(folder, question, scope), rows };
  }
}

async function bytesOf(
  folder: string,
  question: Question,
  scope: Scope,
): Promise<number | undefined> {
  await using lake = await Lake.open(folder);
  const plain = (sql: string): Promise<unknown> => lake.query({ sql, bounds: [] }, []);
  // What is read twice counts twice, as it does in Athena.
  await plain('SET enable_external_file_cache = false');
  const nothing = question.tables.map((table) => `SELECT 1 FROM ${DATABASE}.${table} LIMIT 0`);
  let feet = 0;
  for (const sql of nothing) feet += (await bytesRead(() => plain(sql))) ?? 0;
  const all = await bytesRead(() => lake.query(queryOf(question, scope), question.columns));
  return all === undefined ? undefined : Math.max(0, all - feet);
}
