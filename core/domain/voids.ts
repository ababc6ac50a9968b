import type { Refund } from './refund.ts';
import type { Ticket, TicketLine } from './ticket.ts';

/** Of a ticket as JSON: at most three bytes each keep its row under 400 KB. */
const MAX_LENGTH = 100_000;

/**
 * The tickets on which the refund, asked for by line, voids something: a cook must not go on with a
 * dish that is being paid back. What was handed over stays as it was. The line itself stays, too,
 * until somebody bumps it, so that no dish vanishes from a screen unseen. Marks that would not fit
 * the ticket's row are left out: they must never keep the money from going back.
 */
export function voidedBy(
  { refundId, lines = [], reason }: Refund,
  tickets: readonly Ticket[],
  now: number,
): Ticket[] {
  const quantities = new Map(lines.map((l) => [l.lineId, l.quantity]));
  const marked = (line: TicketLine): TicketLine => {
    const quantity = quantities.get(line.lineId);
    if (quantity === undefined) return line;
    return { ...line, voids: [...(line.voids ?? []), { refundId, quantity, reason }] };
  };
  return tickets
    .filter((t) => t.status !== 'COMPLETED' && t.lines.some((l) => quantities.has(l.lineId)))
    .map((t) => ({ ...t, lines: t.lines.map(marked), changedAt: now }))
    .filter((t) => JSON.stringify(t).length <= MAX_LENGTH);
}

/** Tickets as they go to the kitchen: of what was paid back while it waited nothing is cooked. */
export const withoutReturned = (
  tickets: readonly Ticket[],
  refunds: readonly Refund[],
  now: number,
): Ticket[] =>
  tickets.map((ticket) =>
    refunds
      .filter(({ status }) => status !== 'FAILED')
      .reduce((marked, refund) => voidedBy(refund, [marked], now)[0] ?? marked, ticket),
  );

/** The tickets from which the marks of refunds that were declined for good are lifted. */
export function liftedVoids(
  refunds: readonly Refund[],
  tickets: readonly Ticket[],
  now: number,
): Ticket[] {
  const failed = new Set(refunds.filter((r) => r.status === 'FAILED').map((r) => r.refundId));
  const isLifted = ({ voids = [] }: TicketLine) => voids.some((v) => failed.has(v.refundId));
  const lifted = ({ voids = [], ...line }: TicketLine): TicketLine => {
    const kept = voids.filter((v) => !failed.has(v.refundId));
    return kept.length > 0 ? { ...line, voids: kept } : line;
  };
  return tickets
    .filter((t) => t.lines.some(isLifted))
    .map((t) => ({ ...t, lines: t.lines.map(lifted), changedAt: now }));
}

/** How many of the line are still wanted. */
export const wantedQuantity = ({ quantity, voids = [] }: TicketLine): number =>
  voids.reduce((left, v) => left - v.quantity, quantity);
