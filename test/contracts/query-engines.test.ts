import { AthenaClient } from '@aws-sdk/client-athena';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AthenaEngine } from '../../adapters/athena/engine.ts';
import { DuckDbEngine } from '../../adapters/duckdb/engine.ts';
import type { FactRow } from '../../analytics/facts/tables.ts';
import { type Look, MOST_ROWS, type QueryEngine } from '../../analytics/questions/engine.ts';
import { parseQuestion } from '../../analytics/questions/parse-question.ts';
import { type Bound, scopedQuery } from '../../analytics/questions/scoped-query.ts';
import { AthenaEngine as LocalAthena } from '../../local/engines/athena/athena.ts';
import { type AwsServices, awsEndpoint } from '../../local/engines/aws-endpoint.ts';
import { startServer } from '../adapters/alipay-http/servers.ts';
import { DAY, folderOf, order } from '../support/order-facts.ts';

const scope = { merchantId: 'm-1', from: DAY, to: DAY, openFrom: '2026-11-24' };
const HEAD = '-- Which?\n-- @heading business\n';
let tokens = 0;

const engines: Readonly<Record<string, (folder: string) => Promise<QueryEngine>>> = {
  async DuckDB(folder) {
    const engine = new DuckDbEngine(folder);
    onTestFinished(() => engine[Symbol.asyncDispose]());
    return engine;
  },
  /** The adapter of the cloud, with the engine that stands in for Athena on one machine. */
  async Athena(folder) {
    const athena = new LocalAthena({ database: 'kuaican_test_facts', folder });
    const endpoint = await startServer(awsEndpoint({ athena } as unknown as AwsServices));
    onTestFinished(() => athena[Symbol.asyncDispose]());
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new AthenaClient({ endpoint, region: 'us-east-1', credentials });
    return new AthenaEngine(client, 'kuaican_test_facts', 'questions');
  },
};

async function answered(
  engine: QueryEngine,
  text: string,
  values: Readonly<Record<string, Bound>> = {},
): Promise<Look> {
  const question = parseQuestion('some', `${HEAD}${text}`);
  tokens += 1;
  const token = `${'t'.repeat(40)}-${tokens}`;
  const query = scopedQuery(question, scope, values, engine.database);
  const run = { query, token, isSettled: false };
  const [id, again] = [await engine.start(run), await engine.start(run)];
  expect(again).toBe(id);
  return await expect
    .poll(() => engine.look(id, question.columns), { timeout: 10_000, interval: 20 })
    .not.toEqual({ status: 'running' })
    .then(() => engine.look(id, question.columns));
}

const KINDS = `-- @column name string  Any.
-- @column n bigint  Any.
-- @column i int  Any.
-- @column share double  Any.
-- @column yes boolean  Any.
-- @column day date  Any.
-- @column nothing string  Any.
SELECT o.store_id AS name, sum(o.total_minor) AS n, min(o.weekday) AS i,
  CAST(count(*) AS double) / 4 AS share, min(o.units) = 1 AS yes,
  min(o.business_date) AS day, min(o.diner) AS nothing
FROM orders AS o GROUP BY o.store_id ORDER BY o.store_id`;

const HOSTILE = [
  ...["it's", "''", "'", "'; DROP SCHEMA facts; --", '" OR ""="', "\\' OR 1=1 --", '\\'],
  ...['/* */ UNION SELECT 1', '-- ', '?', ':word', "DATE '2026-11-26'", '$1', '%_'],
  ...['你好 👋 \u202e', 'a\tb', 'a\nb', ' ', '12345', 'null'],
];

describe.each(Object.keys(engines))('%s', (name) => {
  const opened = async (files: Readonly<Record<string, readonly FactRow[]>>) =>
    (engines[name] as (folder: string) => Promise<QueryEngine>)(await folderOf(files));

  it('answers with the types that the question says', async () => {
    const engine = await opened({ 'm-1/a': [order(1), order(2)], 'm-2/a': [order(3)] });
    expect(await answered(engine, KINDS)).toMatchObject({
      ...{ status: 'done', truncated: false, rows: [['s-1', 200, 4, 0.5, true, DAY, null]] },
    });
  });

  it('takes a word as that word, whatever is in it', async () => {
    const rows = HOSTILE.map((channel, n) => order(n, { channel }));
    const engine = await opened({ 'm-1/a': rows });
    const text = `-- @param word string = ''  Any.
-- @param least int -9..9 = 0  Any.
-- @column channel string  It.
SELECT o.channel AS channel FROM orders AS o
WHERE o.channel = :word AND o.units > :least AND o.business_date >= :from`;
    for (const value of HOSTILE) {
      const values = {
        word: { type: 'string', value },
        least: { type: 'int', value: -3 },
      } as const;
      const look = await answered(engine, text, values);
      expect(look).toMatchObject({ status: 'done', rows: [[value]] });
    }
  });

  it('says that an answer is cut where it has more rows than any may have', async () => {
    const rows = Array.from({ length: MOST_ROWS + 2 }, (_, n) => order(n));
    const engine = await opened({ 'm-1/a': rows });
    const text = '-- @column n bigint  It.\nSELECT o.at_ms AS n FROM orders AS o ORDER BY o.at_ms';
    const look = await answered(engine, text);
    if (look.status !== 'done') throw new Error(look.status);
    expect([look.truncated, look.rows.length, look.rows.at(-1)]).toEqual([
      ...[true, MOST_ROWS, [MOST_ROWS - 1]],
    ]);
  });

  it('fails where it cannot run a query, and of what it does not know', async () => {
    const engine = await opened({});
    const broken = '-- @column n bigint  It.\nSELECT o.no_column AS n FROM orders AS o';
    const failure = { status: 'failed', reason: 'broken' };
    expect(await answered(engine, broken)).toMatchObject(failure);
    expect(await engine.look('00000000-0000-0000-0000-000000000000', [])).toMatchObject(failure);
  });
});
