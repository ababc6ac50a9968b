import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { ReconciliationWorkflow } from '../../core/ports/reconciliation-workflow.ts';

/** Starts executions of `bill-reconciliation`. */
export class StepFunctionsReconciliation implements ReconciliationWorkflow {
  readonly #client: SFNClient;
  readonly #stateMachineArn: string;

  constructor(client: SFNClient, stateMachineArn: string) {
    this.#client = client;
    this.#stateMachineArn = stateMachineArn;
  }

  async start(name: string, day: string, merchants: readonly MerchantId[]): Promise<void> {
    const bills = merchants.map((merchantId) => ({ merchantId, day, turn: 1 }));
    const start = new StartExecutionCommand({
      stateMachineArn: this.#stateMachineArn,
      name,
      input: JSON.stringify({ bills }),
    });
    try {
      await this.#client.send(start);
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }
}
