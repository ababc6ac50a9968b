import { CASE_KINDS, caseIdOf, type ExceptionCase } from './exception-case.ts';
import type { TicketId } from './ids.ts';
import { beginsAt, type KitchenSettings } from './kitchen-settings.ts';
import type { Order } from './order.ts';
import type { Edit, OrderAggregate } from './order-aggregate.ts';
import { isAcknowledged, type Ticket } from './ticket.ts';

export interface Looked {
  readonly edit: Edit;
  readonly what: 'ticket-put-off' | 'ticket-unwatched' | 'ticket-silent';
}

/**
 * The kitchen has said nothing of a ticket for so long that somebody looks: by today's settings it
 * has more time, or nobody need look at all, or a person has to know. Undefined where the time has
 * not come, or the kitchen was faster.
 */
export function lookAtTicket(
  { order, tickets }: OrderAggregate,
  ticketId: TicketId,
  settings: KitchenSettings,
  now: number,
): Looked | undefined {
  const { acknowledgeWithinSeconds } = settings;
  const ticket = tickets.find((t) => t.ticketId === ticketId);
  if (ticket?.dueAt === undefined || now < ticket.dueAt) return undefined;
  const unwatched = { tickets: [{ ...ticket, dueAt: undefined }] };
  // An older version of this code can advance a ticket without taking its time away.
  if (isAcknowledged(ticket) || acknowledgeWithinSeconds === null) {
    return { edit: unwatched, what: 'ticket-unwatched' };
  }
  const dueAt = beginsAt(ticket, settings) + acknowledgeWithinSeconds * 1_000;
  if (now < dueAt) return { edit: { tickets: [{ ...ticket, dueAt }] }, what: 'ticket-put-off' };
  return { edit: { ...unwatched, ...silence(order, ticket, now) }, what: 'ticket-silent' };
}

/** Nothing where a person has been told already. */
function silence(order: Order, ticket: Ticket, now: number): Pick<Edit, 'order' | 'opened'> {
  const { merchantId, storeId, orderId } = order;
  const { ticketId, pickupNumber } = ticket;
  const caseId = caseIdOf('kitchen-silent', `${orderId}.${ticketId}`);
  if (order.cases.some((c) => c.caseId === caseId)) return {};
  const seconds = Math.floor((now - ticket.createdAt) / 1_000);
  const opened: ExceptionCase = {
    ...{ caseId, merchantId, storeId, orderId, ticketId },
    ...{ kind: 'kitchen-silent', status: 'OPEN', openedAt: now },
    detail: `${pickupNumber}: nobody has acknowledged it for ${seconds} s`,
  };
  const { closesItself } = CASE_KINDS['kitchen-silent'];
  const cases = [...order.cases, { caseId, ticketId, closesItself }];
  return { order: { ...order, cases }, opened: [opened] };
}

/** What ends when the kitchen has seen a ticket after all: the case about its silence. */
export function endSilence(
  { order }: OrderAggregate,
  ticketId: TicketId,
  now: number,
): Pick<Edit, 'order' | 'resolved'> {
  const open = order.cases.find((c) => c.closesItself && c.ticketId === ticketId);
  if (!open) return {};
  const cases = order.cases.map((c) => (c === open ? { ...c, closesItself: false } : c));
  const note = 'The kitchen has acknowledged it.';
  const resolved = [{ caseId: open.caseId, at: now, by: 'system', note }];
  return { order: { ...order, cases }, resolved };
}
