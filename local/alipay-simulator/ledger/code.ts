import type { SQLOutputValue } from 'node:sqlite';
import type { Database } from './database.ts';
import type { OpenOrder, Page } from './trade.ts';

/** A code that a wallet can scan. Times are milliseconds since the epoch. */
export interface Code {
  readonly id: number;
  /** What the QR code says. */
  readonly codeText: string;
  readonly account: string;
  readonly status: 'active' | 'stopped' | 'deleted';
  readonly createdAt: number;
  readonly expiresAt?: number;
  readonly sale: OrderSale | ShopSale;
}

/** One order, for its whole amount. */
export interface OrderSale {
  readonly kind: 'order';
  readonly order: OpenOrder;
}

/** A place in a shop, where the customer types the amount and Alipay makes up the out_trade_no. */
export interface ShopSale {
  readonly kind: 'shop';
  /** What the customer types the amount in. */
  readonly currency: string;
  /** What the wallet shows, and the trades' subject. */
  readonly name: string;
  /** Equal for requests with equal business parameters. */
  readonly fingerprint: string;
  readonly notifyUrl?: string;
  /** Goes into every order that is paid with it, in the gateway's own names. */
  readonly echo: Readonly<Record<string, string>>;
}

function codeOf(row: Record<string, SQLOutputValue>): Code {
  return {
    id: Number(row['id']),
    codeText: String(row['code_text']),
    account: String(row['account']),
    status: String(row['status']) as Code['status'],
    createdAt: Number(row['created_at']),
    ...(row['expires_at'] !== null && { expiresAt: Number(row['expires_at']) }),
    sale: JSON.parse(String(row['sale_json'])) as Code['sale'],
  };
}

export function codeByText({ sql }: Database, codeText: string): Code | undefined {
  const row = sql.get`SELECT * FROM codes WHERE code_text = ${codeText}`;
  return row && codeOf(row);
}

/** The code of one order, by the merchant's number. */
export function codeOfOrder(
  { sql }: Database,
  account: string,
  outTradeNo: string,
): Code | undefined {
  const row = sql.get`SELECT * FROM codes
    WHERE account = ${account} AND out_trade_no = ${outTradeNo}`;
  return row && codeOf(row);
}

/** The codes of one store that were not deleted, oldest first. */
export const codesOfStore = ({ sql }: Database, account: string, store: string): Code[] =>
  sql.all`SELECT * FROM codes WHERE account = ${account} AND store = ${store}
    AND status <> 'deleted' ORDER BY id LIMIT 100`.map(codeOf);

/** A page of codes, oldest first. */
export const codesAfter = ({ sql }: Database, { after, limit }: Page): Code[] =>
  sql.all`SELECT * FROM codes WHERE id > ${after} ORDER BY id LIMIT ${limit}`.map(codeOf);

/** What a wallet can scan and pay at `at`, the newest first. */
export const payableCodes = ({ sql }: Database, at: number, limit: number): Code[] =>
  sql.all`SELECT codes.* FROM codes LEFT JOIN trades
    ON trades.account = codes.account AND trades.out_trade_no = codes.out_trade_no
    WHERE codes.status = 'active' AND (trades.id IS NULL OR trades.status = 'WAIT_BUYER_PAY')
    AND (codes.expires_at IS NULL OR codes.expires_at > ${at})
    ORDER BY codes.id DESC LIMIT ${limit}`.map(codeOf);

export function insertCode(
  { sql }: Database,
  code: Omit<Code, 'id' | 'status'>,
  { store, paysAt }: { readonly store?: string; readonly paysAt?: number | undefined },
): Code {
  const { codeText, account, createdAt, expiresAt, sale } = code;
  const outTradeNo = sale.kind === 'order' ? sale.order.outTradeNo : null;
  const row = sql.get`INSERT INTO codes
      (code_text, account, out_trade_no, store, sale_json, status, created_at, expires_at,
        pays_at)
    VALUES (${codeText}, ${account}, ${outTradeNo}, ${store ?? null}, ${JSON.stringify(sale)}, 'active',
      ${createdAt}, ${expiresAt ?? null}, ${paysAt ?? null}) RETURNING id`;
  return { ...code, id: Number(row?.['id']), status: 'active' };
}

export function setCodeStatus({ sql }: Database, id: number, status: Code['status']): void {
  sql.run`UPDATE codes SET status = ${status} WHERE id = ${id}`;
}

export function setSale({ sql }: Database, id: number, sale: ShopSale): void {
  sql.run`UPDATE codes SET sale_json = ${JSON.stringify(sale)} WHERE id = ${id}`;
}

/** The next code that somebody will scan by themselves, and when. */
export function nextScan({
  sql,
}: Database): { readonly at: number; readonly code: Code } | undefined {
  const row = sql.get`SELECT * FROM codes WHERE pays_at IS NOT NULL ORDER BY pays_at LIMIT 1`;
  return row && { at: Number(row['pays_at']), code: codeOf(row) };
}

export function forgetScan({ sql }: Database, id: number): void {
  sql.run`UPDATE codes SET pays_at = NULL WHERE id = ${id}`;
}
