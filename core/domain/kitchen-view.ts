import type { OrderLine } from './order.ts';
import type { Ticket, TicketLine } from './ticket.ts';
import { wantedQuantity } from './voids.ts';

/** A dish, with the same options, of which a number is still to be made. */
export interface AllDayCount {
  readonly itemId?: string | undefined;
  readonly name: string;
  readonly options: OrderLine['options'];
  readonly quantity: number;
}

/** How many of each dish are still to be made, most first: what a cook puts on the stove at once. */
export function allDay(open: readonly Ticket[]): AllDayCount[] {
  const counts = new Map<string, AllDayCount>();
  for (const line of open.filter(isToBeMade).flatMap((t) => t.lines)) {
    const wanted = wantedQuantity(line);
    if (line.doneAt !== undefined || wanted === 0) continue;
    const key = dishOf(line);
    const { itemId, name, options } = counts.get(key) ?? line;
    const quantity = (counts.get(key)?.quantity ?? 0) + wanted;
    counts.set(key, { itemId, name, options, quantity });
  }
  return [...counts.values()].toSorted((a, b) => b.quantity - a.quantity);
}

/** The pickup numbers that customers look for, each once, in the order in which they came. */
export interface Board {
  readonly preparing: readonly string[];
  readonly ready: readonly string[];
}

const BOARD_POLICY = {
  /** Who has not come by then is not looking at a board, and nobody pressed that it was fetched. */
  calledForMs: 30 * 60_000,
} as const;

/**
 * A number is ready when nothing under it is still to be made: guests who share one fetch all at once.
 * It is called for half an hour, so that tickets which nobody completes do not fill the board.
 */
export function boardOf(open: readonly Ticket[], now: number): Board {
  const preparing = new Set(open.filter(isToBeMade).map((t) => t.pickupNumber));
  const called = open.filter((t) => now - t.changedAt < BOARD_POLICY.calledForMs);
  const ready = new Set(called.filter((t) => !isToBeMade(t)).map((t) => t.pickupNumber));
  return {
    preparing: [...preparing],
    ready: [...ready].filter((number) => !preparing.has(number)),
  };
}

/** A ticket that was ready before lines were bumped one by one has lines without a mark. */
const isToBeMade = ({ status }: Ticket): boolean => status === 'PROPOSED' || status === 'PREPARING';

/** Names differ by the customer's language; where a dish has its id, that is what makes it the same. */
const dishOf = ({ itemId, name, options }: TicketLine): string =>
  JSON.stringify([itemId ?? name, ...options.map((o) => [o.slotId, o.optionId])]);
