import type { Place, WaitingList } from '../domain/waiting-list.ts';

/** The lists of checks that wait for static-QR money. Changed only together with an order. */
export interface WaitingLists {
  /** Strongly read. */
  at(place: Place): Promise<WaitingList>;
}
