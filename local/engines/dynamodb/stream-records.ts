import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * The engine looks for a table's last stream record on every write, without an index: 13 ms a write
 * at ten thousand records. One index makes it constant.
 */
export function indexStreamRecords(database: string): void {
  withDatabase(database, (db) =>
    db.exec(
      'CREATE INDEX IF NOT EXISTS ix_sr ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    ),
  );
}

/**
 * Deletes stream records that every reader is past; the engine itself never does. The record at
 * `sequenceNumber` stays: the engine counts on from the highest one. Only while the engine is not running.
 */
export function trimStreamRecords(database: string, table: string, sequenceNumber: string): void {
  if (!existsSync(database)) return;
  withDatabase(database, (db) => {
    const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_stream_records'").get();
    if (known === undefined) return;
    db.prepare(
      'DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < CAST(? AS INTEGER)',
    ).run(table, sequenceNumber);
  });
}

function withDatabase(file: string, work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    work(db);
  } finally {
    db.close();
  }
}
