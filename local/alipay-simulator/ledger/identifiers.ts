import { formatChinaTime } from '../../../alipay/china-time.ts';
import type { Database } from './database.ts';

function next({ sql }: Database, name: string): number {
  const row = sql.get`INSERT INTO sequences VALUES (${name}, 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`;
  return Number(row?.['value']);
}

const digitsOf = (at: number): string => formatChinaTime(at).replace(/\D/g, '');

/**
 * 28 digits, as Alipay's: day, 22001, time of day, counter. The time of day keeps numbers apart
 * when a simulator without a file starts anew beside a merchant who remembers the old ones.
 */
export function nextTradeNo(database: Database, at: number): string {
  const digits = digitsOf(at);
  const counter = String(next(database, 'trade')).padStart(9, '0');
  return `${digits.slice(0, 8)}22001${digits.slice(8)}${counter}`;
}

/** 34 digits: day, 00222, time of day, counter. */
export function nextNotifyId(database: Database, at: number): string {
  const digits = digitsOf(at);
  const counter = String(next(database, 'notification')).padStart(15, '0');
  return `${digits.slice(0, 8)}00222${digits.slice(8)}${counter}`;
}
