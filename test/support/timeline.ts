import type { Clock } from '../../core/ports/clock.ts';

interface Event {
  readonly at: number;
  readonly run: () => unknown;
}

/** Virtual time. Events run in order of time, then in the order in which they were planned. */
export class Timeline implements Clock {
  #now: number;
  #events: Event[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Plans an event; one whose time has passed runs next. */
  at(time: number, run: () => unknown): void {
    const after = this.#events.findIndex((e) => e.at > time);
    this.#events.splice(after < 0 ? this.#events.length : after, 0, { at: time, run });
  }

  /** Settles so many ms later. Somebody else has to run the time. */
  wait(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise((resolve) => this.at(this.#now + ms, resolve));
  }

  /** Runs everything that is planned within the next `ms`, also what is planned meanwhile. */
  async runFor(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#take(end); next; next = this.#take(end)) {
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settled();
    }
    this.#now = end;
  }

  #take(end: number): Event | undefined {
    const [next] = this.#events;
    return next && next.at <= end ? this.#events.shift() : undefined;
  }
}

/** Everything that waits for no virtual time has run: promises settle before the next turn. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
