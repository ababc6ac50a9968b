import type { Script } from '../script.ts';
import { type Command, type Outcome, refOf, refused } from './command.ts';
import type { Database } from './database.ts';
import { cancel, close, refund } from './endings.ts';
import { type BuyerPlan, capture, pay } from './payments.ts';
import { findRefund } from './refund.ts';
import { findTrade, type TradeRef } from './trade.ts';

/** Lets the command take effect at `at`, as the script has it. */
export function execute(
  database: Database,
  account: string,
  command: Command,
  { script, seconds }: { readonly script: Script; readonly seconds: number },
  at: number,
): Outcome {
  const trade = findTrade(database, account, refOf(command));
  switch (command.operation) {
    case 'pay':
      return pay(database, account, trade, command.order, buyerPlan(script, seconds, at), at);
    case 'query':
      return trade === undefined ? refused('TRADE_NOT_EXIST') : { kind: 'found', trade };
    case 'cancel':
      return cancel(database, trade, at);
    case 'close':
      return close(database, trade, at);
    case 'refund':
      return refund(database, trade, command.refund, at);
    case 'refund-query': {
      if (trade === undefined) return refused('TRADE_NOT_EXIST');
      const found = findRefund(database, trade.id, command.outRequestNo);
      return found === undefined
        ? { kind: 'no-such-refund' }
        : { kind: 'refund-found', trade, refund: found };
    }
  }
}

function buyerPlan({ buyer }: Script, seconds: number, at: number): BuyerPlan {
  if (buyer === 'never-pays') return {};
  return { paysAt: buyer === 'pays-later' ? at + seconds * 1000 : at };
}

/** The buyer types the password now, if the trade waits for it; whether it did. */
export function buyerPays(database: Database, account: string, ref: TradeRef, at: number): boolean {
  const trade = findTrade(database, account, ref);
  if (trade?.status !== 'WAIT_BUYER_PAY') return false;
  capture(database, trade, at);
  return true;
}
