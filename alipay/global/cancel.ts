import { formatChinaTime } from '../china-time.ts';
import type { CallContext, SignedRequest } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import type { CancelOutcome } from '../outcomes.ts';
import { type AnswerFields, codeOf, namesAnother, refusalOf, resultOf } from './answer-fields.ts';
import type { GlobalCredentials } from './credentials.ts';
import { gatewayErrors } from './gateway-errors.ts';
import { serviceRequest } from './request.ts';

type Refusal = 'retry' | 'none' | 'refund' | 'query' | 'person';

/** What a failed cancel asks for, by error word without prefix (protocol 3.6); not listed is unknown. */
const cancelRefusals = {
  SYSTEM_ERROR: 'retry',
  // Elsewhere said as SUCCESS without an action: there was nothing to cancel.
  TRADE_NOT_EXIST: 'none',
  // After 00:15 GMT+8 of the next day only a refund gives the money back.
  TRADE_CANCEL_TIME_OUT: 'refund',
  // Paid, refunded or closed by somebody else meanwhile.
  TRADE_STATUS_ERROR: 'query',
  DISCORDANT_REPEAT_REQUEST: 'query',
  TRADE_HAS_FINISHED: 'person',
  REASON_TRADE_BEEN_FREEZEN: 'person',
  SELLER_BALANCE_NOT_ENOUGH: 'person',
  TRADE_ROLE_ERROR: 'person',
} as const satisfies Record<string, Refusal>;

/** Closes an unpaid trade, or returns the money of a paid one until 00:15 GMT+8 of the day after it. */
export function cancelRequest(
  credentials: GlobalCredentials,
  outTradeNo: string,
  { now }: CallContext,
): SignedRequest {
  return serviceRequest(credentials, 'alipay.acquire.cancel', {
    timestamp: formatChinaTime(now),
    out_trade_no: outTradeNo,
  });
}

/**
 * What a verified answer to cancel means (protocol 3.6). Repeating a cancel is safe, so UNKNOWN, a
 * wrong configuration and `retry_flag` are all a retry; a listed refusal outweighs the flag.
 */
export function classifyCancel(fields: AnswerFields, outTradeNo: string): CancelOutcome {
  const code = codeOf(fields);
  if (namesAnother(fields, outTradeNo)) return { kind: 'unknown', code };
  const mayRepeat = fields.get('retry_flag') === 'Y';
  switch (resultOf(fields)) {
    case 'success':
      return mayRepeat ? { kind: 'retry', code } : cancelled(fields, code);
    case 'failed':
      return refused(fields, code, mayRepeat);
    case 'unknown':
      return saysUnknown(fields) || mayRepeat ? { kind: 'retry', code } : { kind: 'unknown', code };
  }
}

const saysUnknown = (fields: AnswerFields): boolean =>
  /^UNKNOWN?$/.test(fields.get('result_code') ?? '');

/** SUCCESS also answers for a trade that was never there (protocol 3.6). */
function cancelled(fields: AnswerFields, code: string): CancelOutcome {
  const action = fields.get('action');
  switch (action) {
    case 'close':
    case 'refund':
      return { kind: 'cancelled', action };
    case undefined:
      return { kind: 'cancelled', action: 'none' };
    default:
      return { kind: 'unknown', code };
  }
}

function refused(fields: AnswerFields, code: string, mayRepeat: boolean): CancelOutcome {
  const word = refusalOf(fields);
  const refusal = lookUp(cancelRefusals, word);
  switch (refusal) {
    case 'retry':
      return { kind: 'retry', code };
    case 'none':
      return { kind: 'cancelled', action: 'none' };
    case 'refund':
    case 'query':
    case 'person':
      return { kind: 'refused', code, remedy: refusal };
    case undefined:
      return mayRepeat || lookUp(gatewayErrors, word) !== undefined
        ? { kind: 'retry', code }
        : { kind: 'unknown', code };
  }
}
