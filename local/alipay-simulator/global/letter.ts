import { createHash } from 'node:crypto';
import type { News } from '../gateway.ts';
import type { Forgery, Letter } from '../letter.ts';
import type { GlobalMerchant } from '../simulated-merchant.ts';
import { notificationFields } from './notification.ts';
import { signatureFor, signedBytes } from './signing.ts';
import type { Fields } from './xml.ts';

type Pairs = [string, string][];

/** A notification as the form that Alipay posts (protocol 3.10), or as it never would. */
export function letterFor(
  url: string,
  news: News<'global'>,
  forgery?: Forgery,
): Letter | undefined {
  const pairs =
    forgery === undefined
      ? signedPairs(notificationFields(news), news.merchant)
      : forgedPairs(news, forgery);
  if (pairs === undefined) return undefined;
  return {
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(pairs).toString(),
  };
}

/** Adds `sign` and `sign_type`, in an order that nobody should rely on. */
function signedPairs(fields: Fields, merchant: GlobalMerchant): Pairs {
  const sign = signatureFor(merchant, signedBytes(Object.entries(fields), 'UTF-8'));
  const pairs = Object.entries({ ...fields, sign, sign_type: merchant.signType });
  const seed = fields['notify_id'] ?? '';
  const rank = (key: string): string => createHash('md5').update(`${seed}${key}`).digest('hex');
  return pairs.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}

function forgedPairs(news: News<'global'>, { kind, amountMinor }: Forgery): Pairs | undefined {
  const { merchant, trade } = news;
  const fields = notificationFields(news);
  const otherwise = notificationFields(news, amountMinor ?? trade.order.totalFen + 1);
  switch (kind) {
    case 'wrong-amount':
      return signedPairs(otherwise, merchant);
    case 'unknown-out-trade-no':
      return signedPairs({ ...fields, out_trade_no: `UNKNOWN${fields['notify_id']}` }, merchant);
    case 'foreign-app-id': {
      const seller = otherMerchant(news)?.account ?? '2088999999999999';
      return signedPairs({ ...fields, seller_id: seller }, merchant);
    }
    case 'foreign-key': {
      const other = otherMerchant(news);
      return other && signedPairs(notificationFields({ ...news, merchant: other }), other);
    }
    case 'altered':
      return signedPairs(fields, merchant).map(([key, value]) => [key, otherwise[key] ?? value]);
    case 'duplicated-parameter':
      return [...signedPairs(fields, merchant), ['out_trade_no', trade.order.outTradeNo]];
    case 'other-sign-type':
      return signedOtherwise(fields, merchant);
  }
}

const otherMerchant = ({ merchant, merchants }: News<'global'>): GlobalMerchant | undefined =>
  [...merchants.values()].find(({ account }) => account !== merchant.account);

/** By an algorithm that the partner is not set to. MD5 has no key for another, so it only names one. */
function signedOtherwise(fields: Fields, merchant: GlobalMerchant): Pairs {
  if (merchant.signType === 'MD5') {
    return signedPairs(fields, merchant).map(([key, value]) => [
      key,
      key === 'sign_type' ? 'RSA2' : value,
    ]);
  }
  return signedPairs(fields, {
    ...merchant,
    signType: merchant.signType === 'RSA2' ? 'RSA' : 'RSA2',
  });
}
