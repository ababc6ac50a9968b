import { seen, type Ticket, type TicketLine } from './ticket.ts';

/** What the kitchen does with one line of a ticket. */
export const LINE_ACTIONS = ['bump', 'recall'] as const;
export type LineAction = (typeof LINE_ACTIONS)[number];

export const isLineAction = (text: string): text is LineAction =>
  (LINE_ACTIONS as readonly string[]).includes(text);

/**
 * The ticket after some of its lines were bumped or recalled; its own status follows from its lines,
 * so that no ticket is ready with a dish to make. The same ticket where they already are so;
 * undefined where the ticket has been handed over.
 */
export function advanceLines(
  ticket: Ticket,
  concerns: (line: TicketLine) => boolean,
  action: LineAction,
  now: number,
): Ticket | undefined {
  if (ticket.status === 'COMPLETED') return undefined;
  const isDone = ({ doneAt }: TicketLine) => doneAt !== undefined || ticket.status === 'PREPARED';
  const changing = ticket.lines.filter((l) => concerns(l) && isDone(l) !== (action === 'bump'));
  if (changing.length === 0) return ticket;
  const changed = ({ doneAt: _, ...line }: TicketLine): TicketLine =>
    action === 'bump' ? { ...line, doneAt: now } : line;
  const lines = ticket.lines.map((l) => (changing.includes(l) ? changed(l) : l));
  const status = lines.every((l) => l.doneAt !== undefined) ? 'PREPARED' : 'PREPARING';
  return { ...ticket, ...seen(ticket, now), lines, status, changedAt: now };
}
