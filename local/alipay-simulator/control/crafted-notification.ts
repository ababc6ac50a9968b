import { gatewayOf, merchantsOf } from '../gateways.ts';
import type { Database } from '../ledger/database.ts';
import { nextNotifyId } from '../ledger/identifiers.ts';
import { notificationsOf } from '../ledger/notifications.ts';
import { refundById } from '../ledger/refund.ts';
import type { Trade } from '../ledger/trade.ts';
import { forgeries, type Letter } from '../letter.ts';
import type { Merchant } from '../simulated-merchant.ts';

export const craftKinds = ['replay', ...forgeries] as const;

export interface Craft {
  readonly kind: (typeof craftKinds)[number];
  /** Minor units, for `wrong-amount` and `altered`; one more than is true if it is missing. */
  readonly amountMinor?: number | undefined;
}

/** A notification that Alipay never meant; undefined if there is nothing of that kind to send. */
export function craftNotification(
  database: Database,
  merchants: ReadonlyMap<string, Merchant>,
  { merchant, trade, url }: { readonly merchant: Merchant; readonly trade: Trade; url: string },
  { kind, amountMinor }: Craft,
  at: number,
): Letter | undefined {
  const gateway = gatewayOf(merchant);
  const about = { merchant, merchants: merchantsOf(gateway, merchants), trade, at };
  if (kind !== 'replay') {
    const { refundedFen } = trade;
    const notification = { notifyId: nextNotifyId(database, at), refundedFen };
    return gateway.letterFor(url, { ...about, notification }, { kind, amountMinor });
  }
  const genuine = notificationsOf(database, trade.id).at(-1);
  if (genuine === undefined) return undefined;
  const { event } = genuine;
  const refund = event.event === 'refunded' ? refundById(database, event.refundId) : undefined;
  return gateway.letterFor(url, { ...about, notification: genuine, refund });
}
