import { lookUp } from '../look-up.ts';
import type { CloseOutcome } from '../outcomes.ts';
import { type AnswerNode, namesAnother } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import type { VerifiedAnswer } from './response.ts';

export const closeMethod = 'alipay.trade.close';

type Refusal = 'retry' | 'not-found' | 'query' | 'person';

/** What a refused close (40004) asks for, by sub_code without prefix; not listed is unknown. */
const closeRefusals = {
  SYSTEM_ERROR: 'retry',
  UNKNOWN: 'retry',
  TIMEOUT: 'retry',
  TRADE_NOT_EXIST: 'not-found',
  // Only a trade that waits for its buyer can be closed; this one is paid, or closed already.
  TRADE_STATUS_ERROR: 'query',
  REASON_TRADE_STATUS_INVALID: 'query',
  REASON_ILLEGAL_STATUS: 'query',
  INVALID_PARAMETER: 'person',
} as const satisfies Record<string, Refusal>;

/** The `biz_content` of a close. */
export function closeContent(outTradeNo: string): { out_trade_no: string } {
  return { out_trade_no: outTradeNo };
}

/** What a verified answer to close means; close, like cancel, may be repeated. */
export function classifyClose(
  { node }: VerifiedAnswer,
  expected: { readonly outTradeNo: string },
): CloseOutcome {
  const code = codeOf(node);
  if (namesAnother(node, expected.outTradeNo)) return { kind: 'unknown', code };
  switch (meaningOf(node)) {
    case 'accepted':
      return { kind: 'closed' };
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

function refused(node: AnswerNode, code: string): CloseOutcome {
  const refusal = lookUp(closeRefusals, refusalOf(node));
  switch (refusal) {
    case 'retry':
      return { kind: 'retry', code };
    case 'not-found':
      return { kind: 'not-found' };
    case 'query':
    case 'person':
      return { kind: 'refused', code, remedy: refusal };
    case undefined:
      return { kind: 'unknown', code };
  }
}
