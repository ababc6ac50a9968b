import type { News } from '../gateway.ts';
import type { Forgery, Letter } from '../letter.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';
import { type Fields, notificationFields, signedPairs } from './notification.ts';
import { fenOf, yuanOf } from './yuan.ts';

type Pairs = [string, string][];
type Merchants = ReadonlyMap<string, OpenMerchant>;

/** A trade notification as the form that Alipay posts (protocol 2.17), or as it never would. */
export function letterFor(
  url: string,
  { merchant, merchants, trade, refund, notification, at }: News<'open-platform'>,
  forgery?: Forgery,
): Letter | undefined {
  const fields = notificationFields(merchant, trade, notification, refund, at);
  const pairs =
    forgery === undefined
      ? signedPairs(fields, merchant)
      : forgedPairs(fields, merchant, merchants, forgery);
  if (pairs === undefined) return undefined;
  return {
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(pairs).toString(),
  };
}

function forgedPairs(
  fields: Fields,
  merchant: OpenMerchant,
  merchants: Merchants,
  { kind, amountMinor }: Forgery,
): Pairs | undefined {
  switch (kind) {
    case 'wrong-amount':
      return signedPairs(withAmount(fields, amountMinor), merchant);
    case 'unknown-out-trade-no':
      return signedPairs({ ...fields, out_trade_no: `UNKNOWN${fields['notify_id']}` }, merchant);
    case 'foreign-app-id':
      return signedPairs(forApp(fields, foreignAppId(merchant, merchants)), merchant);
    case 'foreign-key':
      return signedByAnother(fields, merchant, merchants);
    case 'altered': {
      const altered = withAmount(fields, amountMinor);
      return signedPairs(fields, merchant).map(([key, value]) => [key, altered[key] ?? value]);
    }
    case 'duplicated-parameter':
      return [...signedPairs(fields, merchant), ['out_trade_no', fields['out_trade_no'] ?? '']];
    case 'other-sign-type': {
      const signType = merchant.signType === 'RSA2' ? 'RSA' : 'RSA2';
      return signedPairs(fields, { ...merchant, signType });
    }
  }
}

/** Another app's id: that of another merchant here, or one that nobody has. */
const foreignAppId = (own: OpenMerchant, merchants: Merchants): string =>
  [...merchants.keys()].find((appId) => appId !== own.appId) ?? '2021000000000000';

/** The same fields with one fen more, or with that amount. */
function withAmount(fields: Fields, fen?: number): Fields {
  const amount = yuanOf(fen ?? (fenOf(fields['total_amount'] ?? '') ?? 0) + 1);
  return { ...fields, total_amount: amount, receipt_amount: amount, buyer_pay_amount: amount };
}

/** The same fields in the name of another app, still signed with this app's key. */
const forApp = (fields: Fields, appId: string): Fields => ({
  ...fields,
  app_id: appId,
  auth_app_id: appId,
});

/** Another merchant's own app_id and key: authentic, but not for the one who receives it. */
function signedByAnother(
  fields: Fields,
  merchant: OpenMerchant,
  merchants: Merchants,
): Pairs | undefined {
  const other = merchants.get(foreignAppId(merchant, merchants));
  return other && signedPairs({ ...forApp(fields, other.appId), seller_id: other.sellerId }, other);
}
