import type { Execution } from '../../../local/step-functions/execution.ts';
import type { ExecutionStore } from '../../../local/step-functions/execution-store.ts';
import { MemoryExecutionStore } from '../../../local/step-functions/memory-store.ts';
import type { Ports } from '../../../local/step-functions/ports.ts';
import { StateMachines } from '../../../local/step-functions/state-machines.ts';

export const MACHINE_ARN = 'arn:aws:states:cn-north-1:111122223333:stateMachine:payment-resolution';
export const functionArn = (name: string): string =>
  `arn:aws:lambda:cn-north-1:111122223333:function:${name}`;
export const START_MS = Date.parse('2026-11-22T04:00:00.000Z');

interface Timer {
  readonly atMs: number;
  readonly wake: () => void;
}

export interface Call {
  readonly name: string;
  readonly payload: unknown;
  /** Seconds of virtual time since the world began. */
  readonly atSeconds: number;
}

type Functions = Record<string, (payload: never, world: VirtualWorld) => unknown>;

/** A clock that jumps from timer to timer, functions by name, and the calls they received. */
export class VirtualWorld {
  readonly calls: Call[] = [];
  readonly functions: Functions;
  nowMs: number = START_MS;
  random: () => number = () => 0.5;
  readonly #timers = new Set<Timer>();

  constructor(functions: Functions = {}) {
    this.functions = functions;
  }

  readonly ports: Ports = {
    now: () => this.nowMs,
    random: () => this.random(),
    sleepUntil: (atMs, signal) => this.sleepUntil(atMs, signal),
    invoke: async (arn, payload) => {
      const name = arn.slice(arn.lastIndexOf(':') + 1);
      const atSeconds = (this.nowMs - START_MS) / 1_000;
      this.calls.push({ name, payload, atSeconds });
      const run = this.functions[name];
      if (run === undefined) throw Object.assign(new Error(name), { name: 'ResourceNotFound' });
      return run(payload as never, this);
    },
  };

  sleepUntil(atMs: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer: Timer = { atMs, wake: resolve };
    const stop = (): void => {
      this.#timers.delete(timer);
      reject(signal.reason);
    };
    if (signal.aborted) reject(signal.reason);
    else {
      this.#timers.add(timer);
      signal.addEventListener('abort', stop, { once: true });
    }
    return promise;
  }

  /** Runs until nothing is left to wait for, or until that many virtual seconds have passed. */
  async run(untilSeconds: number = Number.POSITIVE_INFINITY): Promise<void> {
    const untilMs = START_MS + untilSeconds * 1_000;
    for (;;) {
      await drain();
      const next = this.#earliest();
      if (next === undefined || next.atMs > untilMs) break;
      this.#timers.delete(next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.wake();
    }
    if (Number.isFinite(untilMs)) this.nowMs = Math.max(this.nowMs, untilMs);
  }

  #earliest(): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of this.#timers) {
      if (earliest === undefined || timer.atMs < earliest.atMs) earliest = timer;
    }
    return earliest;
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  get seconds(): number {
    return (this.nowMs - START_MS) / 1_000;
  }
}

/** Lets every promise that can settle without a timer settle. */
const drain = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A function that fails as Lambda reports it. */
export function lambdaError(name: string, message = ''): Error {
  return Object.assign(new Error(message), { name });
}

export type Definition = Record<string, unknown>;

/** Registers `definition` (JSONata unless it says otherwise) in a new engine on that world. */
export function engine(
  world: VirtualWorld,
  definition: Definition,
  store: ExecutionStore = new MemoryExecutionStore(),
): StateMachines {
  const machines = new StateMachines(world.ports, store);
  machines.define(MACHINE_ARN, JSON.stringify({ QueryLanguage: 'JSONata', ...definition }));
  return machines;
}

/** Runs one execution of `definition` to its end in virtual time. */
export async function execute(
  world: VirtualWorld,
  definition: Definition,
  input: unknown = {},
): Promise<Execution> {
  const machines = engine(world, definition);
  const { executionArn } = machines.startExecution({
    stateMachineArn: MACHINE_ARN,
    input: JSON.stringify(input),
  });
  await world.run();
  return machines.describeExecution(executionArn);
}

/** The same for one state that ends the machine. */
export const executeState = (
  state: Definition,
  input: unknown = {},
  world: VirtualWorld = new VirtualWorld(),
): Promise<Execution> => execute(world, { StartAt: 'Only', States: { Only: state } }, input);

export const outputOf = (execution: Execution): unknown => JSON.parse(execution.output ?? 'null');
