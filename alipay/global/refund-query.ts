import type { Amount } from '../amount.ts';
import type { RefundOrder, SignedRequest } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import type { RefundQueryOutcome } from '../outcomes.ts';
import { parseAmount } from './amount.ts';
import { type AnswerFields, codeOf, namesAnother, refusalOf, resultOf } from './answer-fields.ts';
import type { GlobalCredentials } from './credentials.ts';
import { serviceRequest } from './request.ts';

/** Words for the state of a refund; one that is not listed is unknown. */
const refundStates = {
  REFUND_SUCCESS: 'refunded',
  SUCCESS: 'refunded',
  REFUND_FAIL: 'not-found',
  REFUND_FAILED: 'not-found',
  FAIL: 'not-found',
  FAILED: 'not-found',
} as const satisfies Record<string, 'refunded' | 'not-found'>;

const notFoundWords: ReadonlySet<string | undefined> = new Set([
  'TRADE_NOT_EXIST',
  'REFUND_NOT_EXIST',
]);

/**
 * Looks a refund up (`alipay.acquire.refund.query`, protocol 3.7); it moves no money, unlike a repeat
 * of the refund. Alipay calls our refund number `out_return_no` here.
 */
export function refundQueryRequest(
  credentials: GlobalCredentials,
  { outTradeNo, refundId }: RefundOrder,
): SignedRequest {
  return serviceRequest(credentials, 'alipay.acquire.refund.query', {
    out_trade_no: outTradeNo,
    out_return_no: refundId,
  });
}

/**
 * What a verified answer to refund query means. The result is that of the query, and
 * `refund_result_code` that of the refund; it counts when it names our trade and our refund. Whether
 * the answer repeats the amount is not documented: without one it is the amount that was asked for,
 * since one refund number stands for one amount. `not-found` never proves that the refund will not
 * come: with this gateway a repeat of the same number settles it, and is harmless.
 */
export function classifyRefundQuery(fields: AnswerFields, refund: RefundOrder): RefundQueryOutcome {
  const unknown: RefundQueryOutcome = { kind: 'unknown', code: codeOf(fields) };
  if (namesAnother(fields, refund.outTradeNo)) return unknown;
  const named = fields.get('out_return_no');
  if (named !== undefined && named !== refund.refundId) return unknown;
  switch (resultOf(fields)) {
    case 'success':
      return found(fields, refund) ?? unknown;
    case 'failed':
      return notFoundWords.has(refusalOf(fields)) ? { kind: 'not-found' } : unknown;
    case 'unknown':
      return unknown;
  }
}

function found(fields: AnswerFields, refund: RefundOrder): RefundQueryOutcome | undefined {
  const state = lookUp(refundStates, fields.get('refund_result_code'));
  if (state !== 'refunded') return state && { kind: state };
  const isOurs =
    fields.get('out_trade_no') === refund.outTradeNo &&
    fields.get('out_return_no') === refund.refundId;
  const amount = amountOf(fields, refund.refundAmount);
  return isOurs && amount !== undefined ? { kind: 'refunded', amount } : undefined;
}

function amountOf(fields: AnswerFields, asked: Amount): Amount | undefined {
  const text = fields.get('refund_amount');
  return text === undefined ? asked : parseAmount(fields.get('currency') ?? asked.currency, text);
}
