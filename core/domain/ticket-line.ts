import type { Ticket, TicketLine } from './ticket.ts';

/** What the kitchen does with one line of a ticket. */
export const LINE_ACTIONS = ['bump', 'recall'] as const;
export type LineAction = (typeof LINE_ACTIONS)[number];

export const isLineAction = (text: string): text is LineAction =>
  (LINE_ACTIONS as readonly string[]).includes(text);

/**
 * The ticket after one line was bumped or recalled; its own status follows from its lines, so that no
 * ticket is ready with a dish to make. The same ticket where the line already is so; undefined where
 * the ticket has been handed over, or has no such line.
 */
export function advanceLine(
  ticket: Ticket,
  lineId: string,
  action: LineAction,
  now: number,
): Ticket | undefined {
  const line = ticket.lines.find((l) => l.lineId === lineId);
  if (!line || ticket.status === 'COMPLETED') return undefined;
  const isDone = line.doneAt !== undefined || ticket.status === 'PREPARED';
  if (isDone === (action === 'bump')) return ticket;
  const { doneAt: _, ...undone } = line;
  const next: TicketLine = action === 'bump' ? { ...line, doneAt: now } : undone;
  const lines = ticket.lines.map((l) => (l.lineId === lineId ? next : l));
  const status = lines.every((l) => l.doneAt !== undefined) ? 'PREPARED' : 'PREPARING';
  return { ...ticket, lines, status, changedAt: now };
}
