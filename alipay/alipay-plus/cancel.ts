import type { CancelOutcome } from '../outcomes.ts';
import { namesAnother, resultOf } from './result.ts';
import type { JsonObject } from './strict-json.ts';

/** The body of cancel (AMS) or cancelPayment (APS). */
export const cancelContent = (outTradeNo: string): { paymentRequestId: string } => ({
  paymentRequestId: outTradeNo,
});

/**
 * What a verified answer to cancel means (protocol 4.6). S leaves things as if the payment had never
 * been: unpaid is closed, paid is returned in full, and Alipay does not say which of the two it was. So
 * `close` is what is reported; where money was seen before, a query has to confirm that it is gone.
 * Repeating a cancel is safe, so whatever left it undone is a retry.
 */
export function classifyCancel(
  message: JsonObject,
  expected: { readonly outTradeNo: string },
): CancelOutcome {
  const { meaning, code } = resultOf(message);
  if (namesAnother(message, expected.outTradeNo)) return { kind: 'unknown', code };
  switch (meaning) {
    case 'done':
      return { kind: 'cancelled', action: 'close' };
    case 'not-found':
      return { kind: 'cancelled', action: 'none' };
    case 'in-process':
    case 'unavailable':
    case 'configuration':
      return { kind: 'retry', code };
    // Over already; the query tells that nothing is held.
    case 'closed':
      return { kind: 'refused', code, remedy: 'query' };
    // Too late, refunded in part before, or never: what a query then finds is returned by a refund.
    case 'cancel-window-over':
    case 'wrong-state':
    case 'failed':
      return { kind: 'refused', code, remedy: 'refund' };
    case 'merchant-balance':
      return { kind: 'refused', code, remedy: 'person' };
    case 'inconsistent':
      return { kind: 'unknown', code };
  }
}
