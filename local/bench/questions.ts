import { DATABASE, Lake } from '../../adapters/duckdb/lake.ts';
import { questions } from '../../analytics/questions/catalog.ts';
import type { Question } from '../../analytics/questions/question.ts';
import {
  type Bound,
  daysBefore,
  type Scope,
  type ScopedQuery,
  scopedQuery,
} from '../../analytics/questions/scoped-query.ts';
import { SEED_MERCHANT } from '../seed/stores.ts';
import { bytesRead, type Times, timesOf } from './measure.ts';

export interface QuestionFigures extends Times {
  readonly question: string;
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
export function queryOf(question: Question, scope: Scope): ScopedQuery {
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
    const times = await timesOf(async () => {
      rows = (await lake.query(query, question.columns)).length;
    });
    yield {
      question: question.name,
      ...times,
      bytes: await bytesOf(folder, question, scope),
      rows,
    };
  }
}

async function bytesOf(
  folder: string,
  question: Question,
  scope: Scope,
): Promise<number | undefined> {
  await using lake = await Lake.open(folder);
  // What is read twice counts twice, as it does in Athena.
  await lake.read({ sql: 'SET enable_external_file_cache = false', bounds: [] });
  const query = queryOf(question, scope);
  let feet = 0;
  for (const look of looksOf(query)) feet += (await bytesRead(() => lake.read(look))) ?? 0;
  const all = await bytesRead(() => lake.read(query));
  return all === undefined ? undefined : Math.max(0, all - feet);
}

/** Looks at the same files as the query, at nothing but where their columns are. */
const looksOf = ({ sql, bounds }: ScopedQuery): ScopedQuery[] =>
  [...sql.matchAll(/\S+ WHERE merchant_id = \? AND dt BETWEEN \? AND \?/g)].map((found) => {
    const first = sql.slice(0, found.index).split('?').length - 1;
    return { sql: `SELECT 1 FROM ${found[0]} LIMIT 0`, bounds: bounds.slice(first, first + 3) };
  });
