import type { Counters } from '../../core/ports/counters.ts';

export class MemoryCounters implements Counters {
  readonly #taken = new Map<string, number>();

  async take(name: string, limit: number): Promise<boolean> {
    const taken = this.#taken.get(name) ?? 0;
    if (taken >= limit) return false;
    this.#taken.set(name, taken + 1);
    return true;
  }

  async giveBack(name: string): Promise<void> {
    const taken = this.#taken.get(name) ?? 0;
    if (taken > 0) this.#taken.set(name, taken - 1);
  }
}
