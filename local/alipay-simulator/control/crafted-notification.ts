import { forApp, foreignAppId, withAmount } from '../compose-notification.ts';
import type { Database } from '../ledger/database.ts';
import { nextNotifyId } from '../ledger/identifiers.ts';
import { notificationsOf } from '../ledger/notifications.ts';
import { refundById } from '../ledger/refund.ts';
import type { Trade } from '../ledger/trade.ts';
import { type Fields, notificationFields, signedPairs } from '../open-platform/notification.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';

export const craftKinds = [
  'replay',
  'wrong-amount',
  'unknown-out-trade-no',
  'foreign-app-id',
  'foreign-key',
  'altered',
  'duplicated-parameter',
  'other-sign-type',
] as const;
export type CraftKind = (typeof craftKinds)[number];

export interface CraftOptions {
  readonly kind: CraftKind;
  /** For `wrong-amount` and `altered`; one fen more if it is missing. */
  readonly amountFen?: number | undefined;
}

type Pairs = [string, string][];

/** The parameters of a notification that Alipay never meant; undefined if there is nothing to replay. */
export function craftNotification(
  database: Database,
  merchants: ReadonlyMap<string, OpenMerchant>,
  merchant: OpenMerchant,
  trade: Trade,
  { kind, amountFen }: CraftOptions,
  at: number,
): Pairs | undefined {
  const notifyId = nextNotifyId(database, at);
  const { refundedFen } = trade;
  const fields = notificationFields(merchant, trade, { notifyId, refundedFen }, undefined, at);
  switch (kind) {
    case 'replay':
      return replay(database, merchant, trade, at);
    case 'wrong-amount':
      return signedPairs(withAmount(fields, amountFen), merchant);
    case 'unknown-out-trade-no':
      return signedPairs({ ...fields, out_trade_no: `UNKNOWN${notifyId}` }, merchant);
    case 'foreign-app-id':
      return signedPairs(forApp(fields, foreignAppId(merchant, merchants)), merchant);
    case 'foreign-key':
      return signedByAnother(fields, merchant, merchants);
    case 'altered': {
      const altered = withAmount(fields, amountFen);
      return signedPairs(fields, merchant).map(([key, value]) => [key, altered[key] ?? value]);
    }
    case 'duplicated-parameter':
      return [...signedPairs(fields, merchant), ['out_trade_no', trade.order.outTradeNo]];
    case 'other-sign-type':
      return signedPairs(fields, {
        ...merchant,
        signType: merchant.signType === 'RSA2' ? 'RSA' : 'RSA2',
      });
  }
}

function replay(
  database: Database,
  merchant: OpenMerchant,
  trade: Trade,
  at: number,
): Pairs | undefined {
  const genuine = notificationsOf(database, trade.id).at(-1);
  if (genuine === undefined) return undefined;
  const { event } = genuine;
  const refund = event.event === 'refunded' ? refundById(database, event.refundId) : undefined;
  return signedPairs(notificationFields(merchant, trade, genuine, refund, at), merchant);
}

/** Another merchant's own app_id and key: authentic, but not for the one who receives it. */
function signedByAnother(
  fields: Fields,
  merchant: OpenMerchant,
  merchants: ReadonlyMap<string, OpenMerchant>,
): Pairs | undefined {
  const other = merchants.get(foreignAppId(merchant, merchants));
  return other && signedPairs({ ...forApp(fields, other.appId), seller_id: other.sellerId }, other);
}
