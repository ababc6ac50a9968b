import type { KeyObject } from 'node:crypto';
import { parseChinaTime } from '../china-time.ts';
import { decodeForm, type FormFault } from '../form.ts';
import { detailOf } from '../notice-detail.ts';
import { canonicalText } from '../signing/canonical.ts';
import { verify } from '../signing/rsa.ts';
import type { SignType } from '../signing/sign-type.ts';
import { parseYuan } from '../yuan.ts';
import { alipayKeys } from './alipay-keys.ts';
import type { OpenPlatformCredentials } from './credentials.ts';
import { type TradeStatusMeaning, tradeStatusMeaning } from './trade-status.ts';

type Params = ReadonlyMap<string, string>;

/** A trade notification that Alipay signed for this app (and seller). Amounts are fen. */
export interface Notification {
  readonly kind: 'authentic';
  /** Every signed parameter, as sent. */
  readonly params: ReadonlyMap<string, string>;
  /** The same in every delivery of one notification. */
  readonly notifyId: string;
  readonly outTradeNo: string;
  readonly tradeNo: string;
  readonly tradeStatus: string;
  readonly outcome: TradeStatusMeaning;
  readonly amountFen: number;
  /** Set on the notification of a partial refund, whose trade_status is still TRADE_SUCCESS. */
  readonly refundFeeFen?: number;
  /** The request number of that refund. */
  readonly outBizNo?: string;
  readonly buyerId?: string;
  /** Milliseconds since the epoch: when it was paid or, where that is not said, created. */
  readonly paidAt?: number;
  readonly tellsOfRefund?: true;
}

/** Alipay's, for this app and seller, about a trade whose amount is none that we can read. */
export interface UnreadableNotification {
  readonly kind: 'unreadable';
  readonly noticeId: string;
  readonly detail: string;
}

export interface RejectedNotification {
  readonly kind: 'rejected';
  /** `UNKNOWN_CERTIFICATE` and its number: download that certificate, then read the message again. */
  readonly reason:
    | FormFault
    | 'sign-type'
    | 'signature'
    | 'app-id'
    | 'seller-id'
    | `UNKNOWN_CERTIFICATE ${string}`;
}

/**
 * Reads and verifies the body of a trade notification (`application/x-www-form-urlencoded`).
 * The algorithm is the one in the credentials: a message that names another is refused.
 * Whether the trade and its amount are ours is for the caller to compare.
 */
export function parseNotification(
  rawBody: Buffer | string,
  credentials: OpenPlatformCredentials,
): Notification | UnreadableNotification | RejectedNotification {
  const form = decodeForm(rawBody);
  if (typeof form === 'string') return rejected(form);
  const signType = form.get('sign_type');
  if (signType !== undefined && signType !== credentials.signType) return rejected('sign-type');
  const trusted = alipayKeys(credentials, form.get('alipay_cert_sn') || undefined);
  if (trusted.kind === 'unknown-certificate') return rejected(`UNKNOWN_CERTIFICATE ${trusted.sn}`);
  if (trusted.kind === 'no-number') return rejected('signature');
  const params = signedParams(form, credentials.signType, trusted.keys);
  if (params === undefined) return rejected('signature');
  if (params.get('app_id') !== credentials.appId) return rejected('app-id');
  if (credentials.sellerId !== undefined && params.get('seller_id') !== credentials.sellerId) {
    return rejected('seller-id');
  }
  return typed(params) ?? rejected('malformed');
}

const rejected = (reason: RejectedNotification['reason']): RejectedNotification => ({
  kind: 'rejected',
  reason,
});

/**
 * The parameters the signature covers (protocol 2.17). Requests sign their sign_type; trade
 * notifications do not. Documents differ on empty values and on the number of the certificate:
 * signed, or left out first.
 */
function signedParams(
  form: Params,
  signType: SignType,
  keys: readonly KeyObject[],
): Params | undefined {
  const signature = form.get('sign');
  if (signature === undefined) return undefined;
  const isSigned = (params: Params): boolean => {
    const text = canonicalText(params);
    return keys.some((key) => verify(signType, key, text, signature));
  };
  const sent = without(form, (name) => name === 'sign' || name === 'sign_type');
  return [sent, ...shortenings(sent)].find(isSigned);
}

function shortenings(sent: Params): Params[] {
  const filled = without(sent, (_, value) => value === '');
  const unnumbered = without(sent, isCertificateNumber);
  const candidates = [filled, unnumbered, without(filled, isCertificateNumber)];
  return candidates.filter((params) => params.size < sent.size);
}

const isCertificateNumber = (name: string): boolean => name === 'alipay_cert_sn';

const without = (params: Params, isOut: (name: string, value: string) => boolean): Params =>
  new Map([...params].filter(([name, value]) => !isOut(name, value)));

function typed(params: Params): Notification | UnreadableNotification | undefined {
  const text = (name: string): string | undefined => params.get(name) || undefined;
  const notifyId = text('notify_id');
  const outTradeNo = text('out_trade_no');
  const tradeNo = text('trade_no');
  const tradeStatus = text('trade_status');
  const amountFen = parseYuan(text('total_amount') ?? '');
  const refundFee = text('refund_fee');
  const refundFeeFen = parseYuan(refundFee ?? '');
  const outBizNo = text('out_biz_no');
  const buyerId = text('buyer_id') ?? text('buyer_open_id');
  const paidAt =
    parseChinaTime(text('gmt_payment') ?? '') ?? parseChinaTime(text('gmt_create') ?? '');
  const tellsOfRefund = refundFee !== undefined || outBizNo !== undefined;
  if (notifyId === undefined || outTradeNo === undefined || tradeNo === undefined) return undefined;
  if (tradeStatus === undefined) return undefined;
  if (amountFen === undefined) return unreadable(`${notifyId}-${tradeStatus}`, params);
  return {
    kind: 'authentic',
    params,
    notifyId,
    outTradeNo,
    tradeNo,
    tradeStatus,
    outcome: tradeStatusMeaning(tradeStatus),
    amountFen,
    ...(refundFeeFen !== undefined && { refundFeeFen }),
    ...(outBizNo !== undefined && { outBizNo }),
    ...(buyerId !== undefined && { buyerId }),
    ...(paidAt !== undefined && { paidAt }),
    ...(tellsOfRefund && { tellsOfRefund }),
  };
}

const amountWords = ['out_trade_no', 'trade_no', 'total_amount', 'refund_fee'] as const;

const unreadable = (noticeId: string, params: Params): UnreadableNotification => ({
  kind: 'unreadable',
  noticeId,
  detail: detailOf(params, amountWords),
});
