import { readFileSync } from 'node:fs';
import { ExecutionAlreadyExists } from '@aws-sdk/client-sfn';
import { MemoryExecutionStore } from '../../../local/step-functions/memory-store.ts';
import { ServiceError } from '../../../local/step-functions/service-error.ts';
import { StateMachines } from '../../../local/step-functions/state-machines.ts';
import type { FunctionName } from './function-types.ts';
import { deliver } from './inbound.ts';
import type { Surroundings } from './surroundings.ts';

const MACHINE_ARN = 'arn:aws:states:cn-north-1:111122223333:stateMachine:payment-resolution';
const LAMBDA = 'arn:aws:lambda:cn-north-1:111122223333:function:';
/** Longer than any task's own timeout, which the state machine watches itself. */
const INVOKE_TIMEOUT_MS = 60_000;

/** The file that is deployed, with the functions' names where the template puts their ARNs. */
const DEFINITION = readFileSync(
  new URL('../../../statemachines/payment-resolution.asl.json', import.meta.url),
  'utf8',
)
  .replace(/\$\{QueryPaymentFunctionArn\}/, `${LAMBDA}query-payment`)
  .replace(/\$\{CancelPaymentFunctionArn\}/, `${LAMBDA}cancel-payment`);

/** Step Functions: the runner of local/ on the virtual clock. */
export class Workflows {
  readonly #world: Surroundings;
  readonly #machines: StateMachines;
  readonly #names = new Set<string>();
  #draws = 0;

  constructor(world: Surroundings) {
    this.#world = world;
    const { time } = world;
    this.#machines = new StateMachines(
      {
        now: () => time.now,
        random: () => world.chance('workflow', this.#draws++),
        sleepUntil: (atMs, signal) =>
          time.sleepUntil(atMs + world.lateness(`timer ${atMs}`), signal),
        invoke: (arn, payload) => this.#invoke(arn.slice(LAMBDA.length) as FunctionName, payload),
      },
      new MemoryExecutionStore(),
    );
    this.#machines.define(MACHINE_ARN, DEFINITION);
  }

  /** @throws ExecutionAlreadyExists as the SDK throws it. */
  start(name: string, input: string): object {
    this.#world.watchText('execution-input', input);
    if (this.#world.conditions.losesWorkflows) return {};
    try {
      const started = this.#machines.startExecution({ stateMachineArn: MACHINE_ARN, name, input });
      // A second start while it runs is answered with the first.
      if (!this.#names.has(name)) {
        this.#world.observe({ kind: 'workflow', name, status: 'RUNNING' });
      }
      this.#names.add(name);
      return started;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      throw new ExecutionAlreadyExists({ message: error.message, $metadata: {} });
    }
  }

  close(): void {
    this.#machines.close();
  }

  async #invoke(name: FunctionName, payload: unknown): Promise<unknown> {
    const outcome = await deliver(
      this.#world,
      `workflow > ${name}`,
      () => this.#world.functions.invoke(name, payload),
      INVOKE_TIMEOUT_MS,
    );
    if (outcome?.ok) return outcome.value;
    const { name: error, message } = outcome?.error ?? { name: 'Lambda.Unknown', message: '' };
    throw Object.assign(new Error(message), { name: error });
  }
}
