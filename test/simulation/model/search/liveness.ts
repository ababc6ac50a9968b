import { Numbers } from './numbers.ts';

const NONE = -1;

/**
 * From every state the steps that are sure to go on must lead to a good end. States are numbers, from
 * 0 without gaps.
 */
export class Liveness {
  readonly #from = new Numbers();
  readonly #to = new Numbers();
  readonly #goodEnds = new Numbers();

  /** A step that is sure to go on. */
  goesOn(from: number, to: number): void {
    this.#from.push(from);
    this.#to.push(to);
  }

  endsWell(state: number): void {
    this.#goodEnds.push(state);
  }

  /** The first of so many states that no sure steps lead to a good end. */
  deadEnd(states: number): number | undefined {
    const good = this.#leadingToGood(states);
    const first = good.indexOf(0);
    return first === NONE ? undefined : first;
  }

  /** Marks with 1 all states from which sure steps lead to a good end, backwards from these. */
  #leadingToGood(states: number): Uint8Array {
    const { heads, links } = this.#backwards(states);
    const marked = new Uint8Array(states);
    const open = Array.from({ length: this.#goodEnds.length }, (_, n) => this.#goodEnds.at(n));
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (marked[state] === 1) continue;
      marked[state] = 1;
      for (let step = heads[state] ?? NONE; step !== NONE; step = links[step] ?? NONE) {
        open.push(this.#from.at(step));
      }
    }
    return marked;
  }

  /** For each state a chain of the steps that lead to it. */
  #backwards(states: number): { readonly heads: Int32Array; readonly links: Int32Array } {
    const heads = new Int32Array(states).fill(NONE);
    const links = new Int32Array(this.#to.length);
    for (let step = 0; step < links.length; step++) {
      const to = this.#to.at(step);
      links[step] = heads[to] ?? NONE;
      heads[to] = step;
    }
    return { heads, links };
  }
}
