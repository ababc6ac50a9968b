import type { FollowUp } from './follow-ups.ts';

/** Starts `payment-resolution`. A second start of the same payment and generation does nothing. */
export interface PaymentWorkflow {
  start(payment: FollowUp): Promise<void>;
}
