import type { RefundQueryOutcome } from '../outcomes.ts';
import { type AnswerNode, amountOf, namesAnother } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import type { VerifiedAnswer } from './response.ts';

export const refundQueryMethod = 'alipay.trade.fastpay.refund.query';

/** Which refund of which trade. */
export interface RefundReference {
  readonly outTradeNo: string;
  readonly outRequestNo: string;
}

/** The `biz_content` of a refund query; ask no sooner than 10 s after the refund. */
export function refundQueryContent(refund: RefundReference): {
  out_trade_no: string;
  out_request_no: string;
} {
  return { out_trade_no: refund.outTradeNo, out_request_no: refund.outRequestNo };
}

/**
 * What a verified answer to refund query means. 10000 says that the query worked; the refund is done
 * when `refund_status` says so, and not (yet) there when that is absent.
 */
export function classifyRefundQuery(
  { node }: VerifiedAnswer,
  expected: RefundReference,
): RefundQueryOutcome {
  const unknown: RefundQueryOutcome = { kind: 'unknown', code: codeOf(node) };
  if (namesAnother(node, expected.outTradeNo)) return unknown;
  const meaning = meaningOf(node);
  if (meaning === 'accepted') return judged(node, expected) ?? unknown;
  if (meaning === 'refused' && refusalOf(node) === 'TRADE_NOT_EXIST') return { kind: 'not-found' };
  return unknown;
}

function judged(node: AnswerNode, expected: RefundReference): RefundQueryOutcome | undefined {
  const status = node['refund_status'];
  if (status === undefined || status === '') return { kind: 'not-found' };
  const amount = amountOf(node, 'refund_amount');
  return status === 'REFUND_SUCCESS' &&
    node['out_trade_no'] === expected.outTradeNo &&
    node['out_request_no'] === expected.outRequestNo &&
    amount !== undefined
    ? { kind: 'refunded', amount }
    : undefined;
}
