import { uuid } from './built-ins.ts';
import type { Execution, ExecutionStatus, HistoryEvent } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Ports } from './ports.ts';
import { checkedInput, checkedName, numberOf } from './request-checks.ts';
import { begin, RunningExecution, type Surroundings } from './running-execution.ts';
import { ServiceError } from './service-error.ts';
import { type StateMachine, StateMachineRegistry } from './state-machine-registry.ts';

/** One page; `nextToken` is absent on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

export interface StartExecution {
  readonly stateMachineArn: string;
  /** Unique within the state machine for ever; a UUID when absent. */
  readonly name?: string | undefined;
  /** JSON text, `{}` when absent. */
  readonly input?: string | undefined;
}

export interface PageRequest {
  /** 1 to 1,000; 100 when absent. */
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

const DEFAULT_PAGE = 100;

/**
 * Durable Standard workflows with the semantics of the AWS Step Functions API. Snapshots are saved
 * after every step, so a new instance on the same store continues with `resume()`.
 */
export class StateMachines {
  readonly #ports: Ports;
  readonly #store: ExecutionStore;
  readonly #registry: StateMachineRegistry;
  readonly #running = new Map<string, RunningExecution>();

  constructor(ports: Ports, store: ExecutionStore) {
    this.#ports = ports;
    this.#store = store;
    this.#registry = new StateMachineRegistry(ports, store);
  }

  /**
   * Registers a state machine, or changes its definition for executions that start from now on.
   * @throws InvalidDefinition when it asks for anything that is not supported.
   */
  define(stateMachineArn: string, definition: string): StateMachine {
    return this.#registry.define(stateMachineArn, definition);
  }

  /** @throws StateMachineDoesNotExist */
  describeStateMachine(stateMachineArn: string): StateMachine {
    return this.#registry.describe(stateMachineArn);
  }

  /**
   * Starts an execution. The same name and input while that execution runs returns it again.
   * @throws ExecutionAlreadyExists, InvalidName, InvalidExecutionInput, StateMachineDoesNotExist
   */
  startExecution({ stateMachineArn, name, input }: StartExecution): Execution {
    const { revision } = this.describeStateMachine(stateMachineArn);
    const request = {
      stateMachineArn,
      revision,
      name: checkedName(name ?? uuid(this.#ports.random)),
      input: checkedInput(input ?? '{}'),
    };
    const machineArn = stateMachineArn.replace(':stateMachine:', ':execution:');
    const executionArn = `${machineArn}:${request.name}`;
    const earlier = this.#store.find(executionArn);
    if (earlier?.status === 'RUNNING' && earlier.input === request.input) return earlier;
    if (earlier !== undefined) {
      throw new ServiceError(
        'ExecutionAlreadyExists',
        `Execution Already Exists: '${executionArn}'`,
      );
    }
    const execution = begin({ ...request, executionArn }, this.#surroundings(revision));
    this.#run(execution);
    return execution;
  }

  /** @throws ExecutionDoesNotExist */
  describeExecution(executionArn: string): Execution {
    const execution = this.#store.find(executionArn);
    if (execution !== undefined) return execution;
    throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
  }

  /** Newest first. @throws StateMachineDoesNotExist, InvalidToken */
  listExecutions({
    stateMachineArn,
    statusFilter,
    maxResults = DEFAULT_PAGE,
    nextToken,
  }: PageRequest & {
    readonly stateMachineArn: string;
    readonly statusFilter?: ExecutionStatus | undefined;
  }): Page<Execution> {
    this.describeStateMachine(stateMachineArn);
    const before = numberOf(nextToken);
    const query = { stateMachineArn, status: statusFilter, before, limit: maxResults + 1 };
    const found = this.#store.list(query);
    const page = found.slice(0, maxResults);
    const items = page.map(({ execution }) => execution);
    const last = page.at(-1);
    return found.length > page.length && last
      ? { items, nextToken: `${last.sequence}` }
      : { items };
  }

  /** Aborts a running execution; one that has ended stays as it is. @throws ExecutionDoesNotExist */
  stopExecution(
    executionArn: string,
    reason: { error?: string | undefined; cause?: string | undefined } = {},
  ): Execution {
    const execution = this.describeExecution(executionArn);
    if (execution.status !== 'RUNNING') return execution;
    return (this.#running.get(executionArn) ?? this.#adopt(execution)).end({
      status: 'ABORTED',
      ...reason,
    });
  }

  /** Oldest first unless reversed. @throws ExecutionDoesNotExist, InvalidToken */
  getExecutionHistory({
    executionArn,
    reverseOrder = false,
    maxResults = DEFAULT_PAGE,
    nextToken,
  }: PageRequest & {
    readonly executionArn: string;
    readonly reverseOrder?: boolean | undefined;
  }): Page<HistoryEvent> {
    this.describeExecution(executionArn);
    const history = this.#store.history(executionArn);
    const ordered = reverseOrder ? history.toReversed() : history;
    const from = numberOf(nextToken);
    const start = from === undefined ? 0 : ordered.findIndex(({ id }) => id === from);
    if (start < 0) throw new ServiceError('InvalidToken', `Invalid token: '${nextToken}'.`);
    const items = ordered.slice(start, start + maxResults);
    const next = ordered[start + maxResults];
    return next === undefined ? { items } : { items, nextToken: `${next.id}` };
  }

  /**
   * Continues every execution that an earlier process left running: a Wait to its time, a Task by
   * running it again (it may have run before the process died), Parallel and Map from their start.
   */
  resume(): void {
    for (const execution of this.#store.running()) {
      if (!this.#running.has(execution.executionArn)) this.#run(execution);
    }
  }

  /** Stops working and leaves the executions in the store as running, for `resume()`. */
  close(): void {
    for (const running of this.#running.values()) running.letGo();
    this.#running.clear();
  }

  #run(execution: Execution): void {
    void this.#adopt(execution).run();
  }

  #adopt(execution: Execution): RunningExecution {
    const { executionArn, revision } = execution;
    const running = new RunningExecution(execution, this.#surroundings(revision), () =>
      this.#running.delete(executionArn),
    );
    this.#running.set(executionArn, running);
    return running;
  }

  #surroundings(revision: string): Surroundings {
    const machine = this.#registry.compiled(revision);
    return { machine, ports: this.#ports, store: this.#store };
  }
}
