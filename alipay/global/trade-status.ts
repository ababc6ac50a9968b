import { lookUp } from '../look-up.ts';

/** Trade states of query and notification (protocol 3.5, 3.10). TRADE_PENDING, in which money hangs, is unknown. */
const statuses = {
  WAIT_BUYER_PAY: 'pending',
  TRADE_SUCCESS: 'captured',
  // Paid, and past its refund window.
  TRADE_FINISHED: 'captured',
  // Timeout or cancel; also a full refund.
  TRADE_CLOSED: 'closed',
} as const satisfies Record<string, string>;

export type TradeStatusMeaning = (typeof statuses)[keyof typeof statuses] | 'unknown';

/** What a trade status says about the money; one that is not listed is unknown. */
export function tradeStatusMeaning(status: string | undefined): TradeStatusMeaning {
  return lookUp(statuses, status) ?? 'unknown';
}
