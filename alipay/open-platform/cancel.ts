import { lookUp } from '../look-up.ts';
import type { CancelOutcome } from '../outcomes.ts';
import { type AnswerNode, namesAnother } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import type { VerifiedAnswer } from './response.ts';

export const cancelMethod = 'alipay.trade.cancel';

type Refusal = 'retry' | 'refund' | 'query' | 'person';

/** What a refused cancel (40004) asks for, by sub_code without prefix; not listed is unknown. */
const cancelRefusals = {
  // Alipay also spells its prefix AQC.
  SYSTEM_ERROR: 'retry',
  UNKNOWN: 'retry',
  TIMEOUT: 'retry',
  // The window is over, or the trade cannot be cancelled: only a refund gives the money back.
  TRADE_CANCEL_TIME_OUT: 'refund',
  CANCEL_NOT_ALLOWED: 'refund',
  // Refunded already.
  REASON_TRADE_REFUND_FEE_ERR: 'query',
  TRADE_HAS_FINISHED: 'person',
  REASON_TRADE_BEEN_FREEZEN: 'person',
  SELLER_BALANCE_NOT_ENOUGH: 'person',
  INVALID_PARAMETER: 'person',
} as const satisfies Record<string, Refusal>;

/** The `biz_content` of a cancel. */
export function cancelContent(outTradeNo: string): { out_trade_no: string } {
  return { out_trade_no: outTradeNo };
}

/**
 * What a verified answer to cancel means. Repeating a cancel is safe, so whatever left it undone
 * (rate limit, wrong configuration, `retry_flag`) is a retry; a listed refusal outweighs the flag.
 */
export function classifyCancel(
  { node }: VerifiedAnswer,
  expected: { readonly outTradeNo: string },
): CancelOutcome {
  const code = codeOf(node);
  if (namesAnother(node, expected.outTradeNo)) return { kind: 'unknown', code };
  switch (meaningOf(node)) {
    case 'accepted':
      return node['retry_flag'] === 'Y' ? { kind: 'retry', code } : cancelled(node, code);
    case 'refused':
      return refused(node, code);
    case 'configuration':
    case 'rate-limited':
    case 'unavailable':
      return { kind: 'retry', code };
    case 'in-process':
    case 'unknown':
      return { kind: 'unknown', code };
  }
}

function cancelled(node: AnswerNode, code: string): CancelOutcome {
  switch (node['action']) {
    case 'close':
    case 'refund':
      return { kind: 'cancelled', action: node['action'] };
    case undefined:
    case '':
      return { kind: 'cancelled', action: 'none' };
    default:
      return { kind: 'unknown', code };
  }
}

function refused(node: AnswerNode, code: string): CancelOutcome {
  const refusal = lookUp(cancelRefusals, refusalOf(node));
  if (refusal === 'retry') return { kind: 'retry', code };
  if (refusal !== undefined) return { kind: 'refused', code, remedy: refusal };
  return node['retry_flag'] === 'Y' ? { kind: 'retry', code } : { kind: 'unknown', code };
}
