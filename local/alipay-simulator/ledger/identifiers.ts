import { randomBytes } from 'node:crypto';
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

/** 28 digits that Alipay makes up where the merchant had no order: day, 33001, time of day, counter. */
export function nextShopTradeNo(database: Database, at: number): string {
  const digits = digitsOf(at);
  const counter = String(next(database, 'shop-trade')).padStart(9, '0');
  return `${digits.slice(0, 8)}33001${digits.slice(8)}${counter}`;
}

const codeDigits = 18;
const codePrefix = 'https://qr.alipay.com/bax';

/** Text of a QR code: an address of Alipay with 18 letters and digits that nobody can guess. */
export function nextCodeText(database: Database, prefix: string = codePrefix): string {
  const counter = next(database, 'code').toString(36);
  const random = BigInt(`0x${randomBytes(16).toString('hex')}`).toString(36);
  return `${prefix}${random.slice(0, codeDigits - counter.length)}${counter}`;
}
