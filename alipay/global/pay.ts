import { formatChinaTime } from '../china-time.ts';
import { cleanText } from '../forbidden-characters.ts';
import type { BarcodeOrder, CallContext, SignedRequest } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import type { PayOutcome } from '../outcomes.ts';
import { formatAmount, parseAmount } from './amount.ts';
import {
  type AnswerFields,
  buyerOf,
  codeOf,
  namesAnother,
  namesOurs,
  refusalOf,
  resultOf,
  tradeNoOf,
} from './answer-fields.ts';
import { type GlobalCredentials, sellerOf } from './credentials.ts';
import { extendInfo } from './extend-info.ts';
import { gatewayErrors } from './gateway-errors.ts';
import { payRefusals } from './pay-refusals.ts';
import { serviceRequest } from './request.ts';

/**
 * The merchant scans the customer's code (protocol 3.4). The service has no parameter for an expiry:
 * Alipay closes what is unpaid after 3 minutes by itself (protocol 3.11), whatever the order says.
 */
export function payRequest(
  credentials: GlobalCredentials,
  order: BarcodeOrder,
  context: CallContext,
): SignedRequest {
  return serviceRequest(credentials, 'alipay.acquire.overseas.spot.pay', {
    notify_url: context.notifyUrl,
    alipay_seller_id: sellerOf(credentials),
    // A name of forbidden characters must not stop a sale.
    trans_name: cleanText(order.subject, 256) || order.outTradeNo,
    partner_trans_id: order.outTradeNo,
    currency: order.amount.currency,
    trans_amount: formatAmount(order.amount),
    buyer_identity_code: order.authCode,
    identity_code_type: 'barcode',
    trans_create_time: formatChinaTime(context.now).replace(/\D/g, ''),
    biz_product: 'OVERSEAS_MBARCODE_PAY',
    extend_info: extendInfo(credentials, order),
  });
}

/**
 * What a verified answer to pay means. Captured takes SUCCESS, our number, a trade and an amount.
 * UNKNOWN is said both when the buyer is asked for the password and when the gateway does not know.
 */
export function classifyPay(fields: AnswerFields, outTradeNo: string): PayOutcome {
  if (namesAnother(fields, outTradeNo)) return unknown(fields);
  switch (resultOf(fields)) {
    case 'success':
      return captured(fields, outTradeNo) ?? unknown(fields);
    case 'failed':
      return failed(fields);
    case 'unknown':
      return unknown(fields);
  }
}

function captured(fields: AnswerFields, outTradeNo: string): PayOutcome | undefined {
  const tradeNo = tradeNoOf(fields);
  const amount = parseAmount(fields.get('currency'), fields.get('trans_amount'));
  return namesOurs(fields, outTradeNo) && tradeNo !== undefined && amount !== undefined
    ? { kind: 'captured', tradeNo, amount, ...buyerOf(fields) }
    : undefined;
}

function failed(fields: AnswerFields): PayOutcome {
  const refusal = refusalOf(fields);
  switch (lookUp(payRefusals, refusal) ?? lookUp(gatewayErrors, refusal)) {
    case 'declined':
      return declined(fields);
    case 'configuration':
      return { ...declined(fields), configuration: true };
    case 'survives':
      return { ...unknown(fields), tradeMaySurvive: true };
    case 'unavailable':
    case 'unknown':
    case undefined:
      return unknown(fields);
  }
}

function declined(fields: AnswerFields): Extract<PayOutcome, { kind: 'declined' }> {
  const message = fields.get('detail_error_des');
  return { kind: 'declined', code: codeOf(fields), ...(message !== undefined && { message }) };
}

const unknown = (fields: AnswerFields): Extract<PayOutcome, { kind: 'unknown' }> => ({
  kind: 'unknown',
  code: codeOf(fields),
  tradeMaySurvive: false,
});
