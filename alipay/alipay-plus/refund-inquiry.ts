import type { RefundOrder } from '../gateway-protocol.ts';
import type { RefundQueryOutcome } from '../outcomes.ts';
import { parseAmount } from './amount.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { inquiryContent } from './inquiry.ts';
import { namesAnother, resultOf, textOf } from './result.ts';
import type { JsonObject } from './strict-json.ts';
import { transactionsOf } from './transactions.ts';

type Dialect = AlipayPlusCredentials['dialect'];

interface FoundRefund {
  readonly status: string | undefined;
  readonly amount: ReturnType<typeof parseAmount>;
}

/**
 * The body of the question what became of a refund. Antom has inquiryRefund for it, which is outside
 * protocol 4 and follows Antom's own reference of it; Alipay+ answers inquiryPayment with all movements
 * of the payment (protocol 4.5).
 */
export const refundInquiryContent = (
  refund: RefundOrder,
  dialect: Dialect,
): { refundRequestId: string } | { paymentRequestId: string } =>
  dialect === 'ams' ? { refundRequestId: refund.refundId } : inquiryContent(refund.outTradeNo);

/**
 * What a verified answer means. A refund that failed is `not-found`, like one that never arrived: the
 * request is sent again with its number, and Alipay, which makes each number once, says why not. One
 * that is still under way is unknown, so that it is asked for again and not sent again.
 */
export function classifyRefundInquiry(
  message: JsonObject,
  expected: RefundOrder,
  dialect: Dialect,
): RefundQueryOutcome {
  const { meaning, code } = resultOf(message);
  const unknown: RefundQueryOutcome = { kind: 'unknown', code };
  if (namesAnother(message, expected.outTradeNo)) return unknown;
  if (meaning === 'not-found') return { kind: 'not-found' };
  if (meaning !== 'done') return unknown;
  const found =
    dialect === 'ams' ? refundOf(message, expected) : movementOf(message, expected.refundId);
  return found === undefined ? unknown : judged(found);
}

function judged({ status, amount }: FoundRefund): RefundQueryOutcome {
  switch (status) {
    case 'SUCCESS':
      return amount === undefined
        ? { kind: 'unknown', code: 'REFUND_AMOUNT' }
        : { kind: 'refunded', amount };
    // There is none under this number, or none that worked.
    case undefined:
    case 'FAIL':
    case 'CANCELLED':
      return { kind: 'not-found' };
    default:
      return { kind: 'unknown', code: 'REFUND_STATUS' };
  }
}

function refundOf(message: JsonObject, { refundId }: RefundOrder): FoundRefund | undefined {
  const id = textOf(message, 'refundRequestId');
  const status = textOf(message, 'refundStatus');
  if (status !== undefined && id !== refundId) return undefined;
  return { status, amount: parseAmount(message['refundAmount']) };
}

/** Undefined when several movements have this number: they cannot all be the one that was asked for. */
function movementOf(message: JsonObject, refundId: string): FoundRefund | undefined {
  const movements = transactionsOf(message).filter(
    ({ type, requestId }) => type === 'REFUND' && requestId === refundId,
  );
  if (movements.length > 1) return undefined;
  const [movement] = movements;
  return movement === undefined
    ? { status: undefined, amount: undefined }
    : // A movement without a status is there, and not yet known.
      { status: movement.status ?? 'NO_STATUS', amount: movement.amount };
}
