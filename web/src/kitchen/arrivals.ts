import { keyOf, type SeenTicket } from './seen-ticket.ts';

export interface Arrivals {
  readonly known: ReadonlySet<string>;
  /** What came since the look before. Nothing is new to a screen that was just switched on. */
  readonly fresh: readonly SeenTicket[];
}

/** What a bell is rung for. */
export function arrivals(
  before: ReadonlySet<string> | undefined,
  toMake: readonly SeenTicket[],
  all: readonly SeenTicket[],
): Arrivals {
  const known = new Set(all.map(keyOf));
  if (before === undefined) return { known, fresh: [] };
  return { known, fresh: toMake.filter((ticket) => !before.has(keyOf(ticket))) };
}
