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
  #turn = 0;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  start(): void {
    this.#next(this.#world.time.now);
  }

  #tick(): void {
    const world = this.#world;
    if (!world.conditions.noSweeper) {
      const name = 'schedule > sweeper';
      void deliver(world, name, () => world.functions.invoke('sweeper', {}), MINUTE_MS);
    }
    this.#next(world.isCalm ? world.dueRows.earliest() : this.#minute);
  }

  /** The first minute from then on; earlier, if a row meanwhile comes due earlier. */
  #next(idleUntil: number): void {
    const { time, dueRows, isCalm } = this.#world;
    const turn = ++this.#turn;
    if (isCalm) dueRows.wakeBefore(idleUntil, (at) => this.#next(Math.max(at, time.now)));
    if (idleUntil === Number.POSITIVE_INFINITY) return;
    const next = Math.max(this.#minute + MINUTE_MS, Math.ceil(idleUntil / MINUTE_MS) * MINUTE_MS);
    time.at(next, () => {
      if (turn !== this.#turn) return;
      this.#minute = next;
      this.#tick();
    });
  }
}
