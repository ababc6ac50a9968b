import type { Ticket } from '../../core/domain/ticket.ts';
import { type OrderHistory, type Step, stepsOf, type Told } from './order-history.ts';
import { commonColumns } from './wall-time.ts';

/** The rows of all steps of an order's tickets. */
export function ticketFacts(history: OrderHistory): Told[] {
  const steps = stepsOf(history, 'ticket');
  return history.aggregate.tickets.flatMap((ticket) => {
    const own = steps.filter(({ change }) => change.ticketId === ticket.ticketId);
    // A ticket is also written when a dish of it is bumped, or a note forgotten.
    const moves = own.filter(({ change }, n) => change.to !== own[n - 1]?.change.to);
    return moves.map((move, n) => rowOf(history, ticket, moves.slice(0, n), move));
  });
}

function rowOf(
  { aggregate: { order }, day }: OrderHistory,
  ticket: Ticket,
  before: readonly Step<'ticket'>[],
  { entry: { at, version }, change }: Step<'ticket'>,
): Told {
  const { merchantId, storeId, orderId, channel, fulfilment } = order;
  const { ticketId, createdAt, slot, lines } = ticket;
  const previous = before.at(-1);
  const eventId = `${orderId}.${version}.${ticketId}`;
  const row = {
    ...commonColumns({ eventId, storeId, at, day }),
    ticket_id: ticketId,
    order_id: orderId,
    channel,
    fulfilment,
    status: change.to,
    previous_status: previous?.change.to ?? null,
    step_no: before.filter((step) => step.change.to === change.to).length + 1,
    released_at_ms: createdAt,
    since_release_ms: at - createdAt,
    in_previous_ms: previous ? at - previous.entry.at : 0,
    promised_at_ms: slot?.start ?? null,
    lines_count: lines.length,
    units: lines.reduce((units, line) => units + line.quantity, 0),
  };
  return { version, fact: { table: 'tickets', merchantId, row } };
}
