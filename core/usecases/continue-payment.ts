import { paymentOf } from '../domain/order-aggregate.ts';
import { PAYMENT_STATES } from '../domain/payment-states.ts';
import type { FollowUp } from '../ports/follow-ups.ts';
import type { PaymentWorkflow } from '../ports/payment-workflow.ts';
import { queryPayment, type ResolveDeps } from './resolve-payment.ts';
import { resolveRefund } from './resolve-refund.ts';

export interface ContinueDeps extends ResolveDeps {
  readonly workflow: PaymentWorkflow;
}

/**
 * A follow-up has come due. A finished payment needs nothing; one that only the pay answer vouches
 * for is confirmed; an unfinished one gets its workflow; a refund is carried on.
 */
export async function continuePayment(deps: ContinueDeps, followUp: FollowUp): Promise<void> {
  const { merchantId, orderId, paymentId, refundId } = followUp;
  const key = { merchantId, orderId, paymentId };
  if (refundId !== undefined) {
    await resolveRefund(deps, key, refundId);
    return;
  }
  const aggregate = await deps.orders.load(merchantId, orderId);
  const payment = aggregate && paymentOf(aggregate, paymentId);
  if (!payment) return;
  if (PAYMENT_STATES[payment.status].holdsCheck) {
    await deps.workflow.start({ ...key, generation: payment.generation });
  } else if (payment.status === 'CAPTURED' && !payment.confirmed) {
    await queryPayment(deps, key);
  }
}
