import type { EventDetails, Execution, HistoryEvent } from './execution.ts';
import type { Journal } from './scope.ts';

/** Numbers and times the events of one execution, and holds them until the next snapshot. */
export class EventJournal implements Journal {
  readonly #now: () => number;
  #pending: HistoryEvent[] = [];
  #eventCount: number;
  #transitions: number;

  constructor(now: () => number, from: Pick<Execution, 'eventCount' | 'transitions'>) {
    this.#now = now;
    this.#eventCount = from.eventCount;
    this.#transitions = from.transitions;
  }

  record(type: string, details: EventDetails): void {
    this.#eventCount += 1;
    this.#pending.push({ id: this.#eventCount, timestamp: this.#now(), type, details });
  }

  countTransition(): void {
    this.#transitions += 1;
  }

  counts(): Pick<Execution, 'eventCount' | 'transitions'> {
    return { eventCount: this.#eventCount, transitions: this.#transitions };
  }

  /** The events since the last call. */
  drain(): readonly HistoryEvent[] {
    const events = this.#pending;
    this.#pending = [];
    return events;
  }
}
