import { type Code, codeOfOrder, insertCode } from './code.ts';
import { type CodeOrder, type Outcome, refused } from './command.ts';
import type { Database } from './database.ts';
import { nextCodeText } from './identifiers.ts';
import { type BuyerPlan, openTrade, repeatedPay } from './payments.ts';
import type { Trade } from './trade.ts';
import { walletBuyer } from './wallet-buyer.ts';

/**
 * Makes a code for the order; the same order again is answered with the same code. By the plan
 * somebody scans it and pays.
 */
export function precreate(
  database: Database,
  account: string,
  existing: Trade | undefined,
  request: CodeOrder,
  { paysAt }: BuyerPlan,
  at: number,
): Outcome {
  const { order, opensTrade } = request;
  const earlier = codeOfOrder(database, account, order.outTradeNo);
  if (earlier !== undefined) return repeated(earlier, existing, request, at);
  if (existing !== undefined) return refused('CONTEXT_INCONSISTENT');
  const expiresAt = momentOf(request.expires, at);
  if (expiresAt <= at || momentOf(order.expires, at) <= at) {
    return refused('NOW_TIME_AFTER_EXPIRE_TIME_ERROR');
  }
  const codeText = nextCodeText(database, request.prefix);
  const sale = { kind: 'order', order } as const;
  const code = insertCode(
    database,
    { codeText, account, createdAt: at, expiresAt, sale },
    { paysAt },
  );
  if (opensTrade === undefined) return { kind: 'code-ready', code };
  const trade = openTrade(database, account, { ...order, ...walletBuyer(codeText) }, {}, at);
  return { kind: 'code-ready', code, trade };
}

function repeated(code: Code, trade: Trade | undefined, { order }: CodeOrder, at: number): Outcome {
  if (code.sale.kind !== 'order' || code.sale.order.fingerprint !== order.fingerprint) {
    return refused('CONTEXT_INCONSISTENT');
  }
  if (trade !== undefined) {
    const now = repeatedPay(trade, trade.order);
    if (now.kind === 'refused') return now;
  }
  if (isOver(code, at)) return refused('APPLY_PC_MERCHANT_CODE_ERROR');
  return { kind: 'code-ready', code, ...(trade !== undefined && { trade }) };
}

export const isOver = ({ expiresAt }: Code, at: number): boolean =>
  expiresAt !== undefined && expiresAt <= at;

const momentOf = (expires: CodeOrder['expires'], at: number): number =>
  'at' in expires ? expires.at : at + expires.afterMs;
