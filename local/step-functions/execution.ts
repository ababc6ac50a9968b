import type { Json, JsonObject } from './json.ts';

/** Where an execution is: the state it is in, or about to run again. */
export interface Position {
  readonly state: string;
  readonly input: Json;
  /** ms since the epoch. */
  readonly enteredAt: number;
  /** Retries used so far, per retrier of the state. */
  readonly attempts: readonly number[];
  /** Sleep until then (ms since the epoch) first: the end of a Wait, or the time of a retry. */
  readonly waitUntil?: number;
}

/** All that must be kept to continue: saved after every step. */
export interface Progress {
  readonly position: Position;
  readonly variables: JsonObject;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** The snapshot of one execution. Times are ms since the epoch; input and output are JSON text. */
export interface Execution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  /** The definition it started with, which it keeps when the state machine is changed. */
  readonly revision: string;
  readonly input: string;
  readonly startDate: number;
  readonly status: ExecutionStatus;
  readonly progress: Progress;
  /** As AWS bills them: states entered, and retries. */
  readonly transitions: number;
  readonly eventCount: number;
  readonly stopDate?: number;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

export type EventDetails = Readonly<Record<string, Json | undefined>>;

/** One entry of the history; `id` counts from 1 within the execution. */
export interface HistoryEvent {
  readonly id: number;
  /** ms since the epoch. */
  readonly timestamp: number;
  readonly type: string;
  readonly details: EventDetails;
}
