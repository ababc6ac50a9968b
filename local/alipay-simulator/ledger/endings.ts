import { type CancelWindow, type Outcome, type RefundOrder, refused } from './command.ts';
import type { Database } from './database.ts';
import { enqueueNotification } from './notifications.ts';
import { bookRefund, findRefund } from './refund.ts';
import { type ClosedBy, type Trade, tradeById } from './trade.ts';

/** An unpaid trade ends. */
export function closeUnpaid(database: Database, trade: Trade, by: ClosedBy, at: number): Trade {
  database.sql.run`UPDATE trades SET status = 'TRADE_CLOSED', closed_at = ${at}, closed_by = ${by}
    WHERE id = ${trade.id} AND status = 'WAIT_BUYER_PAY'`;
  return tradeById(database, trade.id);
}

/** Closes what is unpaid, returns what is paid; repeating it says the same again. */
export function cancel(
  database: Database,
  trade: Trade | undefined,
  window: CancelWindow | undefined,
  at: number,
): Outcome {
  if (trade === undefined) return { kind: 'nothing-to-cancel' };
  const isPaid = trade.status === 'TRADE_SUCCESS' || trade.status === 'TRADE_FINISHED';
  if (window !== undefined && isPaid && at >= windowEnd(trade)) {
    return refused('TRADE_CANCEL_TIME_OUT');
  }
  switch (trade.status) {
    case 'WAIT_BUYER_PAY':
      return {
        kind: 'cancelled',
        trade: closeUnpaid(database, trade, 'cancel', at),
        action: 'close',
      };
    case 'TRADE_SUCCESS':
      if (trade.refundedFen > 0) return refused('REASON_TRADE_REFUND_FEE_ERR');
      bookRefund(database, trade.id, { fen: trade.capturedFen, at }, 'cancel');
      return { kind: 'cancelled', trade: tradeById(database, trade.id), action: 'refund' };
    case 'TRADE_CLOSED':
      if (trade.closedBy === 'refund') return refused('REASON_TRADE_REFUND_FEE_ERR');
      return { kind: 'cancelled', trade, action: trade.capturedFen > 0 ? 'refund' : 'close' };
    case 'TRADE_FINISHED':
      return refused('TRADE_HAS_FINISHED');
  }
}

const dayMs = 24 * 60 * 60 * 1000;
const chinaOffsetMs = 8 * 60 * 60 * 1000;
const bufferMs = 15 * 60 * 1000;

/** 00:15 in China on the day after the trade was created. */
const windowEnd = ({ createdAt }: Trade): number =>
  (Math.floor((createdAt + chinaOffsetMs) / dayMs) + 1) * dayMs - chinaOffsetMs + bufferMs;

/** Closes a trade that was never paid, and nothing else. */
export function close(database: Database, trade: Trade | undefined, at: number): Outcome {
  if (trade === undefined) return refused('TRADE_NOT_EXIST');
  if (trade.status !== 'WAIT_BUYER_PAY') return refused('TRADE_STATUS_ERROR');
  return { kind: 'closed', trade: closeUnpaid(database, trade, 'close', at) };
}

/** Returns a part or all. The same number and amount again is the same refund, without money. */
export function refund(
  database: Database,
  trade: Trade | undefined,
  order: RefundOrder,
  at: number,
): Outcome {
  if (trade === undefined) return refused('TRADE_NOT_EXIST');
  const outRequestNo = order.outRequestNo ?? trade.order.outTradeNo;
  const earlier = findRefund(database, trade.id, outRequestNo);
  if (earlier !== undefined) {
    return earlier.fen === order.fen
      ? { kind: 'refunded', trade, refund: earlier, fundChange: false }
      : refused('DISCORDANT_REPEAT_REQUEST');
  }
  if (trade.status === 'WAIT_BUYER_PAY') return refused('TRADE_STATUS_ERROR');
  if (trade.status === 'TRADE_CLOSED') return refused('TRADE_HAS_CLOSE');
  if (trade.status === 'TRADE_FINISHED') return refused('TRADE_HAS_FINISHED');
  if (order.fen > trade.capturedFen - trade.refundedFen) {
    return refused('REASON_TRADE_REFUND_FEE_ERR');
  }
  if (order.outRequestNo === undefined && order.fen !== trade.capturedFen) {
    return refused('REFUND_AMT_NOT_EQUAL_TOTAL');
  }
  const { fen, reason } = order;
  const booked = { outRequestNo, fen, at, ...(reason !== undefined && { reason }) };
  const made = bookRefund(database, trade.id, booked, 'refund');
  const after = tradeById(database, trade.id);
  // In practice Alipay notifies of partial refunds and stays silent on the one that closes the trade.
  const isTold = { always: true, never: false, partial: after.status === 'TRADE_SUCCESS' };
  if (isTold[order.notifies ?? 'partial']) {
    enqueueNotification(database, after, { event: 'refunded', refundId: made.id }, at);
  }
  return { kind: 'refunded', trade: after, refund: made, fundChange: true };
}
