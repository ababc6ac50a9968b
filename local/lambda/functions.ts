import { FunctionLog } from './function-log.ts';
import { type FunctionSpec, failure, type Invoke, type Outcome } from './invocation.ts';
import { Sandbox } from './sandbox.ts';

export interface FunctionsOptions {
  readonly specs: readonly FunctionSpec[];
  /** What every function's environment has besides its own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logsDir: string;
  /** Sandboxes at a time, all functions together. Default 8. */
  readonly maxSandboxes?: number | undefined;
  /** A sandbox that has had nothing to do for this long is ended. Default 60 s. */
  readonly idleMs?: number | undefined;
}

/** Invocations in one sandbox beyond which a second one is started for the function. */
const crowd = 8;
const sandboxesPerFunction = 2;
/** Lambda's limit for an account. */
const concurrencyLimit = 1_000;

/** All functions of the stack, in a bounded number of sandboxes: the longest idle makes room. */
export class Functions {
  readonly #options: FunctionsOptions;
  readonly #byId = new Map<string, FunctionSpec>();
  readonly #logs = new Map<FunctionSpec, FunctionLog>();
  readonly #concurrency = new Map<FunctionSpec, number>();
  readonly #sandboxes = new Set<Sandbox>();
  readonly #waiting: (() => void)[] = [];
  readonly #reaper: NodeJS.Timeout;
  #closed = false;

  constructor(options: FunctionsOptions) {
    this.#options = options;
    for (const spec of options.specs) {
      const withoutHash = spec.logicalId.replace(/[0-9A-F]{8}$/, '');
      for (const id of [spec.arn, spec.name, spec.logicalId, withoutHash]) {
        this.#byId.set(id, spec);
      }
      this.#logs.set(spec, new FunctionLog(options.logsDir, spec.name));
    }
    this.#reaper = setInterval(() => this.#endIdle(), 5_000).unref();
  }

  /** Invokes a function; a version or alias at the end of its ARN is ignored. Never rejects. */
  readonly invoke: Invoke = async (functionId, payload) => {
    const spec =
      this.#byId.get(functionId) ?? this.#byId.get(functionId.split(':').slice(0, 7).join(':'));
    if (spec === undefined) {
      return failure('ResourceNotFoundException', `Function not found: ${functionId}`);
    }
    const running = this.#concurrency.get(spec) ?? 0;
    if (running >= (spec.reservedConcurrency ?? concurrencyLimit)) {
      return failure('Lambda.TooManyRequestsException', 'Rate Exceeded.');
    }
    this.#concurrency.set(spec, running + 1);
    const outcome = await this.#run(spec, payload);
    this.#concurrency.set(spec, (this.#concurrency.get(spec) ?? 1) - 1);
    return outcome;
  };

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#reaper);
    for (const go of this.#waiting.splice(0)) go();
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.terminate()));
    for (const log of this.#logs.values()) log.close();
  }

  async #run(spec: FunctionSpec, payload: string): Promise<Outcome> {
    for (;;) {
      if (this.#closed) return failure('Runtime.ExitError', 'The server is stopping.');
      const sandbox = this.#sandboxFor(spec);
      if (sandbox !== undefined) {
        const outcome = await sandbox.invoke(payload);
        if (!outcome.ok) this.#note(spec, JSON.stringify(outcome.error));
        return outcome;
      }
      // Every sandbox is busy with other functions; timeouts guarantee that one comes free.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #sandboxFor(spec: FunctionSpec): Sandbox | undefined {
    const own = [...this.#sandboxes].filter((sandbox) => sandbox.spec === spec && !sandbox.retired);
    const [freest] = own.toSorted((a, b) => a.busy - b.busy);
    if (freest !== undefined && freest.busy < crowd) return freest;
    if (own.length < sandboxesPerFunction && this.#makeRoom()) return this.#start(spec);
    return freest;
  }

  #makeRoom(): boolean {
    if (this.#sandboxes.size < (this.#options.maxSandboxes ?? 8)) return true;
    const [longestIdle] = [...this.#sandboxes]
      .filter((sandbox) => sandbox.busy === 0 && !sandbox.retired)
      .toSorted((a, b) => a.idleSinceMs - b.idleSinceMs);
    if (longestIdle === undefined) return false;
    this.#end(longestIdle);
    return true;
  }

  #start(spec: FunctionSpec): Sandbox {
    const env = {
      ...this.#options.environment,
      ...spec.environment,
      AWS_LAMBDA_FUNCTION_NAME: spec.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      LAMBDA_TASK_ROOT: spec.codeDir,
      _HANDLER: spec.handler,
    };
    const sandbox = new Sandbox(spec, env, {
      log: (text) => this.#logs.get(spec)?.write(text),
      onIdle: () => this.#waiting.shift()?.(),
      onExit: () => {
        this.#sandboxes.delete(sandbox);
        this.#waiting.shift()?.();
      },
    });
    this.#sandboxes.add(sandbox);
    return sandbox;
  }

  #endIdle(): void {
    const idleMs = this.#options.idleMs ?? 60_000;
    for (const sandbox of this.#sandboxes) {
      const idle = sandbox.busy === 0 && !sandbox.retired;
      if (idle && Date.now() - sandbox.idleSinceMs > idleMs) this.#end(sandbox);
    }
  }

  #end(sandbox: Sandbox): void {
    this.#sandboxes.delete(sandbox);
    void sandbox.terminate();
  }

  #note(spec: FunctionSpec, text: string): void {
    this.#logs.get(spec)?.write(`${text}\n`);
  }
}
