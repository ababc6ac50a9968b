import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Execution, HistoryEvent } from './execution.ts';
import type { ExecutionQuery, ExecutionStore, ListedExecution } from './execution-store.ts';

/** With a write-ahead log, synchronous=NORMAL loses nothing when the process is killed. */
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS definitions (revision TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS executions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    arn TEXT NOT NULL UNIQUE,
    state_machine_arn TEXT NOT NULL,
    status TEXT NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS executions_by_machine ON executions (state_machine_arn, sequence);
  CREATE INDEX IF NOT EXISTS running ON executions (sequence) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS events (
    arn TEXT NOT NULL,
    id INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (arn, id)
  ) WITHOUT ROWID;
`;

type Row = Record<string, SQLOutputValue>;
const parse = <T>(row: Row): T => JSON.parse(String(row['body']));

/** Keeps everything in one SQLite file, or in memory for the path `:memory:`. */
export class SqliteExecutionStore implements ExecutionStore {
  readonly #database: DatabaseSync;
  readonly #saveExecution;
  readonly #saveEvent;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(SCHEMA);
    this.#saveExecution = this.#database.prepare(`
      INSERT INTO executions (arn, state_machine_arn, status, body) VALUES (?, ?, ?, ?)
      ON CONFLICT (arn) DO UPDATE SET status = excluded.status, body = excluded.body`);
    this.#saveEvent = this.#database.prepare('INSERT INTO events (arn, id, body) VALUES (?, ?, ?)');
  }

  close(): void {
    this.#database.close();
  }

  saveDefinition(revision: string, definition: string): void {
    this.#database
      .prepare('INSERT OR IGNORE INTO definitions (revision, body) VALUES (?, ?)')
      .run(revision, definition);
  }

  findDefinition(revision: string): string | undefined {
    const row = this.#database
      .prepare('SELECT body FROM definitions WHERE revision = ?')
      .get(revision);
    return row && String(row['body']);
  }

  save(execution: Execution, events: readonly HistoryEvent[]): void {
    const { executionArn, stateMachineArn, status } = execution;
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      this.#saveExecution.run(executionArn, stateMachineArn, status, JSON.stringify(execution));
      for (const event of events)
        this.#saveEvent.run(executionArn, event.id, JSON.stringify(event));
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  find(executionArn: string): Execution | undefined {
    const row = this.#database
      .prepare('SELECT body FROM executions WHERE arn = ?')
      .get(executionArn);
    return row && parse<Execution>(row);
  }

  running(): readonly Execution[] {
    return this.#database
      .prepare(`SELECT body FROM executions WHERE status = 'RUNNING' ORDER BY sequence`)
      .all()
      .map((row) => parse<Execution>(row));
  }

  list({ stateMachineArn, status, before, limit }: ExecutionQuery): readonly ListedExecution[] {
    return this.#database
      .prepare(`
        SELECT sequence, body FROM executions
        WHERE state_machine_arn = ? AND sequence < ? AND status = ifnull(?, status)
        ORDER BY sequence DESC LIMIT ?`)
      .all(stateMachineArn, before ?? Number.MAX_SAFE_INTEGER, status ?? null, limit)
      .map((row) => ({ sequence: Number(row['sequence']), execution: parse<Execution>(row) }));
  }

  history(executionArn: string): readonly HistoryEvent[] {
    return this.#database
      .prepare('SELECT body FROM events WHERE arn = ? ORDER BY id')
      .all(executionArn)
      .map((row) => parse<HistoryEvent>(row));
  }
}
