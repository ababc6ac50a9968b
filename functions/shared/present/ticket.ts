import type { AllDayResponse, TicketResponse } from '../../../api/kitchen.ts';
import type { AllDayCount } from '../../../core/domain/kitchen-view.ts';
import type { Ticket, TicketLine } from '../../../core/domain/ticket.ts';

export const presentTicket = (ticket: Ticket): TicketResponse => ({
  ticketId: ticket.ticketId,
  orderId: ticket.orderId,
  status: ticket.status,
  pickupNumber: ticket.pickupNumber,
  tableId: ticket.tableId,
  lines: ticket.lines.map(({ lineId, name, quantity, options, doneAt }) => ({
    lineId,
    name,
    quantity,
    options: named(options),
    doneAt,
  })),
  note: ticket.note,
  createdAt: ticket.createdAt,
  changedAt: ticket.changedAt,
});

export const presentCount = ({
  itemId,
  name,
  options,
  quantity,
}: AllDayCount): AllDayResponse['items'][number] => ({
  itemId,
  name,
  options: named(options),
  quantity,
});

/** A kitchen is told no prices. */
const named = (options: TicketLine['options']) =>
  options.map(({ optionId, name }) => ({ optionId, name }));
