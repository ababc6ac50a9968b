import { AsyncLocalStorage } from 'node:async_hooks';
import type { Surroundings } from './surroundings.ts';

/** Which process the running code belongs to; it follows promises as a thread would. */
const running = new AsyncLocalStorage<Process>();

/** One invocation of one function in a sandbox of its own: what it remembers dies with it. */
export class Process {
  readonly world: Surroundings;
  readonly name: string;
  readonly id: string;
  /** How far its clock is ahead of true time, in ms. */
  readonly skewMs: number;
  /** What the sandbox keeps between the calls of one invocation: adapters and their caches. */
  readonly memory = new Map<string, unknown>();
  /** The tenant of the caller, as soon as a guard has established it. */
  merchantId: string | undefined;
  #alive = true;
  #onDeath: (() => void)[] = [];

  constructor(world: Surroundings, name: string, id: string, skewMs: number) {
    this.world = world;
    this.name = name;
    this.id = id;
    this.skewMs = skewMs;
  }

  get alive(): boolean {
    return this.#alive;
  }

  onDeath(run: () => void): void {
    this.#onDeath.push(run);
  }

  /** From here on none of its promises settles. */
  die(): void {
    if (!this.#alive) return;
    this.#alive = false;
    for (const run of this.#onDeath.splice(0)) run();
  }

  /** It has answered: nothing more is expected of it. */
  end(): void {
    this.#alive = false;
    this.#onDeath = [];
  }

  run<T>(work: () => T): T {
    return running.run(this, work);
  }

  /** Made on first use, as compose.ts does, and kept for the life of the process. */
  keep<T>(name: string, make: () => T): T {
    const known = this.memory.get(name) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.memory.set(name, made);
    return made;
  }
}

/** The process whose code asks. */
export function currentProcess(): Process {
  const process = running.getStore();
  if (!process) throw new Error('Product code runs outside every process');
  return process;
}
