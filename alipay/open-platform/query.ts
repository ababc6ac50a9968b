import type { QueryOutcome } from '../outcomes.ts';
import { type AnswerNode, amountOf, buyerOf, namesAnother, textOf } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import type { VerifiedAnswer } from './response.ts';
import { tradeStatusMeaning } from './trade-status.ts';

export const queryMethod = 'alipay.trade.query';

/** The `biz_content` of a query. */
export function queryContent(outTradeNo: string): { out_trade_no: string } {
  return { out_trade_no: outTradeNo };
}

/**
 * What a verified answer to query means. 10000 only says that the query worked; the trade's state is
 * `trade_status`, and counts when the answer names our out_trade_no and a trade_no.
 */
export function classifyQuery(
  { node }: VerifiedAnswer,
  expected: { readonly outTradeNo: string },
): QueryOutcome {
  const unknown: QueryOutcome = { kind: 'unknown', code: codeOf(node) };
  if (namesAnother(node, expected.outTradeNo)) return unknown;
  const meaning = meaningOf(node);
  if (meaning === 'accepted') return found(node, expected.outTradeNo) ?? unknown;
  if (meaning === 'refused' && refusalOf(node) === 'TRADE_NOT_EXIST') return { kind: 'not-found' };
  return unknown;
}

function found(node: AnswerNode, outTradeNo: string): QueryOutcome | undefined {
  const tradeNo = textOf(node, 'trade_no');
  if (node['out_trade_no'] !== outTradeNo || tradeNo === undefined) return undefined;
  const status = tradeStatusMeaning(textOf(node, 'trade_status'));
  switch (status) {
    case 'captured': {
      const amount = amountOf(node, 'total_amount');
      return amount === undefined
        ? undefined
        : { kind: 'captured', tradeNo, amount, ...buyerOf(node) };
    }
    case 'closed':
    case 'pending':
      return { kind: status, tradeNo };
    case 'unknown':
      return undefined;
  }
}
