import type { Database } from './database.ts';

/** An outcome that waits for its request. Without `times` it stays for ever. */
export interface Forced {
  readonly operation: string;
  readonly outcome: string;
  readonly account?: string;
  readonly outTradeNo?: string;
  readonly times?: number;
  readonly seconds?: number;
}

export function force({ sql }: Database, forced: Forced): void {
  const { operation, outcome, account, outTradeNo, times, seconds } = forced;
  sql.run`INSERT INTO forced (operation, outcome, account, out_trade_no, times, seconds)
    VALUES (${operation}, ${outcome}, ${account ?? null}, ${outTradeNo ?? null}, ${times ?? null},
      ${seconds ?? null})`;
}

export function resetForced({ sql }: Database): void {
  sql.run`DELETE FROM forced`;
}

export function countForced({ sql }: Database): number {
  return Number(sql.get`SELECT count(*) AS n FROM forced`?.['n']);
}

/**
 * Takes the outcome that was forced on this request, undefined if none was: one for its trade
 * before one for its account before one for all; the oldest first, skipping what does not apply.
 */
export function takeForced(
  { sql }: Database,
  operation: string,
  account: string,
  outTradeNo: string | undefined,
  applies: (outcome: string) => boolean = () => true,
): { readonly outcome: string; readonly seconds?: number } | undefined {
  const forTrade = sql.all`SELECT * FROM forced
    WHERE operation = ${operation} AND out_trade_no = ${outTradeNo ?? ''}
    AND (account IS NULL OR account = ${account}) ORDER BY id LIMIT 100`;
  const forAll = sql.all`SELECT * FROM forced
    WHERE operation = ${operation} AND out_trade_no IS NULL
    AND (account IS NULL OR account = ${account}) ORDER BY account IS NULL, id LIMIT 100`;
  const row = [...forTrade, ...forAll].find(({ outcome }) => applies(String(outcome)));
  if (row === undefined) return undefined;
  sql.run`UPDATE forced SET times = times - 1 WHERE id = ${Number(row['id'])}`;
  sql.run`DELETE FROM forced WHERE id = ${Number(row['id'])} AND times <= 0`;
  const seconds = row['seconds'];
  return {
    outcome: String(row['outcome']),
    ...(typeof seconds === 'number' && { seconds }),
  };
}
