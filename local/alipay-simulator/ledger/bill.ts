import { randomBytes } from 'node:crypto';
import { formatChinaTime, parseChinaTime } from '../../../alipay/china-time.ts';
import { withDifferences } from './bill-difference.ts';
import type { Database } from './database.ts';
import { refundById } from './refund.ts';
import { type Trade, tradeById } from './trade.ts';

/** The time that a bill is about: from its first moment to the first one after it. */
export interface BillPeriod {
  /** `yyyy-MM-dd` or `yyyy-MM`. */
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/** Money of one trade that came or, negative, went back. Amounts are fen. */
export interface BillLine {
  readonly trade: Trade;
  readonly at: number;
  readonly fen: number;
  /** Of money that went back. */
  readonly outRequestNo?: string;
  /** Taken beside the agreed fee. */
  readonly extraFeeFen?: number;
}

/** Alipay's word for a bill that is not to be had. */
type BillRefusal = 'NO_BILL_DATA' | 'INVAILID_ARGUMENTS' | 'BILL_NOT_EXIST';

export type BillOutcome =
  | { readonly kind: 'bill-ready'; readonly token: string }
  | { readonly kind: 'bill-refused'; readonly word: BillRefusal };

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const readyAfterMs = { day: 9 * hourMs, month: 2 * dayMs + 9 * hourMs } as const;
const linkLifeMs = 30_000;

/** The day or month in China, undefined if it is none. */
function periodOf(date: string): BillPeriod | undefined {
  const isDay = date.length === 'yyyy-MM-dd'.length;
  const from = parseChinaTime(`${isDay ? date : `${date}-01`} 00:00:00`);
  if (from === undefined) return undefined;
  if (isDay) return { date, from, to: from + dayMs };
  const inNextMonth = formatChinaTime(from + 31 * dayMs).slice(0, 7);
  const to = parseChinaTime(`${inNextMonth}-01 00:00:00`);
  return to === undefined ? undefined : { date, from, to };
}

/**
 * A link to the bill of a day from 09:00 on the next, of a month from the third of the next, and
 * never of a time that is not over (protocol 2.15).
 */
export function billLink(
  database: Database,
  account: string,
  date: string,
  at: number,
): BillOutcome {
  const period = periodOf(date);
  if (period === undefined || at < period.from) return refusedBill('INVAILID_ARGUMENTS');
  if (!isEarly(database, date)) {
    if (at < period.to) return refusedBill('INVAILID_ARGUMENTS');
    const isDay = period.to - period.from === dayMs;
    const readyAt = period.to + readyAfterMs[isDay ? 'day' : 'month'];
    if (at < readyAt) return refusedBill('BILL_NOT_EXIST');
  }
  if (billLines(database, account, period).length === 0) return refusedBill('NO_BILL_DATA');
  const token = randomBytes(16).toString('hex');
  database.sql.run`INSERT INTO bill_links (token, account, date, expires_at)
    VALUES (${token}, ${account}, ${date}, ${at + linkLifeMs})`;
  return { kind: 'bill-ready', token };
}

/** From now on the bill of that time can be had, with what there is by then. */
export function giveEarly({ sql }: Database, date: string): void {
  sql.run`INSERT OR REPLACE INTO bills_early (date) VALUES (${date})`;
}

const isEarly = ({ sql }: Database, date: string): boolean =>
  sql.get`SELECT 1 FROM bills_early WHERE date = ${date}` !== undefined;

const refusedBill = (word: BillRefusal): BillOutcome => ({ kind: 'bill-refused', word });

/** Whose bill of what time the link is for; undefined if it is over, after 30 s, or never was. */
export function openBillLink(
  { sql }: Database,
  token: string,
  at: number,
): { readonly account: string; readonly period: BillPeriod } | undefined {
  const row = sql.get`SELECT * FROM bill_links WHERE token = ${token} AND expires_at > ${at}`;
  const period = row && periodOf(String(row['date']));
  return period && { account: String(row['account']), period };
}

/** What came and went in that time, in its order. */
export function billLines(
  database: Database,
  account: string,
  { from, to }: BillPeriod,
): readonly BillLine[] {
  // A line of the day before may have been planted on this one.
  const lines = ledgerLines(database, account, { from: from - dayMs, to });
  return withDifferences(database, lines).filter(({ at }) => at >= from && at < to);
}

function ledgerLines(
  database: Database,
  account: string,
  { from, to }: Pick<BillPeriod, 'from' | 'to'>,
): readonly BillLine[] {
  const { sql } = database;
  const paid = sql.all`SELECT id FROM trades
    WHERE account = ${account} AND paid_at >= ${from} AND paid_at < ${to} ORDER BY id`.map(
    (row): BillLine => {
      const trade = tradeById(database, Number(row['id']));
      return { trade, at: trade.paidAt ?? from, fen: trade.capturedFen };
    },
  );
  const returned = sql.all`SELECT refunds.id, trade_id FROM refunds
    JOIN trades ON trades.id = trade_id
    WHERE account = ${account} AND at >= ${from} AND at < ${to} ORDER BY refunds.id`.map(
    (row): BillLine => {
      const { fen, at, outRequestNo } = refundById(database, Number(row['id']));
      const trade = tradeById(database, Number(row['trade_id']));
      return { trade, at, fen: -fen, ...(outRequestNo !== undefined && { outRequestNo }) };
    },
  );
  return [...paid, ...returned].sort((a, b) => a.at - b.at);
}
