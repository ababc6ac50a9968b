import type { Slot } from './delivery-slots.ts';
import type { CheckId, OrderId, RefundId, StoreId, TicketId } from './ids.ts';
import { born, parseTicketId } from './ids.ts';
import type { Check, Order, OrderLine } from './order.ts';

/**
 * What the kitchen does with a ticket; each tells that it has seen it, and `acknowledge` tells no
 * more. `recall` is the one way back: a dish that was bumped too early.
 */
export const TICKET_TRANSITIONS = {
  acknowledge: { from: ['PROPOSED'], to: 'PROPOSED' },
  start: { from: ['PROPOSED'], to: 'PREPARING' },
  bump: { from: ['PROPOSED', 'PREPARING'], to: 'PREPARED' },
  recall: { from: ['PREPARED'], to: 'PREPARING' },
  complete: { from: ['PREPARED'], to: 'COMPLETED' },
} as const satisfies Record<string, { from: readonly FulfilmentStatus[]; to: FulfilmentStatus }>;

const TICKET_POLICY = {
  /** The least that a store may give its kitchen to acknowledge: nobody looks before. */
  unseenForMs: 120_000,
} as const;

export type FulfilmentStatus = 'PROPOSED' | 'PREPARING' | 'PREPARED' | 'COMPLETED';
export type TicketAction = keyof typeof TICKET_TRANSITIONS;

/** A line as the kitchen sees it. `doneAt` is when it was bumped: what has none is still to be made. */
export interface TicketLine
  extends Pick<OrderLine, 'lineId' | 'name' | 'options' | 'quantity' | 'note'>,
    Partial<Pick<OrderLine, 'itemId' | 'categoryId'>> {
  readonly doneAt?: number | undefined;
  /** What refunds took out of it, each once; a refund that is declined for good takes its mark along. */
  readonly voids?:
    | readonly { readonly refundId: RefundId; readonly quantity: number; readonly reason: string }[]
    | undefined;
}

/** One release to the kitchen. Its id is derived, so a release can never print twice. */
export interface Ticket {
  readonly ticketId: TicketId;
  readonly orderId: OrderId;
  /** Where and on which business day its dishes were sold. Absent on old tickets. */
  readonly storeId?: StoreId | undefined;
  readonly businessDate?: string | undefined;
  readonly status: FulfilmentStatus;
  readonly pickupNumber: string;
  /** Whether it goes on a plate or into a bag. Absent on tickets of before it was written down. */
  readonly fulfilment?: Order['fulfilment'] | undefined;
  /** Where the guests sit, of a shared table's order. */
  readonly tableId?: string | undefined;
  /** When it is brought, of a delivery; where to is not the kitchen's to know. */
  readonly slot?: Slot | undefined;
  readonly customerName?: string | undefined;
  readonly tableNumber?: string | undefined;
  readonly lines: readonly TicketLine[];
  readonly note?: string | undefined;
  readonly createdAt: number;
  readonly changedAt: number;
  /** When the kitchen first showed that it had seen it. */
  readonly acknowledgedAt?: number | undefined;
  /** When somebody looks whether it has. Absent on old tickets, which nobody looks at. */
  readonly dueAt?: number | undefined;
}

/** What is under way was seen, also before anybody wrote down when. */
export const isAcknowledged = ({ status, acknowledgedAt }: Ticket): boolean =>
  status !== 'PROPOSED' || acknowledgedAt !== undefined;

/** Whoever does something with a ticket has seen it, and nobody need look any more. */
export const seen = (ticket: Ticket, now: number): Pick<Ticket, 'acknowledgedAt' | 'dueAt'> => ({
  acknowledgedAt: isAcknowledged(ticket) ? ticket.acknowledgedAt : now,
  dueAt: undefined,
});

export const isTicketAction = (text: string): text is TicketAction =>
  Object.hasOwn(TICKET_TRANSITIONS, text);

/**
 * The ticket after the action, or undefined where its status does not allow it. A bump is of all its
 * lines, and so is a recall: a ticket that is to be made again has something to make.
 */
export function advance(ticket: Ticket, action: TicketAction, now: number): Ticket | undefined {
  const { from, to } = TICKET_TRANSITIONS[action];
  const legal = (from as readonly FulfilmentStatus[]).includes(ticket.status);
  if (!legal) return undefined;
  const lines = LINES_AFTER[action]?.(ticket.lines, now) ?? ticket.lines;
  return { ...ticket, ...seen(ticket, now), status: to, lines, changedAt: now };
}

type Lines = readonly TicketLine[];
const LINES_AFTER: Partial<Record<TicketAction, (lines: Lines, now: number) => Lines>> = {
  bump: (lines, now) => lines.map((l) => ({ ...l, doneAt: l.doneAt ?? now })),
  recall: (lines) => lines.map(({ doneAt: _, ...line }) => line),
};

/** The tickets that the payment of `paid` releases: its own lines, or all when the last check is paid. */
export function releasedBy(order: Order, paid: Check, now: number): Ticket[] {
  if (order.releasePolicy === 'per-check') {
    return [ticketOf(order, paid.checkId, paid.lineIds, now)];
  }
  const allPaid = order.checks.every((c) => c.paidBy !== undefined);
  const all = order.lines.map((l) => l.lineId);
  return allPaid ? [ticketOf(order, 'all', all, now)] : [];
}

function ticketOf(
  order: Order,
  release: CheckId | 'all',
  lineIds: readonly string[],
  now: number,
): Ticket {
  const lines = order.lines.filter((l) => lineIds.includes(l.lineId));
  return {
    ticketId: born(parseTicketId, `t-${release}`),
    orderId: order.orderId,
    storeId: order.storeId,
    businessDate: order.businessDate,
    status: 'PROPOSED',
    pickupNumber: order.pickupNumber ?? '',
    fulfilment: order.fulfilment,
    ...(order.table && { tableId: order.table.tableId }),
    ...(order.delivery && { slot: order.delivery.slot }),
    customerName: order.customerName,
    tableNumber: order.tableNumber,
    lines: lines.map(({ lineId, itemId, categoryId, name, options, quantity, note }) => ({
      ...{ lineId, itemId, categoryId, name, options, quantity, note },
    })),
    note: order.note,
    createdAt: now,
    changedAt: now,
    dueAt: now + TICKET_POLICY.unseenForMs,
  };
}
