import { sign } from '../../../alipay/signing/rsa.ts';
import type { News } from '../gateway.ts';
import { currencyOf } from '../ledger/trade.ts';
import type { Forgery, Letter } from '../letter.ts';
import type { AlipayPlusMerchant } from '../simulated-merchant.ts';
import { pathOf } from './acknowledgement.ts';
import type { Dialect } from './dialect.ts';
import { moneyFields } from './fields.ts';
import { paymentFields } from './payment-fields.ts';
import { result } from './results.ts';
import { keyVersion, type SignedMessage, signatureHeader, signedText } from './signature.ts';
import { formatTime } from './time.ts';

type PlusNews = News<'alipay-plus'>;
type Body = Readonly<Record<string, unknown>>;

const nobody = 'TEST_0X00000000000000';

/**
 * `notifyPayment` (protocol 4.6): JSON, signed over the path of the merchant's own address. Refunds
 * are not told by it.
 */
export function letterFor(url: string, news: PlusNews, forgery?: Forgery): Letter | undefined {
  if (news.refund !== undefined) return undefined;
  const body = bodyOf(news);
  if (forgery === undefined) return signedLetter(url, news, news.merchant, body);
  return forgedLetter(url, news, body, forgery);
}

function bodyOf({ trade }: PlusNews): Body {
  const isAps = trade.order.echo['dialect'] === 'aps';
  const dialect: Dialect = isAps ? 'aps' : 'ams';
  const success = result('SUCCESS');
  return {
    ...(isAps ? { paymentResult: success } : { notifyType: 'PAYMENT_RESULT', result: success }),
    ...paymentFields(trade, dialect),
  };
}

function forgedLetter(
  url: string,
  news: PlusNews,
  body: Body,
  { kind, amountMinor }: Forgery,
): Letter | undefined {
  const { merchant, trade, notification } = news;
  const { order } = trade;
  const another = [...news.merchants.values()].find(({ account }) => account !== merchant.account);
  const otherMoney = (): Body => {
    const amount = moneyFields(currencyOf(order), amountMinor ?? order.totalFen + 1);
    return { ...body, paymentAmount: amount, actualPaymentAmount: amount };
  };
  switch (kind) {
    case 'wrong-amount':
      return signedLetter(url, news, merchant, otherMoney());
    case 'unknown-out-trade-no': {
      const paymentRequestId = `UNKNOWN${notification.notifyId}`;
      return signedLetter(url, news, merchant, { ...body, paymentRequestId });
    }
    case 'foreign-app-id':
      return signedLetter(url, news, { ...merchant, account: another?.account ?? nobody }, body);
    case 'foreign-key':
      return another && signedLetter(url, news, another, body);
    case 'altered':
      return {
        ...signedLetter(url, news, merchant, body),
        body: JSON.stringify(otherMoney()),
      };
    case 'duplicated-parameter': {
      const again = JSON.stringify({ paymentRequestId: order.outTradeNo }).slice(1);
      return signedLetter(url, news, merchant, `${JSON.stringify(body).slice(0, -1)},${again}`);
    }
    case 'other-sign-type':
      return sha1Letter(url, news, body);
  }
}

function signedLetter(
  url: string,
  { at }: PlusNews,
  { account: clientId, alipayPrivateKey }: AlipayPlusMerchant,
  content: Body | string,
): Letter {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  const message = { path: pathOf(url), clientId, time: formatTime(at), body };
  return letterOf(url, message, signatureHeader(message, alipayPrivateKey));
}

/** The right text and key with SHA-1, and a header that says so. */
function sha1Letter(url: string, { merchant, at }: PlusNews, content: Body): Letter {
  const { account: clientId, alipayPrivateKey } = merchant;
  const body = JSON.stringify(content);
  const message = { path: pathOf(url), clientId, time: formatTime(at), body };
  const signature = encodeURIComponent(sign('RSA', alipayPrivateKey, signedText(message)));
  return letterOf(url, message, `algorithm=RSA,keyVersion=${keyVersion},signature=${signature}`);
}

const letterOf = (
  url: string,
  { clientId, time, body }: SignedMessage,
  signature: string,
): Letter => ({
  url,
  headers: {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'request-time': time,
    signature,
  },
  body,
});
