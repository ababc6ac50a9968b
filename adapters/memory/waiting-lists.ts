import type { Place, WaitingList } from '../../core/domain/waiting-list.ts';
import type { WaitingLists } from '../../core/ports/waiting-lists.ts';
import { type MemoryState, placeKey } from './state.ts';

export class MemoryWaitingLists implements WaitingLists {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async at(place: Place): Promise<WaitingList> {
    const list = this.#state.waiting.get(placeKey(place));
    return list ? structuredClone(list) : { place, version: 0, last: 0, checks: [] };
  }
}
