import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** Numbers of the generator that still resemble its seed. */
const WARM_UP = 16;

/** The same seed, the same throws. */
export class Dice {
  readonly #random: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#random = xoroshiro128plus(scattered(seed));
    skipN(this.#random, WARM_UP);
  }

  /** From 0 up to but not 1. */
  unit(): number {
    return (this.#random.next() >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return probability > 0 && this.unit() < probability;
  }

  /** A whole number from low to high. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  pick<T>(options: readonly T[]): T {
    const chosen = options[Math.floor(this.unit() * options.length)];
    if (chosen === undefined) throw new RangeError('Nothing to pick from');
    return chosen;
  }
}

/** Seeds that follow one another must have nothing in common (the finisher of MurmurHash3). */
function scattered(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
