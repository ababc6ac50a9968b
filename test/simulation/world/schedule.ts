import { deliver } from './inbound.ts';
import type { Surroundings } from './surroundings.ts';

const MINUTE_MS = 60_000;

/**
 * EventBridge: the sweeper each minute. Once nothing goes wrong any more, minutes in which nothing is
 * due are left out: a sweep that finds nothing does nothing, and a day has 1,440 of them.
 */
export class Schedule {
  readonly #world: Surroundings;
  #minute = 0;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  start(): void {
    this.#minute = Math.ceil(this.#world.time.now / MINUTE_MS) * MINUTE_MS;
    this.#world.time.at(this.#minute, () => this.#tick());
  }

  #tick(): void {
    const world = this.#world;
    if (!world.conditions.noSweeper) {
      const name = 'schedule > sweeper';
      void deliver(world, name, () => world.functions.invoke('sweeper', {}), MINUTE_MS);
    }
    const idleUntil = world.isCalm ? world.dueRows.earliest() : this.#minute;
    if (idleUntil === undefined) world.dueRows.wakeOnNext(() => this.#from(world.time.now));
    else this.#from(Math.max(idleUntil, this.#minute));
  }

  #from(earliest: number): void {
    this.#minute = Math.max(this.#minute + MINUTE_MS, Math.ceil(earliest / MINUTE_MS) * MINUTE_MS);
    this.#world.time.at(this.#minute, () => this.#tick());
  }
}
