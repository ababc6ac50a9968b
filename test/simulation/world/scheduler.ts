import TinyQueue from 'tinyqueue';
import type { Chance } from './chance.ts';

interface Event {
  readonly at: number;
  /** Order among events of one moment: drawn by the seed. */
  readonly tie: number;
  readonly n: number;
  readonly run: () => void;
}

/** A sleeper that nothing but its time, or its signal, wakes. */
export type Sleep = (atMs: number, signal: AbortSignal) => Promise<void>;

/**
 * A world of ten orders has some 10,000, and half a million where all our clocks are minutes behind
 * those of the workflows; one with so many does the same for ever.
 */
const MAX_EVENTS = 1_500_000;

/** Real turns of the event loop, kept from before the simulation takes the timers away. */
const nextTurn = setImmediate;

/**
 * Virtual time. One event at a time, in an order that the seed draws among those of one moment; after
 * each, every promise that can settle without another event settles.
 */
export class Scheduler {
  #now: number;
  #count = 0;
  readonly #chance: Chance;
  readonly #events = new TinyQueue<Event>([], (a, b) => a.at - b.at || a.tie - b.tie || a.n - b.n);

  constructor(start: number, chance: Chance) {
    this.#now = start;
    this.#chance = chance;
  }

  get now(): number {
    return this.#now;
  }

  /** How many events have run or wait. */
  get count(): number {
    return this.#count;
  }

  at(atMs: number, run: () => void): void {
    const n = this.#count++;
    this.#events.push({ at: Math.max(atMs, this.#now), tie: this.#chance('tie', n), n, run });
  }

  readonly sleepUntil: Sleep = (atMs, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal.aborted) reject(signal.reason);
    else {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.at(atMs, resolve);
    }
    return promise;
  };

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.at(this.#now + ms, resolve));
  }

  /**
   * Runs everything up to that moment; then it is that moment.
   * @returns false if it stopped before, because there is no end of events
   */
  async runUntil(atMs: number): Promise<boolean> {
    await settled();
    for (let next = this.#events.peek(); next && next.at <= atMs; next = this.#events.peek()) {
      if (this.#count > MAX_EVENTS) return false;
      this.#events.pop();
      this.#now = next.at;
      next.run();
      await settled();
    }
    this.#now = Math.max(this.#now, atMs);
    return true;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => nextTurn(resolve));
