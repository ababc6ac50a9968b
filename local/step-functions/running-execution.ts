import type { Machine } from './definition.ts';
import { EventJournal } from './event-journal.ts';
import type { Execution, ExecutionStatus, Progress } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { enter, run } from './interpreter.ts';
import type { JsonObject } from './json.ts';
import type { Ports } from './ports.ts';
import { isoTime } from './scope.ts';
import { StateError } from './state-error.ts';

type Ending = { readonly status: Exclude<ExecutionStatus, 'RUNNING'> } & Partial<
  Pick<Execution, 'output' | 'error' | 'cause'>
>;

/** What an execution runs on. */
export interface Surroundings {
  readonly machine: Machine;
  readonly ports: Ports;
  readonly store: ExecutionStore;
}

/** AWS fails an execution whose history has this many events; so a loop without end has one. */
const MAX_EVENTS = 25_000;

const ENDING_EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const satisfies Record<Ending['status'], string>;

/** `$states.context`, but for State and Map. */
function contextOf(execution: Execution): JsonObject {
  const { executionArn, stateMachineArn, name, input, startDate } = execution;
  const Name = stateMachineArn.slice(stateMachineArn.lastIndexOf(':') + 1);
  const StartTime = isoTime(startDate);
  return {
    Execution: { Id: executionArn, Input: JSON.parse(input), Name: name, StartTime },
    StateMachine: { Id: stateMachineArn, Name },
  };
}

const failed = (thrown: unknown): Ending =>
  thrown instanceof StateError
    ? { status: 'FAILED', error: thrown.name, cause: thrown.message }
    : { status: 'FAILED', error: 'States.Runtime', cause: String(thrown) };

/** Makes and saves the first snapshot: the start state is entered, nothing has run yet. */
export function begin(
  request: Pick<Execution, 'executionArn' | 'stateMachineArn' | 'name' | 'revision' | 'input'>,
  { machine, ports, store }: Surroundings,
): Execution {
  const journal = new EventJournal(ports.now, { eventCount: 0, transitions: 0 });
  journal.record('ExecutionStarted', { input: request.input });
  const position = enter(machine.StartAt, JSON.parse(request.input), { machine, ports, journal });
  const execution: Execution = {
    ...request,
    startDate: ports.now(),
    status: 'RUNNING',
    progress: { position, variables: {} },
    ...journal.counts(),
  };
  store.save(execution, journal.drain());
  return execution;
}

/** A running execution in this process: takes its steps and saves a snapshot after each. */
export class RunningExecution {
  readonly #surroundings: Surroundings;
  readonly #journal: EventJournal;
  readonly #abort = new AbortController();
  readonly #onEnd: () => void;
  #execution: Execution;

  constructor(execution: Execution, surroundings: Surroundings, onEnd: () => void) {
    this.#execution = execution;
    this.#surroundings = surroundings;
    this.#journal = new EventJournal(surroundings.ports.now, execution);
    this.#onEnd = onEnd;
  }

  /** Runs on from the snapshot; resolves when the execution has ended or was let go. */
  async run(): Promise<void> {
    const { machine, ports } = this.#surroundings;
    const { progress } = this.#execution;
    const { signal } = this.#abort;
    const scope = {
      machine,
      ports,
      signal,
      journal: this.#journal,
      context: contextOf(this.#execution),
      variables: progress.variables,
    };
    const outcome = run(progress, scope, (next) => this.#save(next)).then(
      (output): Ending => ({ status: 'SUCCEEDED', output: JSON.stringify(output) }),
    );
    const ending = await Promise.race([outcome, this.#timeout()]).catch(failed);
    if (!signal.aborted) this.end(ending);
  }

  /** Ends it whatever it is doing; the answer of a task that is still running is ignored. */
  end(ending: Ending): Execution {
    const { ports, store } = this.#surroundings;
    const { status, ...details } = ending;
    this.letGo();
    this.#journal.record(ENDING_EVENTS[status], details);
    this.#execution = {
      ...this.#execution,
      ...ending,
      ...this.#journal.counts(),
      stopDate: ports.now(),
    };
    store.save(this.#execution, this.#journal.drain());
    this.#onEnd();
    return this.#execution;
  }

  /** Stops running it here; its snapshot stays as it is, to be continued by another process. */
  letGo(): void {
    this.#abort.abort('ended, or let go');
  }

  #save(progress: Progress): void {
    this.#abort.signal.throwIfAborted();
    const counts = this.#journal.counts();
    this.#execution = { ...this.#execution, ...counts, progress };
    this.#surroundings.store.save(this.#execution, this.#journal.drain());
    if (counts.eventCount < MAX_EVENTS) return;
    const cause = `The execution reached the maximum number of history events (${MAX_EVENTS}).`;
    throw new StateError('States.Runtime', cause);
  }

  async #timeout(): Promise<Ending> {
    const { machine, ports } = this.#surroundings;
    const seconds = machine.TimeoutSeconds;
    if (seconds === undefined) return new Promise(() => {});
    await ports.sleepUntil(this.#execution.startDate + seconds * 1_000, this.#abort.signal);
    const cause = `The execution took longer than ${seconds} seconds.`;
    return { status: 'TIMED_OUT', error: 'States.Timeout', cause };
  }
}
