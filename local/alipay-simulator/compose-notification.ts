import type { Letter } from './delivery.ts';
import type { Database } from './ledger/database.ts';
import type { Notification } from './ledger/notifications.ts';
import { refundById } from './ledger/refund.ts';
import { tradeById } from './ledger/trade.ts';
import { mayNotify } from './notify-address.ts';
import { type Fields, notificationFields, signedPairs } from './open-platform/notification.ts';
import { fenOf, yuanOf } from './open-platform/yuan.ts';
import type { OpenMerchant } from './simulated-merchant.ts';

/** Another app's id: that of another merchant here, or one that nobody has. */
export const foreignAppId = (
  own: OpenMerchant,
  merchants: ReadonlyMap<string, OpenMerchant>,
): string => [...merchants.keys()].find((appId) => appId !== own.appId) ?? '2021000000000000';

/** The same fields with one fen more, or with that amount. */
export function withAmount(fields: Fields, fen?: number): Fields {
  const amount = yuanOf(fen ?? (fenOf(fields['total_amount'] ?? '') ?? 0) + 1);
  return { ...fields, total_amount: amount, receipt_amount: amount, buyer_pay_amount: amount };
}

/** The same fields in the name of another app, still signed with this app's key. */
export const forApp = (fields: Fields, appId: string): Fields => ({
  ...fields,
  app_id: appId,
  auth_app_id: appId,
});

/** How a stored notification goes out, with what its treatment does to it. */
export function composeNotification(
  database: Database,
  merchants: ReadonlyMap<string, OpenMerchant>,
  allowedHosts: readonly string[],
  notification: Notification,
  at: number,
): Letter | 'refused' {
  const trade = tradeById(database, notification.tradeId);
  const merchant = merchants.get(trade.account);
  const url = trade.order.notifyUrl;
  if (merchant === undefined || url === undefined || !mayNotify(url, allowedHosts)) {
    return 'refused';
  }
  const { event, treatment } = notification;
  const refund = event.event === 'refunded' ? refundById(database, event.refundId) : undefined;
  const fields = notificationFields(merchant, trade, notification, refund, at);
  const sent =
    treatment === 'wrong-amount'
      ? withAmount(fields)
      : treatment === 'foreign-app-id'
        ? forApp(fields, foreignAppId(merchant, merchants))
        : fields;
  return { url, form: new URLSearchParams(signedPairs(sent, merchant)).toString() };
}
