import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  InvalidRequestException,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-athena';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { AthenaEngine } from '../../../adapters/athena/engine.ts';
import { literalOf } from '../../../adapters/athena/literal.ts';
import { EngineBusy, MOST_ROWS } from '../../../analytics/questions/engine.ts';
import type { Bound } from '../../../analytics/questions/scoped-query.ts';

const athena = mockClient(AthenaClient);
const engine = new AthenaEngine(new AthenaClient({}), 'kuaican_sandbox_facts', 'questions');
const COLUMNS = [{ name: 'n', type: 'bigint', meaning: 'Any.' }] as const;
const query = { sql: 'SELECT ?', bounds: [{ type: 'string', value: "it's" }] } as const;
const run = { query, token: 't'.repeat(40), isSettled: true };

beforeEach(() => {
  athena.reset();
});

const execution = (State: string, StateChangeReason?: string, ms = 0) =>
  athena.on(GetQueryExecutionCommand).resolves({
    QueryExecution: {
      Status: { State: State as never, StateChangeReason },
      Statistics: { TotalExecutionTimeInMillis: ms, DataScannedInBytes: 12 },
    },
  });

describe('a literal', () => {
  it.each<[Bound, string]>([
    [{ type: 'string', value: "it's" }, "'it''s'"],
    [{ type: 'string', value: "\\' OR 1=1 --" }, "'\\'' OR 1=1 --'"],
    [{ type: 'string', value: "''" }, "''''''"],
    [{ type: 'date', value: '2026-11-26' }, "DATE '2026-11-26'"],
    [{ type: 'int', value: -3 }, '-3'],
  ])('of %j ends where it should', (bound, literal) => {
    expect(literalOf(bound)).toBe(literal);
  });

  it.each<Bound>([
    { type: 'date', value: "2026-11-26' OR 1=1" },
    { type: 'int', value: 0.5 },
    { type: 'int', value: Number.NaN },
  ])('of %j is none', (bound) => {
    expect(() => literalOf(bound)).toThrow();
  });
});

describe('a query', () => {
  it('whose result has been deleted is broken, and can be asked again', async () => {
    execution('SUCCEEDED');
    const gone = new InvalidRequestException({ message: 'Gone', $metadata: {} });
    athena.on(GetQueryResultsCommand).rejects(gone);
    expect(await engine.look('q-1', COLUMNS)).toEqual({ status: 'failed', reason: 'broken' });
  });

  it('begins once, in the workgroup that limits it; what is settled may be an hour old', async () => {
    athena.on(StartQueryExecutionCommand).resolves({ QueryExecutionId: 'q-1' });
    expect(await engine.start(run)).toBe('q-1');
    await engine.start({ ...run, isSettled: false });
    const sent = athena.commandCalls(StartQueryExecutionCommand).map((call) => call.args[0].input);
    const reuse = sent.map(({ ResultReuseConfiguration: r }) => r?.ResultReuseByAgeConfiguration);
    expect(reuse).toEqual([{ Enabled: true, MaxAgeInMinutes: 60 }, { Enabled: false }]);
    expect(sent[0]).toMatchObject({
      ...{ QueryString: 'SELECT ?', ExecutionParameters: ["'it''s'"], WorkGroup: 'questions' },
      ...{ ClientRequestToken: run.token },
      QueryExecutionContext: { Database: 'kuaican_sandbox_facts' },
    });
  });

  it('waits where Athena has enough to do', async () => {
    const error = new TooManyRequestsException({ message: 'Slow down', $metadata: {} });
    athena.on(StartQueryExecutionCommand).rejects(error);
    await expect(engine.start(run)).rejects.toThrow(EngineBusy);
  });

  it.each([
    ['CANCELLED', 'Query cancelled! : Bytes scanned limit was exceeded', 'too-much'],
    ['FAILED', 'Query timeout', 'too-long'],
    ['FAILED', 'Query exhausted resources at this scale factor', 'too-long'],
    ['CANCELLED', undefined, 'too-long'],
    ['FAILED', 'COLUMN_NOT_FOUND: line 1:8', 'broken'],
  ])('that is %s because of "%s" failed as %s', async (state, why, reason) => {
    execution(state, why);
    expect(await engine.look('q-1', COLUMNS)).toEqual({ status: 'failed', reason });
  });

  it('is ended where nobody waits for it any more', async () => {
    execution('RUNNING', undefined, 119_000);
    expect(await engine.look('q-1', COLUMNS)).toEqual({ status: 'running' });
    execution('RUNNING', undefined, 120_000);
    expect(await engine.look('q-1', COLUMNS)).toEqual({ status: 'failed', reason: 'too-long' });
    expect(athena.commandCalls(StopQueryExecutionCommand)).toHaveLength(1);
  });

  it('is read page by page, and no further than an answer may be long', async () => {
    execution('SUCCEEDED');
    const page = (texts: readonly string[]) => ({
      Rows: texts.map((VarCharValue) => ({ Data: [{ VarCharValue }] })),
    });
    const numbers = Array.from({ length: 1_000 }, (_, n) => String(n));
    athena
      .on(GetQueryResultsCommand)
      .resolvesOnce({ ResultSet: page(['n', ...numbers.slice(1)]), NextToken: 'more' })
      .resolves({ ResultSet: page(numbers), NextToken: 'more' });
    const look = await engine.look('q-1', COLUMNS);
    expect(look).toMatchObject({ status: 'done', truncated: true, bytesScanned: 12 });
    expect(look.status === 'done' && look.rows.length).toBe(MOST_ROWS);
    expect(look.status === 'done' && look.rows[0]).toEqual([1]);
    expect(athena.commandCalls(GetQueryResultsCommand).length).toBeLessThan(8);
  });
});
