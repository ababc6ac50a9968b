import type { MerchantId, OrderId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { endSilence } from '../domain/silent-ticket.ts';
import type { Ticket, TicketLine } from '../domain/ticket.ts';
import { advanceLines, type LineAction } from '../domain/ticket-line.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface AdvanceTicketLines {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly ticketId: string;
  /** Which lines: one of them, or all of a station. */
  readonly concerns: (line: TicketLine) => boolean;
  readonly action: LineAction;
  readonly actor: string;
}

/** Bump or recall some lines of a ticket, all at once. Pressing twice is harmless. */
export async function advanceTicketLines(
  deps: ChangeDeps,
  { merchantId, orderId, ticketId, concerns, action, actor }: AdvanceTicketLines,
): Promise<Result<Ticket, Rejection>> {
  const changed = await changeOrder<Result<Ticket, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      const ticket = aggregate.tickets.find((t) => t.ticketId === ticketId);
      if (!ticket) return { value: fail(notFound('ticket')) };
      if (!ticket.lines.some(concerns)) return { value: fail(notFound('line')) };
      const next = advanceLines(ticket, concerns, action, now);
      if (!next) {
        const text = `A line of a ticket that is ${ticket.status} cannot ${action}.`;
        return { value: fail(conflict('wrong-ticket-state', text)) };
      }
      if (next === ticket) return { value: ok(ticket) };
      const edit = { tickets: [next], ...endSilence(aggregate, next.ticketId, now) };
      return { edit, what: `line-${action}`, actor, value: ok(next) };
    },
  );
  return changed?.value ?? fail(notFound('order'));
}
