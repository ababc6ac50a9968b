import { numberAtAlipay, type Payment } from '../domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../domain/payment-policy.ts';
import { PAYMENT_STATES } from '../domain/payment-states.ts';
import type { Refund } from '../domain/refund.ts';

/**
 * When a stored payment wants to be looked at before the sweeper comes: 5 s after it began, and at
 * once when the sweeper raised its generation. Undefined: nothing to do, or nothing to ask about.
 */
export function paymentFollowUpAt(payment: Payment): number | undefined {
  if (!PAYMENT_STATES[payment.status].holdsCheck) return undefined;
  if (numberAtAlipay(payment) === undefined) return undefined;
  if (payment.generation > 0) return payment.startedAt;
  return payment.status === 'INITIATED' ? payment.startedAt + POLICY.queryEveryMs : undefined;
}

/** A refund is carried on when it is due. */
export const refundFollowUpAt = (refund: Refund): number | undefined =>
  refund.status === 'REQUESTED' ? refund.dueAt : undefined;
