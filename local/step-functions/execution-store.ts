import type { Execution, ExecutionStatus, HistoryEvent } from './execution.ts';

export interface ExecutionQuery {
  readonly stateMachineArn: string;
  readonly status?: ExecutionStatus | undefined;
  /** Only executions that started before the one with this sequence number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface ListedExecution {
  readonly execution: Execution;
  /** Counts executions in the order they were first saved. */
  readonly sequence: number;
}

/** Keeps executions, their histories and the definitions they run; synchronous, so never torn. */
export interface ExecutionStore {
  saveDefinition(revision: string, definition: string): void;
  findDefinition(revision: string): string | undefined;
  /** Replaces the snapshot and appends to the history, both or neither. */
  save(execution: Execution, events: readonly HistoryEvent[]): void;
  find(executionArn: string): Execution | undefined;
  running(): readonly Execution[];
  /** Newest first. */
  list(query: ExecutionQuery): readonly ListedExecution[];
  /** Oldest first. */
  history(executionArn: string): readonly HistoryEvent[];
}
