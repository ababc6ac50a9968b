import type { MerchantId, OrderId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { endSilence } from '../domain/silent-ticket.ts';
import {
  advance,
  isAcknowledged,
  TICKET_TRANSITIONS,
  type Ticket,
  type TicketAction,
} from '../domain/ticket.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface AdvanceTicket {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly ticketId: string;
  readonly action: TicketAction;
  readonly actor: string;
}

/** Acknowledge, start, bump, recall or complete a ticket. Pressing twice is harmless. */
export async function advanceTicket(
  deps: ChangeDeps,
  { merchantId, orderId, ticketId, action, actor }: AdvanceTicket,
): Promise<Result<Ticket, Rejection>> {
  const changed = await changeOrder<Result<Ticket, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      const ticket = aggregate.tickets.find((t) => t.ticketId === ticketId);
      if (!ticket) return { value: fail(notFound('ticket')) };
      if (isDone(ticket, action)) return { value: ok(ticket) };
      const next = advance(ticket, action, now);
      if (!next) {
        const text = `A ticket that is ${ticket.status} cannot ${action}.`;
        return { value: fail(conflict('wrong-ticket-state', text)) };
      }
      const edit = { tickets: [next], ...endSilence(aggregate, next.ticketId, now) };
      return { edit, what: `ticket-${action}`, actor, value: ok(next) };
    },
  );
  return changed?.value ?? fail(notFound('order'));
}

const isDone = (ticket: Ticket, action: TicketAction): boolean =>
  action === 'acknowledge'
    ? isAcknowledged(ticket)
    : ticket.status === TICKET_TRANSITIONS[action].to;
