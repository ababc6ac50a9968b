import type { Script } from '../script.ts';
import { billLink } from './bill.ts';
import { codeOfOrder } from './code.ts';
import { type Command, type Outcome, refOf, refused } from './command.ts';
import type { Database } from './database.ts';
import { cancel, close, refund } from './endings.ts';
import { exchange } from './oauth.ts';
import { type BuyerPlan, capture, pay } from './payments.ts';
import { precreate } from './precreate.ts';
import { findRefund } from './refund.ts';
import { scanCode } from './scan.ts';
import { changeShopCode } from './shop-code.ts';
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
    case 'precreate':
      return precreate(database, account, trade, command.code, scanPlan(script, seconds, at), at);
    case 'shop-code':
      return changeShopCode(database, account, command.change, at);
    case 'oauth-token':
      return exchange(database, account, command.grant, at);
    case 'bill-url':
      return billLink(database, account, command.date, at);
    case 'query':
      return trade === undefined ? refused('TRADE_NOT_EXIST') : { kind: 'found', trade };
    case 'cancel':
      return cancel(database, trade, command.window, at);
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

/** A code is scanned by a wallet, unless the script sends a customer. */
const scanPlan = ({ buyer }: Script, seconds: number, at: number): BuyerPlan =>
  buyer === 'pays-later' ? { paysAt: at + seconds * 1000 } : {};

/**
 * The buyer types the password now, if the trade waits for it, or scans a code that nobody has
 * scanned and pays; whether it was paid.
 */
export function buyerPays(database: Database, account: string, ref: TradeRef, at: number): boolean {
  const trade = findTrade(database, account, ref);
  const code = trade === undefined && codeOfOrder(database, account, ref.outTradeNo ?? '');
  if (code) {
    const scan = { codeText: code.codeText, action: 'scan-and-pay' } as const;
    return !('refusal' in scanCode(database, scan, at));
  }
  if (trade?.status !== 'WAIT_BUYER_PAY') return false;
  capture(database, trade, at);
  return true;
}
