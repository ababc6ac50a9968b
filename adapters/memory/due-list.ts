import type { Due, DueList } from '../../core/ports/due-list.ts';
import type { MemoryState } from './state.ts';

export class MemoryDueList implements DueList {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async due(now: number, limit: number): Promise<readonly Due[]> {
    const overdue = [...this.#state.due.values()]
      .filter((row) => row.at <= now)
      .sort((a, b) => a.at - b.at);
    return structuredClone(overdue.slice(0, limit).map((row) => row.due));
  }
}
