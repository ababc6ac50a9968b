import { codeOfOrder } from './code.ts';
import { type Outcome, refused } from './command.ts';
import type { Database } from './database.ts';
import { nextTradeNo } from './identifiers.ts';
import { enqueueNotification } from './notifications.ts';
import { type Order, type Trade, tradeById } from './trade.ts';
import { buyerWith } from './wallet-buyer.ts';
import { holderOf } from './wallets.ts';

/** What the buyer will do: pay at a moment (now or later), or never. */
export interface BuyerPlan {
  readonly paysAt?: number;
}

/** Executes a pay request that arrives at `at`. A repetition finds the trade and changes nothing. */
export function pay(
  database: Database,
  account: string,
  existing: Trade | undefined,
  order: Order,
  plan: BuyerPlan,
  at: number,
): Outcome {
  if (existing !== undefined) return repeatedPay(existing, order);
  // A code of the same number is another request, and may still be paid.
  if (codeOfOrder(database, account, order.outTradeNo) !== undefined) {
    return refused('CONTEXT_INCONSISTENT');
  }
  if (expiryOf(order, at) <= at) return refused('NOW_TIME_AFTER_EXPIRE_TIME_ERROR');
  const { sql } = database;
  if (sql.get`SELECT id FROM trades WHERE code_hash = ${order.codeHash}` !== undefined) {
    return refused('PAYMENT_AUTH_CODE_INVALID');
  }
  const trade = openTrade(database, account, heldOrder(database, order), plan, at);
  return plan.paysAt === at
    ? { kind: 'paid', trade: capture(database, trade, at) }
    : { kind: 'waiting', trade };
}

/** A code that a wallet of ours shows is that wallet's; of any other, a buyer was made up. */
function heldOrder(database: Database, order: Order): Order {
  const holder = holderOf(database, order.codeHash);
  return holder === undefined ? order : { ...order, ...buyerWith(holder) };
}

const expiryOf = ({ expires }: Order, at: number): number =>
  'at' in expires ? expires.at : at + expires.afterMs;

/** A trade begins, and waits for its buyer. */
export function openTrade(
  database: Database,
  account: string,
  order: Order,
  plan: BuyerPlan,
  at: number,
): Trade {
  const row = database.sql
    .get`INSERT INTO trades (account, out_trade_no, trade_no, status, total_fen,
      order_json, code_hash, created_at, expires_at, pays_at)
    VALUES (${account}, ${order.outTradeNo}, ${nextTradeNo(database, at)}, 'WAIT_BUYER_PAY',
      ${order.totalFen}, ${JSON.stringify(order)}, ${order.codeHash}, ${at},
      ${expiryOf(order, at)}, ${plan.paysAt ?? null}) RETURNING id`;
  return tradeById(database, Number(row?.['id']));
}

/** What a trade that is there answers to a request for it. */
export function repeatedPay(trade: Trade, order: Order): Outcome {
  if (trade.order.fingerprint !== order.fingerprint) return refused('CONTEXT_INCONSISTENT');
  switch (trade.status) {
    case 'WAIT_BUYER_PAY':
      return { kind: 'waiting', trade };
    case 'TRADE_CLOSED':
      return refused('TRADE_HAS_CLOSE');
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return refused('TRADE_HAS_SUCCESS');
  }
}

/** The buyer pays a waiting trade. */
export function capture(database: Database, trade: Trade, at: number): Trade {
  database.sql.run`UPDATE trades SET status = 'TRADE_SUCCESS', captured_fen = total_fen,
    paid_at = ${at} WHERE id = ${trade.id} AND status = 'WAIT_BUYER_PAY'`;
  enqueueNotification(database, tradeById(database, trade.id), { event: 'paid' }, at);
  return tradeById(database, trade.id);
}
