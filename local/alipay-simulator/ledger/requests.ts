import type { SQLOutputValue } from 'node:sqlite';
import type { Operation, Reply } from '../script.ts';
import type { Command, Outcome } from './command.ts';
import type { Database } from './database.ts';
import type { Page } from './trade.ts';

/** One authentic request as it was received; `outcome` is missing while it still travels. */
export interface LoggedRequest {
  readonly id: number;
  readonly account: string;
  /** As on the wire, for instance `alipay.trade.pay`. */
  readonly method: string;
  readonly operation: Operation;
  readonly outTradeNo?: string;
  readonly outRequestNo?: string;
  readonly amountFen?: number;
  readonly receivedAt: number;
  /** The script it met, `success` by default. */
  readonly script: string;
  readonly reply: Reply;
  /** What became of it: `paid`, `waiting`, ... or the word of its refusal; `ignored` if nothing did. */
  readonly outcome?: string;
}

export interface PendingRequest {
  readonly id: number;
  readonly account: string;
  readonly script: string;
  readonly executesAt: number;
  readonly command: Command;
}

const wordOf = (outcome: Outcome | undefined): string => {
  if (outcome === undefined) return 'ignored';
  switch (outcome.kind) {
    case 'refused':
      return outcome.error;
    case 'grant-refused':
    case 'bill-refused':
      return outcome.word;
    default:
      return outcome.kind;
  }
};

/** Logs a request that was executed, or ignored (no outcome); answers its number. */
export function logRequest(
  database: Database,
  request: Omit<LoggedRequest, 'id' | 'outcome'>,
  outcome: Outcome | undefined,
): number {
  return insert(database, request, { outcome: wordOf(outcome) });
}

/** Stores a request that will be executed later, also by a process that starts later. */
export function deferRequest(
  database: Database,
  request: Omit<LoggedRequest, 'id' | 'outcome'>,
  command: Command,
  executesAt: number,
): number {
  return insert(database, request, { command: JSON.stringify(command), executesAt });
}

function insert(
  { sql }: Database,
  request: Omit<LoggedRequest, 'id' | 'outcome'>,
  more: { outcome?: string; command?: string; executesAt?: number },
): number {
  const { account, method, operation, receivedAt, script, reply } = request;
  const { outTradeNo = null, outRequestNo = null, amountFen = null } = request;
  const { outcome = null, command = null, executesAt = null } = more;
  const row = sql.get`INSERT INTO requests (account, method, operation, out_trade_no,
      out_request_no, fen, received_at, executes_at, script, reply, outcome, pending_command)
    VALUES (${account}, ${method}, ${operation}, ${outTradeNo}, ${outRequestNo}, ${amountFen},
      ${receivedAt}, ${executesAt}, ${script}, ${reply}, ${outcome}, ${command}) RETURNING id`;
  return Number(row?.['id']);
}

/** The stored request that is executed next. */
export function nextPendingRequest({ sql }: Database): PendingRequest | undefined {
  const row = sql.get`SELECT * FROM requests WHERE pending_command IS NOT NULL
    ORDER BY executes_at, id LIMIT 1`;
  return (
    row && {
      id: Number(row['id']),
      account: String(row['account']),
      script: String(row['script']),
      executesAt: Number(row['executes_at']),
      command: JSON.parse(String(row['pending_command'])) as Command,
    }
  );
}

export function finishRequest({ sql }: Database, id: number, outcome: Outcome): void {
  sql.run`UPDATE requests SET outcome = ${wordOf(outcome)}, pending_command = NULL
    WHERE id = ${id}`;
}

/** A page of the log, oldest first. */
export function requestsAfter(
  { sql }: Database,
  { outTradeNo, after, limit }: Page,
): LoggedRequest[] {
  const rows =
    outTradeNo === undefined
      ? sql.all`SELECT * FROM requests WHERE id > ${after} ORDER BY id LIMIT ${limit}`
      : sql.all`SELECT * FROM requests WHERE out_trade_no = ${outTradeNo} AND id > ${after}
          ORDER BY id LIMIT ${limit}`;
  return rows.map(loggedRequestOf);
}

function loggedRequestOf(row: Record<string, SQLOutputValue>): LoggedRequest {
  const text = (name: string, column: string): object =>
    row[column] === null ? {} : { [name]: String(row[column]) };
  return {
    id: Number(row['id']),
    account: String(row['account']),
    method: String(row['method']),
    operation: String(row['operation']) as Operation,
    ...text('outTradeNo', 'out_trade_no'),
    ...text('outRequestNo', 'out_request_no'),
    ...(row['fen'] !== null && { amountFen: Number(row['fen']) }),
    receivedAt: Number(row['received_at']),
    script: String(row['script']),
    reply: String(row['reply']) as Reply,
    ...text('outcome', 'outcome'),
  };
}

/** Whether such a request about that trade was logged before. */
export const wasRequested = (
  { sql }: Database,
  operation: Operation,
  account: string,
  outTradeNo: string,
): boolean =>
  sql.get`SELECT id FROM requests WHERE out_trade_no = ${outTradeNo}
    AND account = ${account} AND operation = ${operation} LIMIT 1` !== undefined;
