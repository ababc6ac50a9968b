import type { SQLOutputValue } from 'node:sqlite';
import type { Database } from './database.ts';

export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED' | 'TRADE_FINISHED';
export type ClosedBy = 'expiry' | 'cancel' | 'close' | 'refund';

/**
 * What a merchant asks to be paid. Amounts are integer minor units of the order's currency (fen, as
 * long as it is CNY), times milliseconds since the epoch.
 */
export interface Order {
  readonly outTradeNo: string;
  readonly totalFen: number;
  /** ISO 4217; CNY if it is missing. */
  readonly currency?: string;
  readonly subject: string;
  /** Equal for requests with equal business parameters. */
  readonly fingerprint: string;
  /** The scanned code is single use, but never stored. */
  readonly codeHash: string;
  readonly buyerId: string;
  readonly buyerLogonId: string;
  readonly expires: { readonly at: number } | { readonly afterMs: number };
  readonly notifyUrl?: string;
  /** What the gateway echoes later, in its own names. */
  readonly echo: Readonly<Record<string, string>>;
}

/** What is known of an order before its buyer is. */
export type OpenOrder = Omit<Order, 'codeHash' | 'buyerId' | 'buyerLogonId'>;

export const currencyOf = ({ currency }: Pick<Order, 'currency'>): string => currency ?? 'CNY';

export interface Trade {
  readonly id: number;
  /** Whose trade: the app_id, the partner or the client id. */
  readonly account: string;
  readonly tradeNo: string;
  readonly status: TradeStatus;
  readonly capturedFen: number;
  readonly refundedFen: number;
  readonly order: Order;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** When the buyer will type the password. */
  readonly paysAt?: number;
  readonly paidAt?: number;
  readonly closedAt?: number;
  readonly closedBy?: ClosedBy;
}

/** A trade by Alipay's number, which wins, or by the merchant's. */
export interface TradeRef {
  readonly outTradeNo?: string;
  readonly tradeNo?: string;
}

type Row = Record<string, SQLOutputValue>;

export function tradeOf(row: Row): Trade {
  const time = (name: string, column: string): object =>
    row[column] === null ? {} : { [name]: Number(row[column]) };
  return {
    id: Number(row['id']),
    account: String(row['account']),
    tradeNo: String(row['trade_no']),
    status: String(row['status']) as TradeStatus,
    capturedFen: Number(row['captured_fen']),
    refundedFen: Number(row['refunded_fen']),
    order: JSON.parse(String(row['order_json'])) as Order,
    createdAt: Number(row['created_at']),
    expiresAt: Number(row['expires_at']),
    ...time('paysAt', 'pays_at'),
    ...time('paidAt', 'paid_at'),
    ...time('closedAt', 'closed_at'),
    ...(row['closed_by'] !== null && { closedBy: String(row['closed_by']) as ClosedBy }),
  };
}

export function findTrade({ sql }: Database, account: string, ref: TradeRef): Trade | undefined {
  const row =
    ref.tradeNo === undefined
      ? sql.get`SELECT * FROM trades WHERE account = ${account} AND out_trade_no = ${ref.outTradeNo ?? ''}`
      : sql.get`SELECT * FROM trades WHERE account = ${account} AND trade_no = ${ref.tradeNo}`;
  return row && tradeOf(row);
}

/** The trade as it is now. Throws if it was never stored. */
export function tradeById({ sql }: Database, id: number): Trade {
  const row = sql.get`SELECT * FROM trades WHERE id = ${id}`;
  if (row === undefined) throw new Error(`no trade ${id}`);
  return tradeOf(row);
}

export function setOrder(database: Database, id: number, order: Order): Trade {
  database.sql.run`UPDATE trades SET order_json = ${JSON.stringify(order)} WHERE id = ${id}`;
  return tradeById(database, id);
}

export interface Page {
  readonly outTradeNo?: string | undefined;
  /** The id of the last one on the page before; 0 at the beginning. */
  readonly after: number;
  readonly limit: number;
}

/** A page of trades, oldest first. */
export function tradesAfter({ sql }: Database, { outTradeNo, after, limit }: Page): Trade[] {
  const rows =
    outTradeNo === undefined
      ? sql.all`SELECT * FROM trades WHERE id > ${after} ORDER BY id LIMIT ${limit}`
      : sql.all`SELECT * FROM trades WHERE out_trade_no = ${outTradeNo} AND id > ${after}
          ORDER BY id LIMIT ${limit}`;
  return rows.map(tradeOf);
}
