import path from 'node:path';
import type { RunState, Runs } from '../../../adapters/duckdb/runs.ts';
import { AwsError } from '../../aws-json.ts';
import type { Resolver } from '../../template/resolver.ts';
import { boundOf } from './literal.ts';

/** Where Athena finds the tables of its one database. */
export interface AthenaCatalog {
  readonly database: string;
  /** What holds the tables' folders. */
  readonly folder: string;
}

interface GlueTable {
  readonly DatabaseName: string;
  readonly TableInput: { readonly StorageDescriptor: { readonly Location: string } };
}

/** What the template tells Glue, as folders of this machine; undefined where it tells nothing. */
export function catalogOf(resolver: Resolver, s3Folder: string): AthenaCatalog | undefined {
  const [id] = resolver.resources('AWS::Glue::Table');
  if (id === undefined) return undefined;
  const { DatabaseName, TableInput } = resolver.properties<GlueTable>(id);
  const bucket = new URL(TableInput.StorageDescriptor.Location).host;
  return { database: DatabaseName, folder: path.join(s3Folder, bucket) };
}

interface Request {
  readonly QueryString?: string;
  readonly ExecutionParameters?: readonly string[];
  readonly ClientRequestToken?: string;
  readonly QueryExecutionId?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** The operations of Athena that functions call, by DuckDB over the files that S3 has here. */
export class AthenaEngine implements AsyncDisposable {
  readonly #catalog: AthenaCatalog | undefined;
  #runs: Promise<Runs> | undefined;

  constructor(catalog: AthenaCatalog | undefined) {
    this.#catalog = catalog;
  }

  /** Answers an operation of the JSON protocol. Throws AwsError. */
  async handle(operation: string, request: Request): Promise<object> {
    switch (operation) {
      case 'StartQueryExecution':
        return { QueryExecutionId: await this.#start(request) };
      case 'GetQueryExecution':
        return { QueryExecution: executionOf(request, await this.#find(request)) };
      case 'GetQueryResults':
        return resultsOf(request, await this.#find(request));
      case 'StopQueryExecution':
        await this.#find(request);
        (await this.#runs)?.stop(request.QueryExecutionId ?? '');
        return {};
      default:
        throw new AwsError('UnknownOperationException', `No ${operation} on this machine.`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#runs)?.[Symbol.asyncDispose]();
  }

  async #start({ QueryString, ExecutionParameters, ClientRequestToken }: Request): Promise<string> {
    if (!QueryString || !ClientRequestToken) throw invalid('Query and token are needed.');
    const bounds = (ExecutionParameters ?? []).map(boundOf);
    return (await this.#opened()).start({ sql: QueryString, bounds }, ClientRequestToken);
  }

  /** DuckDB takes a second to load, so who asks nothing does not wait for it. */
  #opened(): Promise<Runs> {
    const catalog = this.#catalog;
    if (!catalog) throw invalid('There are no tables.');
    this.#runs ??= import('../../../adapters/duckdb/runs.ts').then(
      ({ Runs }) => new Runs(catalog.folder, catalog.database),
    );
    return this.#runs;
  }

  async #find({ QueryExecutionId = '' }: Request): Promise<RunState> {
    const state = (await this.#runs)?.look(QueryExecutionId);
    if (!state) throw invalid(`QueryExecution ${QueryExecutionId} was not found`);
    return state;
  }
}

const invalid = (message: string): AwsError => new AwsError('InvalidRequestException', message);

/** Failures in Athena's words. */
const ENDINGS = {
  'too-much': { State: 'CANCELLED', StateChangeReason: 'Bytes scanned limit was exceeded' },
  'too-long': { State: 'FAILED', StateChangeReason: 'Query timeout' },
} as const;

function executionOf({ QueryExecutionId }: Request, state: RunState): object {
  if (state.status !== 'failed') {
    const State = state.status === 'done' ? 'SUCCEEDED' : 'RUNNING';
    return { QueryExecutionId, Status: { State } };
  }
  const { reason, detail } = state;
  const broken = { State: 'FAILED', StateChangeReason: detail };
  return { QueryExecutionId, Status: reason === 'broken' ? broken : ENDINGS[reason] };
}

function resultsOf({ MaxResults = 1_000, NextToken = '0' }: Request, state: RunState): object {
  if (state.status !== 'done') throw invalid('Query has not yet finished.');
  const from = Number(NextToken);
  const rows = [state.names, ...state.rows].slice(from, from + MaxResults);
  const isLast = from + MaxResults > state.rows.length;
  return {
    ResultSet: { Rows: rows.map((row) => ({ Data: row.map(datum) })) },
    ...(!isLast && { NextToken: String(from + MaxResults) }),
  };
}

const datum = (value: unknown): object =>
  value === null || value === undefined ? {} : { VarCharValue: String(value) };
