import type { RefundOrder } from '../gateway-protocol.ts';
import type { RefundOutcome } from '../outcomes.ts';
import { parseAmount, sameAmount, type WireAmount, wireAmount } from './amount.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { formatIsoTime } from './iso-time.ts';
import { cleanText } from './payment-content.ts';
import { namesAnother, resultOf } from './result.ts';
import type { JsonObject } from './strict-json.ts';

export interface RefundContent {
  paymentRequestId: string;
  refundRequestId: string;
  refundAmount: WireAmount;
  refundReason?: string;
  refundRequestTime?: string;
}

/** The body of refund, whole or partial (protocol 4.6). Idempotent by refundRequestId. */
export function refundContent(
  order: RefundOrder,
  dialect: AlipayPlusCredentials['dialect'],
  now: number,
): RefundContent {
  const reason = cleanText(order.reason);
  return {
    paymentRequestId: order.outTradeNo,
    refundRequestId: order.refundId,
    refundAmount: wireAmount(order.refundAmount),
    ...(reason !== '' && { refundReason: reason }),
    ...(dialect === 'ams' && { refundRequestTime: formatIsoTime(now) }),
  };
}

/**
 * What a verified answer to refund means. S is a refund that is made, as long as no number and no
 * amount in the answer is another one than was asked for.
 */
export function classifyRefund(message: JsonObject, expected: RefundOrder): RefundOutcome {
  const { meaning, code } = resultOf(message);
  if (namesAnother(message, expected.outTradeNo)) return { kind: 'unknown', code };
  switch (meaning) {
    case 'done':
      return isThisRefund(message, expected) ? { kind: 'refunded' } : { kind: 'unknown', code };
    case 'in-process':
      return { kind: 'unconfirmed' };
    // Nothing moved, so the same request is good once the cause is gone.
    case 'merchant-balance':
    case 'configuration':
      return { kind: 'retry-later', code };
    case 'not-found':
    case 'closed':
    case 'wrong-state':
    case 'failed':
      return { kind: 'declined', code };
    // The number was used with another amount, and that refund may have been made.
    case 'inconsistent':
    case 'unavailable':
    case 'cancel-window-over':
      return { kind: 'unknown', code };
  }
}

function isThisRefund(message: JsonObject, { refundId, refundAmount }: RefundOrder): boolean {
  const id = message['refundRequestId'] ?? refundId;
  const amount = message['refundAmount'] ?? wireAmount(refundAmount);
  const parsed = parseAmount(amount);
  return id === refundId && parsed !== undefined && sameAmount(parsed, refundAmount);
}
