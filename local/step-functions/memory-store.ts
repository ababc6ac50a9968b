import type { Execution, HistoryEvent } from './execution.ts';
import type { ExecutionQuery, ExecutionStore, ListedExecution } from './execution-store.ts';

/** For tests and simulations: snapshots are immutable, so keeping a reference is keeping a copy. */
export class MemoryExecutionStore implements ExecutionStore {
  readonly #definitions = new Map<string, string>();
  readonly #executions = new Map<string, ListedExecution>();
  readonly #events = new Map<string, HistoryEvent[]>();

  saveDefinition(revision: string, definition: string): void {
    this.#definitions.set(revision, definition);
  }

  findDefinition(revision: string): string | undefined {
    return this.#definitions.get(revision);
  }

  save(execution: Execution, events: readonly HistoryEvent[]): void {
    const { executionArn } = execution;
    const sequence = this.#executions.get(executionArn)?.sequence ?? this.#executions.size + 1;
    this.#executions.set(executionArn, { execution, sequence });
    const history = this.#events.get(executionArn) ?? [];
    history.push(...events);
    this.#events.set(executionArn, history);
  }

  find(executionArn: string): Execution | undefined {
    return this.#executions.get(executionArn)?.execution;
  }

  running(): readonly Execution[] {
    const all = [...this.#executions.values()].map(({ execution }) => execution);
    return all.filter(({ status }) => status === 'RUNNING');
  }

  list({ stateMachineArn, status, before, limit }: ExecutionQuery): readonly ListedExecution[] {
    return [...this.#executions.values()]
      .filter(
        ({ execution, sequence }) =>
          execution.stateMachineArn === stateMachineArn &&
          (status === undefined || execution.status === status) &&
          (before === undefined || sequence < before),
      )
      .toReversed()
      .slice(0, limit);
  }

  history(executionArn: string): readonly HistoryEvent[] {
    return [...(this.#events.get(executionArn) ?? [])];
  }
}
