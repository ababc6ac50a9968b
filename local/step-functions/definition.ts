import type { Template } from './expressions.ts';

/**
 * A state machine as it runs: Amazon States Language (https://states-language.net) in its own field
 * names, JSONata only, with every expression compiled.
 *
 * Supported
 *   machine   StartAt, States, TimeoutSeconds, Comment, Version, QueryLanguage: JSONata
 *   states    Task, Choice, Wait, Pass, Succeed, Fail, Parallel, Map (INLINE)
 *   fields    Arguments, Output, Assign, Condition, Items, ItemSelector, MaxConcurrency, Next, End
 *   $states   input, result, errorOutput and context (Execution.Id, Input, Name, StartTime;
 *             StateMachine.Id, Name; State.Name, EnteredTime, RetryCount; Map.Item.Index, Value)
 *   functions JSONata's own but $eval and $shuffle, and $partition $range $hash $random $uuid $parse
 *   tasks     a Lambda function's ARN; arn:aws:states:::lambda:invoke with FunctionName and Payload
 *   errors    Retry (all fields) and Catch; States.ALL, TaskFailed, Timeout, Runtime,
 *             QueryEvaluationError, NoChoiceMatched, DataLimitExceeded (of a task's result)
 *
 * Refused when loaded: JSONPath and its fields, distributed Map, activities, .sync and
 * .waitForTaskToken, other services, HeartbeatSeconds, Credentials, and every field not named here.
 * Not checked: that States.ALL stands alone and last (asl-validator does).
 */
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  /** For the whole execution; meant for the outermost machine only. */
  readonly TimeoutSeconds?: number | undefined;
}

export type Assignments = Readonly<Record<string, Template>>;

/** How a state is left: what it assigns and outputs, and where to (nowhere: the machine ends). */
export interface Exit {
  readonly Next?: string | undefined;
  readonly Output?: Template | undefined;
  readonly Assign?: Assignments | undefined;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds?: number | undefined;
  readonly JitterStrategy: 'FULL' | 'NONE';
}

export interface Catcher extends Exit {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}

export interface Guarded extends Exit {
  readonly Retry: readonly Retrier[];
  readonly Catch: readonly Catcher[];
}

export interface TaskState extends Guarded {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Arguments?: Template | undefined;
  readonly TimeoutSeconds?: Template | undefined;
}

export interface ParallelState extends Guarded {
  readonly Type: 'Parallel';
  readonly Arguments?: Template | undefined;
  readonly Branches: readonly Machine[];
}

export interface MapState extends Guarded {
  readonly Type: 'Map';
  readonly Items?: Template | undefined;
  readonly ItemSelector?: Template | undefined;
  readonly MaxConcurrency?: Template | undefined;
  readonly ItemProcessor: Machine;
}

export interface ChoiceRule extends Exit {
  readonly Condition: Template;
  readonly Next: string;
}

export interface ChoiceState {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string | undefined;
  /** Only on the way to Default: each rule has its own. */
  readonly Output?: Template | undefined;
  readonly Assign?: Assignments | undefined;
}

export interface WaitState extends Exit {
  readonly Type: 'Wait';
  readonly Seconds?: Template | undefined;
  readonly Timestamp?: Template | undefined;
}

export interface PassState extends Exit {
  readonly Type: 'Pass';
}

export interface SucceedState {
  readonly Type: 'Succeed';
  readonly Output?: Template | undefined;
}

export interface FailState {
  readonly Type: 'Fail';
  readonly Error: Template;
  readonly Cause?: Template | undefined;
}

export type State =
  | TaskState
  | ParallelState
  | MapState
  | ChoiceState
  | WaitState
  | PassState
  | SucceedState
  | FailState;
