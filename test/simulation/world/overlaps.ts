import type { Scheduler } from './scheduler.ts';

/** A read that overlaps a transaction takes so long at most. */
const SLOW_READ_MS = 2_500;

/** Slow reads of a partition that wait for a transaction which they can see half of. */
export class Overlaps {
  readonly #time: Scheduler;
  readonly #readers = new Map<string, ((overlaps: boolean) => void)[]>();

  constructor(time: Scheduler) {
    this.#time = time;
  }

  /** Runs once: right after the next transaction in this partition, or in vain when none comes soon. */
  atNextCommit(pk: string, run: (overlaps: boolean) => void): void {
    let waits = true;
    const once = (overlaps: boolean): void => {
      if (waits) run(overlaps);
      waits = false;
    };
    this.#readers.set(pk, [...(this.#readers.get(pk) ?? []), once]);
    this.#time.at(this.#time.now + SLOW_READ_MS, () => once(false));
  }

  committed(pk: string): void {
    const readers = this.#readers.get(pk);
    if (!readers) return;
    this.#readers.delete(pk);
    // When all of the transaction is there.
    this.#time.at(this.#time.now, () => {
      for (const read of readers) read(true);
    });
  }
}
