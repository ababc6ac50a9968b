import { Process } from './process.ts';
import type { World } from './world.ts';

/** What the invoker of a function hears. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };

export type Handler = (event: never, context: never) => Promise<unknown>;
export type Handlers = Readonly<Record<FunctionName, Handler>>;

/** Seconds that each function may take, as lib/ gives them; a test compares. */
export const TIMEOUT_SECONDS = {
  orders: 20,
  payments: 29,
  notifications: 10,
  kitchen: 10,
  cases: 10,
  effects: 30,
  'follow-up': 30,
  'query-payment': 10,
  'cancel-payment': 20,
  sweeper: 55,
} as const;

export type FunctionName = keyof typeof TIMEOUT_SECONDS;

/** Lambda: every invocation is a process of its own, which dies when its time is over. */
export class Functions {
  readonly #world: World;
  readonly #handlers: Handlers;
  #choose: (process: string, handlers: Handlers) => Handlers = (_, handlers) => handlers;
  readonly #counts = new Map<string, number>();

  constructor(world: World, handlers: Handlers) {
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
