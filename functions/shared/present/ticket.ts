import type { TicketResponse } from '../../../api/kitchen.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';

export const presentTicket = (ticket: Ticket): TicketResponse => ({
  ticketId: ticket.ticketId,
  orderId: ticket.orderId,
  status: ticket.status,
  pickupNumber: ticket.pickupNumber,
  tableId: ticket.tableId,
  lines: ticket.lines.map(({ lineId, name, quantity, options }) => ({
    lineId,
    name,
    quantity,
    options: options.map((o) => ({ optionId: o.optionId, name: o.name })),
  })),
  note: ticket.note,
  createdAt: ticket.createdAt,
  changedAt: ticket.changedAt,
});
