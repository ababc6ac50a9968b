import { createHash, randomInt } from 'node:crypto';
import { digitsOfScript, scriptOfAuthCode } from '../auth-code-scripts.ts';
import { type ScriptName, scriptNamed } from '../scenarios.ts';
import type { Database } from './database.ts';
import { type Trade, tradeOf } from './trade.ts';

/** An auth code is single use, and kept as its hash alone. */
const hashOf = (authCode: string): string => createHash('sha256').update(authCode).digest('hex');

const randomDigits = (count: number): string =>
  Array.from({ length: count }, () => randomInt(10)).join('');

/**
 * A new code for a wallet to show, 18 digits that script the outcome; undefined where no digits do.
 * From now on, who pays with it is this buyer.
 */
export function presentCode(
  { sql }: Database,
  buyerId: string,
  outcome: ScriptName | undefined,
): string | undefined {
  const suffix = outcome === undefined ? undefined : digitsOfScript(outcome);
  if (outcome !== undefined && suffix === undefined) return undefined;
  for (;;) {
    const authCode =
      suffix === undefined ? `28${randomDigits(16)}` : `28${randomDigits(12)}${suffix}`;
    if (scriptOfAuthCode(authCode)?.name !== outcome) continue;
    const { changes } = sql.run`INSERT OR IGNORE INTO presented_codes (code_hash, buyer_id)
      VALUES (${hashOf(authCode)}, ${buyerId})`;
    if (changes === 1) return authCode;
  }
}

/** Whose wallet showed the code, undefined if it came from anywhere else. */
export function holderOf({ sql }: Database, codeHash: string): string | undefined {
  const row = sql.get`SELECT buyer_id FROM presented_codes WHERE code_hash = ${codeHash}`;
  return row && String(row['buyer_id']);
}

/** What a buyer has paid or was asked to pay, newest first. */
export const tradesOfBuyer = ({ sql }: Database, buyerId: string, limit: number): Trade[] =>
  sql.all`SELECT * FROM trades WHERE json_extract(order_json, '$.buyerId') = ${buyerId}
    ORDER BY id DESC LIMIT ${limit}`.map(tradeOf);

/**
 * Whether the wallet shows the field for the password. Not where the buyer's act is scripted, and not
 * where the script is that nobody knows of the payment, the wallet least of all.
 */
export function asksForPassword({ sql }: Database, trade: Trade): boolean {
  const { account, status, paysAt, order } = trade;
  if (status !== 'WAIT_BUYER_PAY' || paysAt !== undefined) return false;
  const row = sql.get`SELECT script FROM requests WHERE out_trade_no = ${order.outTradeNo}
    AND account = ${account} AND operation = 'pay' ORDER BY id LIMIT 1`;
  return row === undefined || scriptNamed(String(row['script']))?.reply === 'truth';
}
