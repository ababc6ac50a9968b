import { formatChinaTime } from '../china-time.ts';
import { cleanText } from '../forbidden-characters.ts';
import type { CallContext, SignedRequest, TradeOrder } from '../gateway-protocol.ts';
import type { QrOutcome } from '../outcomes.ts';
import { formatAmount } from './amount.ts';
import { type AnswerFields, codeOf, namesAnother, resultOf } from './answer-fields.ts';
import { type GlobalCredentials, sellerOf } from './credentials.ts';
import { extendInfo } from './extend-info.ts';
import { qrRefused } from './qr-refusals.ts';
import { serviceRequest } from './request.ts';

const minuteMs = 60_000;
const maxMinutes = 15 * 24 * 60;

/** `it_b_pay` (protocol 3.8): whole minutes until then, rounded up; Alipay takes 1m to 15d. */
export function minutesUntil(expiresAt: number, now: number): string {
  const minutes = Math.ceil((expiresAt - now) / minuteMs);
  return `${Math.min(Math.max(minutes, 1), maxMinutes)}m`;
}

/** A QR code of one order (protocol 3.8). Both the code and the trade behind it end at `expiresAt`. */
export function precreateRequest(
  credentials: GlobalCredentials,
  order: TradeOrder,
  { now, notifyUrl }: CallContext,
): SignedRequest {
  const { currency } = order.amount;
  const expiry = minutesUntil(order.expiresAt, now);
  return serviceRequest(credentials, 'alipay.acquire.precreate', {
    timestamp: formatChinaTime(now),
    notify_url: notifyUrl,
    out_trade_no: order.outTradeNo,
    // A name of forbidden characters must not stop a sale.
    subject: cleanText(order.subject, 256) || order.outTradeNo,
    product_code: 'OVERSEAS_MBARCODE_PAY',
    total_fee: formatAmount(order.amount),
    seller_id: sellerOf(credentials),
    currency,
    trans_currency: currency,
    extend_params: extendInfo(credentials, order),
    it_b_pay: expiry,
    qr_code_it_b_pay: expiry,
  });
}

/** What a verified answer to precreate means. A code may exist whenever we cannot tell. */
export function classifyQr(fields: AnswerFields, outTradeNo: string): QrOutcome {
  const code = codeOf(fields);
  if (namesAnother(fields, outTradeNo)) return { kind: 'unknown', code };
  switch (resultOf(fields)) {
    case 'success': {
      const codeText = fields.get('qr_code');
      return codeText !== undefined && fields.get('out_trade_no') === outTradeNo
        ? { kind: 'created', codeText }
        : { kind: 'unknown', code };
    }
    case 'failed':
      return qrRefused(fields);
    case 'unknown':
      return { kind: 'unknown', code };
  }
}
