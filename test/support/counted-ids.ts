import type { Ids } from '../../core/ports/ids.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ULIDs by counting from a seed: readable, sorted by time, the same in every run. */
export class CountedIds implements Ids {
  #last: number;

  constructor(seed = 0) {
    this.#last = seed;
  }

  ulid(): string {
    this.#last += 1;
    let text = '';
    for (let rest = this.#last; rest > 0; rest = Math.floor(rest / 32)) {
      text = `${CROCKFORD[rest % 32]}${text}`;
    }
    return text.padStart(26, '0');
  }
}
