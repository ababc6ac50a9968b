import { cleanText } from '../forbidden-characters.ts';
import type { CallContext, RefundOrder, SignedRequest } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import type { RefundOutcome } from '../outcomes.ts';
import { formatAmount, parseAmount } from './amount.ts';
import {
  type AnswerFields,
  codeOf,
  namesAnother,
  namesOurs,
  refusalOf,
  resultOf,
} from './answer-fields.ts';
import type { GlobalCredentials } from './credentials.ts';
import { gatewayErrors } from './gateway-errors.ts';
import { refundRefusals } from './refund-refusals.ts';
import { serviceRequest } from './request.ts';

/**
 * A whole or partial refund, in the currency of the payment (protocol 3.7). `is_sync` Y asks for the
 * result at once; from 00:00 to 01:30 China time Alipay does not serve it, and a refund refused then
 * is unknown and repeated. A repeat of one `partner_refund_id` moves no money again.
 */
export function refundRequest(
  credentials: GlobalCredentials,
  refund: RefundOrder,
  { notifyUrl }: CallContext,
): SignedRequest {
  return serviceRequest(credentials, 'alipay.acquire.overseas.spot.refund', {
    notify_url: notifyUrl,
    partner_trans_id: refund.outTradeNo,
    partner_refund_id: refund.refundId,
    refund_amount: formatAmount(refund.refundAmount),
    currency: refund.refundAmount.currency,
    refund_reason: cleanText(refund.reason, 128),
    is_sync: 'Y',
  });
}

/** What a verified answer to refund means; it is refunded when it names our trade and our refund. */
export function classifyRefund(fields: AnswerFields, refund: RefundOrder): RefundOutcome {
  const code = codeOf(fields);
  if (namesAnother(fields, refund.outTradeNo)) return { kind: 'unknown', code };
  switch (resultOf(fields)) {
    case 'success':
      return succeeded(fields, refund);
    case 'failed':
      return failed(fields, code);
    case 'unknown':
      return { kind: 'unknown', code };
  }
}

function succeeded(fields: AnswerFields, refund: RefundOrder): RefundOutcome {
  const refundId = fields.get('partner_refund_id');
  if (!namesOurs(fields, refund.outTradeNo) || refundId === undefined) {
    return { kind: 'unconfirmed' };
  }
  return refundId === refund.refundId && !saysAnotherAmount(fields, refund)
    ? { kind: 'refunded' }
    : { kind: 'unknown', code: codeOf(fields) };
}

function saysAnotherAmount(fields: AnswerFields, { refundAmount }: RefundOrder): boolean {
  const text = fields.get('refund_amount');
  if (text === undefined) return false;
  const currency = fields.get('currency') ?? refundAmount.currency;
  const amount = parseAmount(currency, text);
  return amount?.currency !== refundAmount.currency || amount.minor !== refundAmount.minor;
}

function failed(fields: AnswerFields, code: string): RefundOutcome {
  const word = refusalOf(fields);
  switch (lookUp(refundRefusals, word) ?? lookUp(gatewayErrors, word)) {
    case 'declined':
      return { kind: 'declined', code };
    // Nothing was done, so the same request is good once the cause is gone.
    case 'retry-later':
    case 'configuration':
      return { kind: 'retry-later', code };
    case 'unavailable':
    case 'unknown':
    case undefined:
      return { kind: 'unknown', code };
  }
}
