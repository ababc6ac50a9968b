import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { FollowUp } from '../../core/ports/follow-ups.ts';
import type { PaymentWorkflow } from '../../core/ports/payment-workflow.ts';

/** How often `payment-resolution` asks, counted from the payment's start: a barcode never gets past the first. */
export const POLLING = [
  { everySeconds: 5, untilSeconds: 60 },
  { everySeconds: 15, untilSeconds: 300 },
] as const;

/** Starts executions of `payment-resolution`; the name makes a second start do nothing. */
export class StepFunctionsPaymentWorkflow implements PaymentWorkflow {
  readonly #client: SFNClient;
  readonly #stateMachineArn: string;

  constructor(client: SFNClient, stateMachineArn: string) {
    this.#client = client;
    this.#stateMachineArn = stateMachineArn;
  }

  async start({ merchantId, orderId, paymentId, generation }: FollowUp): Promise<void> {
    const start = new StartExecutionCommand({
      stateMachineArn: this.#stateMachineArn,
      name: `${paymentId}-${generation}`,
      input: JSON.stringify({ merchantId, orderId, paymentId, polling: POLLING }),
    });
    try {
      await this.#client.send(start);
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }
}
