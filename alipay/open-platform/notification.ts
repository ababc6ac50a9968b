import { parseChinaTime } from '../china-time.ts';
import { canonicalText } from '../signing/canonical.ts';
import { verify } from '../signing/rsa.ts';
import { parseYuan } from '../yuan.ts';
import type { OpenPlatformCredentials } from './credentials.ts';
import { decodeForm, type FormFault } from './form.ts';
import { type TradeStatusMeaning, tradeStatusMeaning } from './trade-status.ts';

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
  /** Milliseconds since the epoch. */
  readonly paidAt?: number;
}

export interface RejectedNotification {
  readonly kind: 'rejected';
  readonly reason: FormFault | 'sign-type' | 'signature' | 'app-id' | 'seller-id';
}

/**
 * Reads and verifies the body of a trade notification (`application/x-www-form-urlencoded`).
 * The algorithm is the one in the credentials: a message that names another is refused.
 * Whether the trade and its amount are ours is for the caller to compare.
 */
export function parseNotification(
  rawBody: Buffer | string,
  credentials: OpenPlatformCredentials,
): Notification | RejectedNotification {
  const form = decodeForm(rawBody);
  if (typeof form === 'string') return rejected(form);
  const signType = form.get('sign_type');
  if (signType !== undefined && signType !== credentials.signType) return rejected('sign-type');
  const params = signedParams(form, credentials);
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

/** The parameters the signature covers. Documents differ on empty values: signed, or left out first. */
function signedParams(
  form: Map<string, string>,
  credentials: OpenPlatformCredentials,
): ReadonlyMap<string, string> | undefined {
  const signature = form.get('sign');
  if (signature === undefined) return undefined;
  const isSigned = (params: ReadonlyMap<string, string>): boolean => {
    const text = canonicalText(params);
    return credentials.alipayPublicKeys.some((key) =>
      verify(credentials.signType, key, text, signature),
    );
  };
  form.delete('sign');
  // Requests sign their sign_type; trade notifications do not.
  form.delete('sign_type');
  if (isSigned(form)) return form;
  const filled = new Map([...form].filter(([, value]) => value !== ''));
  return filled.size < form.size && isSigned(filled) ? filled : undefined;
}

function typed(params: ReadonlyMap<string, string>): Notification | undefined {
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
  const paidAt = parseChinaTime(text('gmt_payment') ?? '');
  if (notifyId === undefined || outTradeNo === undefined || tradeNo === undefined) return undefined;
  if (tradeStatus === undefined || amountFen === undefined) return undefined;
  if (refundFee !== undefined && refundFeeFen === undefined) return undefined;
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
  };
}
