import { DatabaseSync, type SQLTagStore } from 'node:sqlite';

/** One SQLite file. What a transaction returned from is durable, also when the process is killed. */
export interface Database {
  readonly sql: SQLTagStore;
  transaction<T>(work: () => T): T;
  close(): void;
}

const schema = `
CREATE TABLE IF NOT EXISTS sequences (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS trades (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  out_trade_no TEXT NOT NULL,
  trade_no TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  total_fen INTEGER NOT NULL,
  captured_fen INTEGER NOT NULL DEFAULT 0,
  refunded_fen INTEGER NOT NULL DEFAULT 0,
  order_json TEXT NOT NULL,
  code_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  pays_at INTEGER,
  paid_at INTEGER,
  closed_at INTEGER,
  closed_by TEXT,
  UNIQUE (out_trade_no, account));
CREATE INDEX IF NOT EXISTS trades_expiring ON trades (expires_at) WHERE status = 'WAIT_BUYER_PAY';
CREATE INDEX IF NOT EXISTS trades_paying ON trades (pays_at) WHERE status = 'WAIT_BUYER_PAY';
CREATE INDEX IF NOT EXISTS trades_finishing ON trades (paid_at) WHERE status = 'TRADE_SUCCESS';
CREATE INDEX IF NOT EXISTS trades_of_buyer ON trades (json_extract(order_json, '$.buyerId'));
CREATE TABLE IF NOT EXISTS presented_codes (
  code_hash TEXT PRIMARY KEY,
  buyer_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refunds (
  id INTEGER PRIMARY KEY,
  trade_id INTEGER NOT NULL,
  out_request_no TEXT,
  fen INTEGER NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL,
  UNIQUE (trade_id, out_request_no));
CREATE TABLE IF NOT EXISTS notifications (
  id INTEGER PRIMARY KEY,
  trade_id INTEGER NOT NULL,
  notify_id TEXT NOT NULL UNIQUE,
  event TEXT NOT NULL,
  refund_id INTEGER,
  refunded_fen INTEGER NOT NULL,
  treatment TEXT NOT NULL,
  state TEXT NOT NULL,
  deliveries_left INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER);
CREATE INDEX IF NOT EXISTS notifications_due ON notifications (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS notifications_of_trade ON notifications (trade_id);
CREATE TABLE IF NOT EXISTS codes (
  id INTEGER PRIMARY KEY,
  code_text TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  out_trade_no TEXT,
  store TEXT,
  sale_json TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  pays_at INTEGER,
  UNIQUE (account, out_trade_no));
CREATE INDEX IF NOT EXISTS codes_paying ON codes (pays_at) WHERE pays_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS codes_of_store ON codes (account, store);
CREATE TABLE IF NOT EXISTS oauth_grants (
  text TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  user_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER);
CREATE TABLE IF NOT EXISTS bill_links (
  token TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  date TEXT NOT NULL,
  expires_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS bills_early (
  date TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS bill_differences (
  out_trade_no TEXT NOT NULL,
  out_request_no TEXT NOT NULL,
  difference TEXT NOT NULL,
  PRIMARY KEY (out_trade_no, out_request_no)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS forced (
  id INTEGER PRIMARY KEY,
  operation TEXT NOT NULL,
  outcome TEXT NOT NULL,
  account TEXT,
  out_trade_no TEXT,
  times INTEGER,
  seconds REAL);
CREATE INDEX IF NOT EXISTS forced_by_trade ON forced (operation, out_trade_no);
CREATE TABLE IF NOT EXISTS requests (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  method TEXT NOT NULL,
  operation TEXT NOT NULL,
  out_trade_no TEXT,
  out_request_no TEXT,
  fen INTEGER,
  received_at INTEGER NOT NULL,
  executes_at INTEGER,
  script TEXT NOT NULL,
  reply TEXT NOT NULL,
  outcome TEXT,
  pending_command TEXT);
CREATE INDEX IF NOT EXISTS requests_pending ON requests (executes_at) WHERE pending_command IS NOT NULL;
CREATE INDEX IF NOT EXISTS requests_of_trade ON requests (out_trade_no);
`;

/** Opens the file, or a database in memory; creates what is missing. */
export function openDatabase(file: string | undefined): Database {
  const database = new DatabaseSync(file ?? ':memory:');
  // NORMAL in WAL survives a killed process; only a power cut could take the last commits.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec(schema);
  return {
    sql: database.createTagStore(100),
    transaction(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}
