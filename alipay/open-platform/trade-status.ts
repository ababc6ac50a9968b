import { lookUp } from '../look-up.ts';

const statuses = {
  WAIT_BUYER_PAY: 'pending',
  TRADE_SUCCESS: 'captured',
  // Paid, and past its refund window.
  TRADE_FINISHED: 'captured',
  // Timeout, close or cancel; also a full refund.
  TRADE_CLOSED: 'closed',
} as const satisfies Record<string, string>;

export type TradeStatusMeaning = (typeof statuses)[keyof typeof statuses] | 'unknown';

/** What a `trade_status`, of a query or a notification, says about the money. */
export function tradeStatusMeaning(status: string | undefined): TradeStatusMeaning {
  return lookUp(statuses, status) ?? 'unknown';
}
