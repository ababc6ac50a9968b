import type { AllDayResponse, TicketResponse } from '../../../api/kitchen.ts';
import type { StationOf, TicketAge } from '../../../core/domain/kitchen-settings.ts';
import type { AllDayCount } from '../../../core/domain/kitchen-view.ts';
import type { Ticket, TicketLine } from '../../../core/domain/ticket.ts';
import { wantedQuantity } from '../../../core/domain/voids.ts';

/** What a list tells of a ticket beside itself: today's settings decide it. */
export interface InList {
  readonly stationOf: StationOf;
  readonly age: TicketAge | undefined;
}

export const presentTicket = (ticket: Ticket, inList?: InList): TicketResponse => ({
  ticketId: ticket.ticketId,
  orderId: ticket.orderId,
  status: ticket.status,
  pickupNumber: ticket.pickupNumber,
  fulfilment: ticket.fulfilment,
  tableId: ticket.tableId,
  slot: ticket.slot,
  tableNumber: ticket.tableNumber,
  customerName: ticket.customerName,
  lines: ticket.lines.map((line) => ({
    lineId: line.lineId,
    itemId: line.itemId,
    categoryId: line.categoryId,
    stationId: inList?.stationOf(line),
    name: line.name,
    quantity: line.quantity,
    options: named(line.options),
    note: line.note,
    doneAt: line.doneAt,
    ...presentVoids(line),
  })),
  note: ticket.note,
  createdAt: ticket.createdAt,
  changedAt: ticket.changedAt,
  acknowledgedAt: ticket.acknowledgedAt,
  age: inList?.age,
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

const presentVoids = (line: TicketLine): Partial<TicketResponse['lines'][number]> => ({
  ...(line.voids && {
    status: wantedQuantity(line) === 0 ? 'VOIDED' : 'PARTLY_VOIDED',
    voids: line.voids.map(({ quantity, reason }) => ({ quantity, reason })),
  }),
});

/** A kitchen is told no prices. */
const named = (options: TicketLine['options']) =>
  options.map(({ optionId, name }) => ({ optionId, name }));
