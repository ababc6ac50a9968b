import type { TicketResponse } from '../../../api/kitchen.ts';

/** A ticket as this screen has it: of a station, with that station's lines alone. */
export type SeenTicket = TicketResponse;
export type SeenLine = TicketResponse['lines'][number];

/** Numbers of tickets are unique within their order alone. */
export const keyOf = ({ orderId, ticketId }: Pick<SeenTicket, 'orderId' | 'ticketId'>): string =>
  `${orderId}/${ticketId}`;

/** A ticket that was ready before lines were bumped one by one has lines without a mark. */
const isReady = ({ status }: SeenTicket): boolean => status === 'PREPARED';

export const isLineDone = (ticket: SeenTicket, line: SeenLine): boolean =>
  line.doneAt !== undefined || isReady(ticket);

/** Whether this screen has something to do for it. */
export const isToBeMade = (ticket: SeenTicket): boolean =>
  ticket.status !== 'COMPLETED' && ticket.lines.some((line) => !isLineDone(ticket, line));

const isDoneHere = (ticket: SeenTicket): boolean =>
  ticket.status !== 'COMPLETED' && !isToBeMade(ticket);

/** When its last line here was bumped. */
export const doneAtOf = ({ lines, changedAt }: SeenTicket): number => {
  const times = lines.map(({ doneAt }) => doneAt).filter((at) => at !== undefined);
  return times.length > 0 ? Math.max(...times) : changedAt;
};

export interface Sorted {
  /** Oldest first, as it came. */
  readonly toMake: readonly SeenTicket[];
  /** Bumped here and not handed over, the last one first: what a cook may want back. */
  readonly done: readonly SeenTicket[];
}

export function sorted(tickets: readonly SeenTicket[]): Sorted {
  const oldestFirst = tickets.toSorted((a, b) => a.createdAt - b.createdAt);
  return {
    toMake: oldestFirst.filter(isToBeMade),
    done: tickets.filter(isDoneHere).toSorted((a, b) => doneAtOf(b) - doneAtOf(a)),
  };
}

/** How many of a line are still wanted. */
export const wantedOf = ({ quantity, voids = [] }: SeenLine): number =>
  voids.reduce((left, gone) => left - gone.quantity, quantity);
