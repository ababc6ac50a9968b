import type { SQLOutputValue } from 'node:sqlite';
import type { Database } from './database.ts';

/** Money that went back. One without a request number was returned by a cancel. */
export interface Refund {
  readonly id: number;
  readonly outRequestNo?: string;
  readonly fen: number;
  readonly reason?: string;
  readonly at: number;
}

function refundOf(row: Record<string, SQLOutputValue>): Refund {
  return {
    id: Number(row['id']),
    ...(row['out_request_no'] !== null && { outRequestNo: String(row['out_request_no']) }),
    fen: Number(row['fen']),
    ...(row['reason'] !== null && { reason: String(row['reason']) }),
    at: Number(row['at']),
  };
}

export function findRefund(
  { sql }: Database,
  tradeId: number,
  outRequestNo: string,
): Refund | undefined {
  const row = sql.get`SELECT * FROM refunds
    WHERE trade_id = ${tradeId} AND out_request_no = ${outRequestNo}`;
  return row && refundOf(row);
}

export function refundById({ sql }: Database, id: number): Refund {
  const row = sql.get`SELECT * FROM refunds WHERE id = ${id}`;
  if (row === undefined) throw new Error(`no refund ${id}`);
  return refundOf(row);
}

export const refundsOf = ({ sql }: Database, tradeId: number): Refund[] =>
  sql.all`SELECT * FROM refunds WHERE trade_id = ${tradeId} ORDER BY id LIMIT 1000`.map(refundOf);

/** Books the refund and closes the trade once nothing is left of it; answers the new refund. */
export function bookRefund(
  { sql }: Database,
  tradeId: number,
  refund: Omit<Refund, 'id'>,
  closedBy: 'refund' | 'cancel',
): Refund {
  const { outRequestNo = null, fen, reason = null, at } = refund;
  const row = sql.get`INSERT INTO refunds (trade_id, out_request_no, fen, reason, at)
    VALUES (${tradeId}, ${outRequestNo}, ${fen}, ${reason}, ${at}) RETURNING id`;
  sql.run`UPDATE trades SET refunded_fen = refunded_fen + ${fen} WHERE id = ${tradeId}`;
  sql.run`UPDATE trades SET status = 'TRADE_CLOSED', closed_at = ${at}, closed_by = ${closedBy}
    WHERE id = ${tradeId} AND refunded_fen = captured_fen`;
  return { ...refund, id: Number(row?.['id']) };
}
