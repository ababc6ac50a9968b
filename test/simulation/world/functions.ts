import type { FunctionName, Handlers, Outcome } from './function-types.ts';
import { TIMEOUT_SECONDS } from './function-types.ts';
import { Process } from './process.ts';
import type { Surroundings } from './surroundings.ts';

/** Lambda: every invocation is a process of its own, which dies when its time is over. */
export class Functions {
  readonly #world: Surroundings;
  readonly #handlers: Handlers;
  #choose: (process: string, handlers: Handlers) => Handlers = (_, handlers) => handlers;
  readonly #counts = new Map<string, number>();

  constructor(world: Surroundings, handlers: Handlers) {
    this.#world = world;
    this.#handlers = handlers;
  }

  /** Which version serves a process; the deployed one unless a drill says otherwise. */
  choose(by: (process: string, handlers: Handlers) => Handlers): void {
    this.#choose = by;
  }

  invoke(name: FunctionName, event: unknown): Promise<Outcome> {
    const { time } = this.#world;
    const process = this.#start(name);
    return new Promise((resolve) => {
      const fail = (error: string): void =>
        resolve({ ok: false, error: { name: error, message: `${name} ended early` } });
      process.onDeath(() => time.at(time.now + 5, () => fail('Runtime.ExitError')));
      const limit = time.now + TIMEOUT_SECONDS[name] * 1_000;
      time.at(limit, () => {
        process.die();
        fail('Sandbox.Timedout');
      });
      time.at(time.now + this.#world.latency(`start ${process.id}`), () => {
        this.#run(process, name, event).then(resolve, () => fail('Runtime.ExitError'));
      });
    });
  }

  async #run(process: Process, name: FunctionName, event: unknown): Promise<Outcome> {
    const handler = this.#choose(process.id, this.#handlers)[name];
    try {
      const value = await process.run(() => handler(event as never, {} as never));
      return { ok: true, value };
    } catch (error) {
      const { name: errorName, message } =
        error instanceof Error ? error : new Error(String(error));
      return { ok: false, error: { name: errorName, message } };
    } finally {
      process.end();
    }
  }

  #start(name: FunctionName): Process {
    const k = this.#counts.get(name) ?? 0;
    this.#counts.set(name, k + 1);
    const id = `${name}-${k}`;
    return new Process(this.#world, name, id, this.#world.skewOf(id));
  }
}
