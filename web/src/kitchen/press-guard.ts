/** A finger that is under way when tickets move up would bump the wrong one. */
const SETTLES_MS = 450;

/** Remembers when tickets last changed their places. */
export class PressGuard {
  #places: ReadonlyMap<string, string> = new Map();
  readonly #movedAt = new Map<string, number>();

  /** @param places Where each ticket is shown now. */
  show(places: ReadonlyMap<string, string>, now: number): void {
    for (const [key, place] of places) {
      const before = this.#places.get(key);
      // What takes the place of another is as treacherous as what moved there.
      const isMoved = before !== place && this.#places.size > 0;
      if (isMoved && [...this.#places.values()].includes(place)) this.#movedAt.set(key, now);
    }
    for (const key of this.#movedAt.keys()) if (!places.has(key)) this.#movedAt.delete(key);
    this.#places = places;
  }

  /** Whether a touch on the ticket may be meant for the one that was there before. */
  isSuspect(key: string, now: number): boolean {
    return now - (this.#movedAt.get(key) ?? Number.NEGATIVE_INFINITY) < SETTLES_MS;
  }
}
