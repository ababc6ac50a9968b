import type { Database } from '../ledger/database.ts';
import { type Notification, notificationsOf } from '../ledger/notifications.ts';
import { type Refund, refundsOf } from '../ledger/refund.ts';
import { type LoggedRequest, requestsAfter } from '../ledger/requests.ts';
import { currencyOf, type Trade, tradesAfter } from '../ledger/trade.ts';

/**
 * The truth about a trade, as the control API shows it. Amounts are minor units of its currency (fen,
 * if that is CNY), times virtual ms.
 */
export interface TradeView {
  readonly id: number;
  readonly account: string;
  readonly outTradeNo: string;
  readonly tradeNo: string;
  readonly status: string;
  readonly currency: string;
  readonly totalFen: number;
  readonly capturedFen: number;
  readonly refundedFen: number;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly paidAt?: number;
  readonly closedAt?: number;
  readonly closedBy?: string;
  readonly refunds: readonly Refund[];
  readonly notifications: readonly Notification[];
}

export interface LedgerView {
  readonly now: number;
  readonly trades: readonly TradeView[];
  readonly requests: readonly LoggedRequest[];
  /** Cursors of the next page; null when this one is the last. */
  readonly next: { readonly tradesAfter: number; readonly requestsAfter: number } | null;
}

export interface LedgerPage {
  readonly outTradeNo?: string | undefined;
  readonly tradesAfter: number;
  readonly requestsAfter: number;
  readonly limit: number;
}

/** A page of trades and of the request log, oldest first. */
export function viewLedger(database: Database, page: LedgerPage, now: number): LedgerView {
  const { outTradeNo, limit } = page;
  const trades = tradesAfter(database, { outTradeNo, after: page.tradesAfter, limit });
  const requests = requestsAfter(database, { outTradeNo, after: page.requestsAfter, limit });
  const isLast = trades.length < limit && requests.length < limit;
  return {
    now,
    trades: trades.map((trade) => viewTrade(database, trade)),
    requests,
    next: isLast
      ? null
      : {
          tradesAfter: trades.at(-1)?.id ?? page.tradesAfter,
          requestsAfter: requests.at(-1)?.id ?? page.requestsAfter,
        },
  };
}

function viewTrade(database: Database, trade: Trade): TradeView {
  const { order, paysAt: _secret, ...shown } = trade;
  return {
    ...shown,
    outTradeNo: order.outTradeNo,
    currency: currencyOf(order),
    totalFen: order.totalFen,
    refunds: refundsOf(database, trade.id),
    notifications: notificationsOf(database, trade.id),
  };
}
