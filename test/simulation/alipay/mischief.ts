import type { Surroundings, Words } from './surroundings.ts';
import type { Deed, Group, Temper } from './temper.ts';

/**
 * Draws what goes wrong, and counts it. Every draw is named by words that are about this one choice,
 * so that no draw depends on how many others came before it.
 */
export class Mischief {
  readonly #chance: Surroundings['chance'];
  readonly #happened = new Map<string, number>();
  readonly #times = new Map<string, number>();
  readonly #temper: Temper;
  #ended = false;

  constructor(chance: Surroundings['chance'], temper: Temper) {
    this.#chance = chance;
    this.#temper = temper;
  }

  /** How often each deed was done; the names are those of `deeds`. */
  get happened(): ReadonlyMap<string, number> {
    return this.#happened;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** From here on nothing goes wrong. */
  end(): void {
    this.#ended = true;
  }

  /** The deed of this group that is done now, if any. Only ask where each of them would show. */
  drawn<G extends Group>(group: G, ...words: Words): Deed<G> | undefined {
    if (this.#ended) return undefined;
    let left = this.#chance('alipay', group, ...words);
    const shares: Readonly<Record<string, number>> = this.#temper[group];
    for (const deed in shares) {
      const share = shares[deed] ?? 0;
      left -= share;
      if (left < 0) {
        this.#count(`${group} ${deed}`);
        return deed as Deed<G>;
      }
    }
    return undefined;
  }

  /** At least 0 and below 1. */
  chance(...words: Words): number {
    return this.#chance('alipay', ...words);
  }

  /** A whole number of at least `from` and below `to`. */
  between(from: number, to: number, ...words: Words): number {
    return from + Math.floor(this.chance(...words) * (to - from));
  }

  /** The same, but of every size: as often of seconds as of hours. */
  spread(from: number, to: number, ...words: Words): number {
    return Math.floor(from * (to / from) ** this.chance(...words));
  }

  /** A number of 15 digits, or more, that no other words will get. */
  digits(count: number, ...words: Words): string {
    const high = this.between(0, 1e7, 'high', ...words);
    const low = this.between(0, 1e8, 'low', ...words);
    return `${String(high).padStart(count - 8, '0')}${String(low).padStart(8, '0')}`;
  }

  oneOf<T>(choices: readonly [T, ...T[]], ...words: Words): T {
    return choices[this.between(0, choices.length, ...words)] ?? choices[0];
  }

  /** 0 for the first time that somebody asks with these words, then 1, 2 ... */
  nth(...words: Words): number {
    const name = words.join(' ');
    const n = this.#times.get(name) ?? 0;
    this.#times.set(name, n + 1);
    return n;
  }

  #count(what: string): void {
    this.#happened.set(what, (this.#happened.get(what) ?? 0) + 1);
  }
}
