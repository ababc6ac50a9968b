import type { SQLOutputValue } from 'node:sqlite';
import {
  afterSuccessorMs,
  isTreatment,
  type TreatmentName,
  treatments,
} from '../notification-treatments.ts';
import type { Database } from './database.ts';
import { takeForced } from './forced.ts';
import { nextNotifyId } from './identifiers.ts';
import type { Trade } from './trade.ts';

/** One message to the merchant; every delivery and retry of it has the same notifyId. */
export interface Notification {
  readonly id: number;
  readonly tradeId: number;
  readonly notifyId: string;
  readonly event: NotificationEvent;
  /** All that was refunded when this was written. */
  readonly refundedFen: number;
  readonly treatment: TreatmentName;
  /** `refused`: the simulator does not post to that address. */
  readonly state: 'waiting' | 'acknowledged' | 'given-up' | 'refused' | 'suppressed';
  readonly attempts: number;
  readonly nextAttemptAt?: number;
}

export type NotificationEvent =
  | { readonly event: 'paid' }
  | { readonly event: 'refunded'; readonly refundId: number };

function notificationOf(row: Record<string, SQLOutputValue>): Notification {
  const refundId = row['refund_id'];
  const nextAttemptAt = row['next_attempt_at'];
  return {
    id: Number(row['id']),
    tradeId: Number(row['trade_id']),
    notifyId: String(row['notify_id']),
    event:
      refundId === null ? { event: 'paid' } : { event: 'refunded', refundId: Number(refundId) },
    refundedFen: Number(row['refunded_fen']),
    treatment: String(row['treatment']) as TreatmentName,
    state: String(row['state']) as Notification['state'],
    attempts: Number(row['attempts']),
    ...(nextAttemptAt !== null && { nextAttemptAt: Number(nextAttemptAt) }),
  };
}

/** Schedules a message about the trade, if its order named an address. */
export function enqueueNotification(
  database: Database,
  trade: Trade,
  event: NotificationEvent,
  at: number,
): void {
  if (trade.order.notifyUrl === undefined) return;
  const { sql } = database;
  const forced = takeForced(database, 'notification', trade.account, trade.order.outTradeNo);
  const name = forced !== undefined && isTreatment(forced.outcome) ? forced.outcome : 'normal';
  const { firstAfterMs, deliveries } = treatments[name];
  const afterMs = forced?.seconds === undefined ? firstAfterMs : forced.seconds * 1000;
  const firstAt = firstAfterMs === null || afterMs === null ? null : at + afterMs;
  sql.run`INSERT INTO notifications
      (trade_id, notify_id, event, refund_id, refunded_fen, treatment, state, deliveries_left, next_attempt_at)
    VALUES (${trade.id}, ${nextNotifyId(database, at)}, ${event.event},
      ${event.event === 'refunded' ? event.refundId : null}, ${trade.refundedFen}, ${name},
      ${firstAt === null ? 'suppressed' : 'waiting'}, ${deliveries}, ${firstAt})`;
  if (name === 'reordered' || firstAt === null) return;
  sql.run`UPDATE notifications SET next_attempt_at = ${firstAt + afterSuccessorMs}
    WHERE trade_id = ${trade.id} AND treatment = 'reordered' AND state = 'waiting' AND attempts = 0`;
}

/** What is to be delivered at that time, the oldest first. */
export const dueNotifications = ({ sql }: Database, at: number, limit: number): Notification[] =>
  sql.all`SELECT * FROM notifications WHERE state = 'waiting' AND next_attempt_at <= ${at}
    ORDER BY next_attempt_at, id LIMIT ${limit}`.map(notificationOf);

/** The next moment after `at` at which something is to be delivered. */
export function nextDeliveryAfter({ sql }: Database, at: number): number | undefined {
  const row = sql.get`SELECT min(next_attempt_at) AS at FROM notifications
    WHERE state = 'waiting' AND next_attempt_at > ${at}`;
  return typeof row?.['at'] === 'number' ? row['at'] : undefined;
}

export const notificationsOf = ({ sql }: Database, tradeId: number): Notification[] =>
  sql.all`SELECT * FROM notifications WHERE trade_id = ${tradeId} ORDER BY id LIMIT 1000`.map(
    notificationOf,
  );

/** The notification of that notify_id. */
export function notificationNamed({ sql }: Database, notifyId: string): Notification | undefined {
  const row = sql.get`SELECT * FROM notifications WHERE notify_id = ${notifyId}`;
  return row && notificationOf(row);
}

/** Records what came of one attempt, and when the next is due after the gateway's pauses. */
export function recordAttempt(
  database: Database,
  id: number,
  result: 'acknowledged' | 'failed' | 'refused',
  retryAfterMs: readonly number[],
  at: number,
): void {
  const { sql } = database;
  const row = sql.get`SELECT deliveries_left, failures FROM notifications WHERE id = ${id}`;
  const failures = Number(row?.['failures']) + (result === 'failed' ? 1 : 0);
  const left = Number(row?.['deliveries_left']) - (result === 'acknowledged' ? 1 : 0);
  const pause = result === 'failed' ? retryAfterMs[failures - 1] : 0;
  const done =
    result === 'refused'
      ? 'refused'
      : left === 0
        ? 'acknowledged'
        : pause === undefined
          ? 'given-up'
          : undefined;
  sql.run`UPDATE notifications SET attempts = attempts + 1, failures = ${failures},
      deliveries_left = ${left}, state = ${done ?? 'waiting'},
      next_attempt_at = ${done === undefined ? at + (pause ?? 0) : null} WHERE id = ${id}`;
}
