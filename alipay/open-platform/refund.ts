import { cleanSubject } from '../forbidden-characters.ts';
import { lookUp } from '../look-up.ts';
import type { RefundOutcome } from '../outcomes.ts';
import { formatYuan } from '../yuan.ts';
import { type AnswerNode, namesAnother } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import { refundRefusals } from './refund-refusals.ts';
import type { VerifiedAnswer } from './response.ts';

export const refundMethod = 'alipay.trade.refund';

export interface RefundOrder {
  readonly outTradeNo: string;
  /**
   * One number per intent to refund, at most 64 characters. With the same number and amount a repeat
   * is harmless; a second refund under an old number would silently return the first one's result.
   */
  readonly outRequestNo: string;
  readonly amountFen: number;
  readonly reason?: string | undefined;
}

export interface RefundContent {
  out_trade_no: string;
  out_request_no: string;
  refund_amount: string;
  refund_reason?: string;
}

/** The `biz_content` of a refund, whole or partial. No further members: Alipay may refund twice over them. */
export function refundContent(order: RefundOrder): RefundContent {
  const reason = cleanSubject(order.reason ?? '');
  return {
    out_trade_no: order.outTradeNo,
    out_request_no: order.outRequestNo,
    refund_amount: formatYuan(order.amountFen),
    ...(reason !== '' && { refund_reason: reason }),
  };
}

/**
 * What a verified answer to refund means. 10000 alone is no success: only `fund_change=Y` says that
 * money went back. The answer's `refund_fee` is the sum of all refunds of the trade, so it is not read.
 */
export function classifyRefund(
  { node }: VerifiedAnswer,
  expected: { readonly outTradeNo: string },
): RefundOutcome {
  const code = codeOf(node);
  if (namesAnother(node, expected.outTradeNo)) return { kind: 'unknown', code };
  switch (meaningOf(node)) {
    case 'accepted':
      return { kind: moneyWentBack(node, expected.outTradeNo) ? 'refunded' : 'unconfirmed' };
    case 'refused':
      return { kind: lookUp(refundRefusals, refusalOf(node)) ?? 'unknown', code };
    // Nothing was done, so the same request is good once the cause is gone.
    case 'configuration':
    case 'rate-limited':
      return { kind: 'retry-later', code };
    case 'in-process':
    case 'unavailable':
    case 'unknown':
      return { kind: 'unknown', code };
  }
}

const moneyWentBack = (node: AnswerNode, outTradeNo: string): boolean =>
  node['fund_change'] === 'Y' && node['out_trade_no'] === outTradeNo;
