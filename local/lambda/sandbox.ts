import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import {
  type FunctionSpec,
  failure,
  type InvocationMessage,
  type Outcome,
  type WorkerMessage,
} from './invocation.ts';

/** Lambda gives a function this long to start before its first invocation. */
const initLimitMs = 10_000;
/** A function that ran out of time may still finish what it began: real sandboxes thaw, too. */
const lateMs = 2_000;
/** The largest answer of a synchronous invocation. */
const answerLimit = 6 * 1024 * 1024;

interface Running {
  readonly message: InvocationMessage;
  readonly settle: (outcome: Outcome) => void;
  timer?: NodeJS.Timeout;
}

/**
 * One function in a worker thread, with its own environment and heap. It takes several invocations
 * at a time, as a Lambda managed instance does: handlers are asynchronous and keep nothing between.
 */
export class Sandbox {
  readonly spec: FunctionSpec;
  readonly #worker: Worker;
  readonly #running = new Map<string, Running>();
  readonly #onIdle: () => void;
  #ready = false;
  #retired = false;
  #ending: Outcome | undefined;
  #idleSinceMs = Date.now();

  constructor(
    spec: FunctionSpec,
    env: Readonly<Record<string, string>>,
    events: { log: (text: Buffer) => void; onIdle: () => void; onExit: () => void },
  ) {
    this.spec = spec;
    this.#onIdle = events.onIdle;
    this.#worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), {
      env: { ...env },
      workerData: spec,
      stdout: true,
      stderr: true,
      // Small generations keep the threads of one process small together.
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb, maxYoungGenerationSizeMb: 4 },
    });
    this.#worker.stdout.on('data', events.log);
    this.#worker.stderr.on('data', events.log);
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (error: Error) => {
      this.#ending = failure('Runtime.ExitError', `${error.name}: ${error.message}`);
      events.log(Buffer.from(`${error.stack ?? error.message}\n`));
    });
    const initTimer = setTimeout(() => void this.terminate(), initLimitMs);
    this.#worker.once('message', () => clearTimeout(initTimer));
    this.#worker.on('exit', (code) => {
      clearTimeout(initTimer);
      this.#retired = true;
      const ending = this.#ending ?? failure('Runtime.ExitError', `Sandbox exited with ${code}`);
      for (const id of [...this.#running.keys()]) this.#settle(id, ending);
      events.onExit();
    });
  }

  /** Takes no more invocations: it timed out, failed to start, or has ended. */
  get retired(): boolean {
    return this.#retired;
  }

  get busy(): number {
    return this.#running.size;
  }

  /** Real time since when nothing runs in it. */
  get idleSinceMs(): number {
    return this.#idleSinceMs;
  }

  invoke(payload: string): Promise<Outcome> {
    const id = randomUUID();
    const deadlineMs = Date.now() + this.spec.timeoutMs;
    return new Promise((resolve) => {
      const message = { id, payload, deadlineMs };
      this.#running.set(id, { message, settle: resolve });
      if (this.#ready) this.#start(id);
    });
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #receive(message: WorkerMessage): void {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        for (const id of this.#running.keys()) this.#start(id);
        return;
      case 'init-failed':
        this.#retired = true;
        this.#ending = { ok: false, error: message.error };
        void this.terminate();
        return;
      case 'done':
        this.#settle(message.id, withinLimit(message.outcome));
        return;
    }
  }

  #start(id: string): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    // Starting is not on the function's time.
    const deadlineMs = Date.now() + this.spec.timeoutMs;
    this.#worker.postMessage({ ...running.message, deadlineMs } satisfies InvocationMessage);
    running.timer = setTimeout(() => this.#timeOut(id), this.spec.timeoutMs);
  }

  #timeOut(id: string): void {
    const seconds = (this.spec.timeoutMs / 1_000).toFixed(2);
    this.#retired = true;
    this.#settle(
      id,
      failure(
        'Sandbox.Timedout',
        `RequestId: ${id} Error: Task timed out after ${seconds} seconds`,
      ),
    );
    setTimeout(() => void this.#terminateWhenFree(), lateMs).unref();
  }

  async #terminateWhenFree(): Promise<void> {
    if (this.busy === 0) return this.terminate();
    setTimeout(() => void this.#terminateWhenFree(), lateMs).unref();
  }

  #settle(id: string, outcome: Outcome): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    clearTimeout(running.timer);
    this.#running.delete(id);
    if (this.busy === 0) this.#idleSinceMs = Date.now();
    running.settle(outcome);
    if (this.busy === 0) this.#onIdle();
  }
}

function withinLimit(outcome: Outcome): Outcome {
  if (!outcome.ok || Buffer.byteLength(outcome.payload) <= answerLimit) return outcome;
  return failure('Function.ResponseSizeTooLarge', 'Response payload size exceeded 6 MB.');
}
