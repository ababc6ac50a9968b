import type { FollowUp } from '../../core/ports/follow-ups.ts';
import type { PaymentWorkflow } from '../../core/ports/payment-workflow.ts';

/** Keeps what was started, once per payment and generation, for whoever plays the state machine. */
export class MemoryPaymentWorkflow implements PaymentWorkflow {
  readonly started: FollowUp[] = [];
  readonly #names = new Set<string>();

  async start(payment: FollowUp): Promise<void> {
    const name = `${payment.paymentId}-${payment.generation}`;
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.started.push(structuredClone(payment));
  }
}
