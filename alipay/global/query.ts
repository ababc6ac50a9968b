import type { SignedRequest } from '../gateway-protocol.ts';
import type { QueryOutcome } from '../outcomes.ts';
import { parseAmount } from './amount.ts';
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
import type { GlobalCredentials } from './credentials.ts';
import { serviceRequest } from './request.ts';
import { tradeStatusMeaning } from './trade-status.ts';

/** Both words for "no such trade" that the documents use (protocol 3.5). */
const notFoundWords: ReadonlySet<string | undefined> = new Set([
  'TRADE_NOT_EXIST',
  'TRANS_NOT_FOUND',
]);

/** Asks for a trade by our number, or by the one that Alipay gave a payment with a shop QR code. */
export function queryRequest(credentials: GlobalCredentials, outTradeNo: string): SignedRequest {
  return serviceRequest(credentials, 'alipay.acquire.overseas.query', {
    partner_trans_id: outTradeNo,
  });
}

/**
 * What a verified answer to query means (protocol 3.5). `result_code` is that of the query; the
 * trade's state is `alipay_trans_status`, and counts when the answer names our number and a trade.
 */
export function classifyQuery(fields: AnswerFields, outTradeNo: string): QueryOutcome {
  const unknown: QueryOutcome = { kind: 'unknown', code: codeOf(fields) };
  if (namesAnother(fields, outTradeNo)) return unknown;
  switch (resultOf(fields)) {
    case 'success':
      return found(fields, outTradeNo) ?? unknown;
    case 'failed':
      return notFoundWords.has(refusalOf(fields)) ? { kind: 'not-found' } : unknown;
    case 'unknown':
      return unknown;
  }
}

function found(fields: AnswerFields, outTradeNo: string): QueryOutcome | undefined {
  const tradeNo = tradeNoOf(fields);
  if (!namesOurs(fields, outTradeNo) || tradeNo === undefined) return undefined;
  const status = tradeStatusMeaning(fields.get('alipay_trans_status'));
  switch (status) {
    case 'captured': {
      const amount = parseAmount(fields.get('currency'), fields.get('trans_amount'));
      return amount && { kind: 'captured', tradeNo, amount, ...buyerOf(fields) };
    }
    case 'closed':
    case 'pending':
      return { kind: status, tradeNo };
    case 'unknown':
      return undefined;
  }
}
