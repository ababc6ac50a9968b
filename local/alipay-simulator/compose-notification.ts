import { gatewayOf, merchantsOf } from './gateways.ts';
import type { Database } from './ledger/database.ts';
import type { Notification } from './ledger/notifications.ts';
import { refundById } from './ledger/refund.ts';
import { tradeById } from './ledger/trade.ts';
import type { Forgery, Letter, Receipt } from './letter.ts';
import { mayNotify } from './notify-address.ts';
import type { Merchant } from './simulated-merchant.ts';

/** A letter that is ready to go out, and how its gateway judges what comes back. */
export interface Mail {
  readonly letter: Letter | undefined;
  readonly retryAfterMs: readonly number[];
  isAcknowledged(receipt: Receipt): boolean;
}

export interface PostOffice {
  readonly database: Database;
  readonly merchants: ReadonlyMap<string, Merchant>;
  readonly allowedHosts: readonly string[];
  readonly strictAck: boolean;
}

/**
 * How a stored notification goes out, with what its treatment does to it. There is no letter to an
 * address that the simulator does not post to.
 */
export function composeNotification(
  { database, merchants, allowedHosts, strictAck }: PostOffice,
  notification: Notification,
  at: number,
): Mail {
  const trade = tradeById(database, notification.tradeId);
  const merchant = merchants.get(trade.account);
  if (merchant === undefined) return nowhere;
  const gateway = gatewayOf(merchant);
  const url = trade.order.notifyUrl;
  const isAllowed = url !== undefined && mayNotify(url, allowedHosts);
  const { event, treatment } = notification;
  const refund = event.event === 'refunded' ? refundById(database, event.refundId) : undefined;
  const own = merchantsOf(gateway, merchants);
  const news = { merchant, merchants: own, trade, refund, notification, at };
  const letter = isAllowed ? gateway.letterFor(url, news, forgeryOf(treatment)) : undefined;
  return {
    letter,
    retryAfterMs: gateway.retryAfterMs,
    isAcknowledged: (receipt) =>
      letter !== undefined && gateway.isAcknowledged(letter, receipt, merchant, strictAck),
  };
}

/** Of a merchant that this simulator was not started with. */
const nowhere: Mail = { letter: undefined, retryAfterMs: [], isAcknowledged: () => false };

const forgeryOf = (treatment: Notification['treatment']): Forgery | undefined =>
  treatment === 'wrong-amount' || treatment === 'foreign-app-id' ? { kind: treatment } : undefined;
