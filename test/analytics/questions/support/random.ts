/** Mulberry32: the same numbers from the same seed, on every machine and for ever. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to 1, 1 not among them. */
  float(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number; both ends are among them. */
  int(least: number, most: number): number {
    return least + Math.floor(this.float() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.float() < share;
  }

  /** One of several, each as often as its weight says. */
  pick<T>(weighted: readonly (readonly [value: T, weight: number])[]): T {
    const all = weighted.reduce((total, [, weight]) => total + weight, 0);
    let left = this.float() * all;
    const found = weighted.find(([, weight]) => {
      left -= weight;
      return left < 0;
    });
    const [value] = found ?? weighted[weighted.length - 1] ?? [];
    return value as T;
  }
}
