import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  InvalidRequestException,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-athena';
import {
  cellOf,
  EngineBusy,
  type Failure,
  type Look,
  MOST_ROWS,
  type QueryEngine,
  type Row,
  type Rows,
  type Run,
} from '../../analytics/questions/engine.ts';
import type { AnswerColumn } from '../../analytics/questions/question.ts';
import { literalOf } from './literal.ts';

/** Nobody waits longer before a screen; Athena by itself would go on for half an hour. */
const LONGEST_MS = 120_000;
const REUSED_FOR_MINUTES = 60;
/** As many as GetQueryResults gives. */
const PAGE = 1_000;

/** SQL over the facts by Athena, in a workgroup that limits what one query may scan. */
export class AthenaEngine implements QueryEngine {
  readonly database: string;
  readonly #client: AthenaClient;
  readonly #workGroup: string;

  constructor(client: AthenaClient, database: string, workGroup: string) {
    this.#client = client;
    this.database = database;
    this.#workGroup = workGroup;
  }

  async start({ query, token, isSettled }: Run): Promise<string> {
    const command = new StartQueryExecutionCommand({
      QueryString: query.sql,
      ExecutionParameters: query.bounds.map(literalOf),
      ClientRequestToken: token,
      QueryExecutionContext: { Database: this.database },
      WorkGroup: this.#workGroup,
      ResultReuseConfiguration: {
        ResultReuseByAgeConfiguration: isSettled
          ? { Enabled: true, MaxAgeInMinutes: REUSED_FOR_MINUTES }
          : { Enabled: false },
      },
    });
    try {
      const { QueryExecutionId } = await this.#client.send(command);
      if (QueryExecutionId === undefined) throw new Error('Athena named no execution');
      return QueryExecutionId;
    } catch (error) {
      if (error instanceof TooManyRequestsException) throw new EngineBusy();
      throw error;
    }
  }

  async look(id: string, columns: readonly AnswerColumn[]): Promise<Look> {
    const execution = await this.#execution(id);
    const { State } = execution?.Status ?? {};
    if (State === 'SUCCEEDED') {
      const bytesScanned = execution?.Statistics?.DataScannedInBytes;
      const rows = await known(this.#rows(id, columns));
      return rows
        ? { status: 'done', ...rows, bytesScanned }
        : { status: 'failed', reason: 'broken' };
    }
    if (State !== 'QUEUED' && State !== 'RUNNING') {
      return { status: 'failed', reason: reasonOf(execution) };
    }
    if ((execution?.Statistics?.TotalExecutionTimeInMillis ?? 0) < LONGEST_MS) {
      return { status: 'running' };
    }
    await this.#client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    return { status: 'failed', reason: 'too-long' };
  }

  /** Undefined of what Athena has forgotten. */
  async #execution(id: string): Promise<QueryExecution | undefined> {
    const get = new GetQueryExecutionCommand({ QueryExecutionId: id });
    return (await known(this.#client.send(get)))?.QueryExecution;
  }

  async #rows(id: string, columns: readonly AnswerColumn[]): Promise<Rows> {
    const texts: (readonly (string | undefined)[])[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.#client.send(
        new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: PAGE, NextToken }),
      );
      for (const { Data = [] } of page.ResultSet?.Rows ?? []) {
        texts.push(Data.map(({ VarCharValue }) => VarCharValue));
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined && texts.length <= MOST_ROWS + 1);
    // The first row is the names.
    const names = texts.shift() ?? [];
    const places = columns.map(({ name, type }) => ({ at: names.indexOf(name), type }));
    const rows = texts.map((row): Row => places.map(({ at, type }) => cellOf(row[at], type)));
    return { rows: rows.slice(0, MOST_ROWS), truncated: rows.length > MOST_ROWS };
  }
}

/** Undefined of what Athena, or the bucket of its results, has forgotten. */
async function known<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof InvalidRequestException) return undefined;
    throw error;
  }
}

/** A query over its workgroup's limit is cancelled, and Athena says which limit in words alone. */
function reasonOf(execution: QueryExecution | undefined): Failure {
  const why = execution?.Status?.StateChangeReason ?? '';
  if (/bytes scanned limit/i.test(why)) return 'too-much';
  const isOver =
    execution?.Status?.State === 'CANCELLED' || /timeout|time limit|exhausted/i.test(why);
  return isOver ? 'too-long' : 'broken';
}
