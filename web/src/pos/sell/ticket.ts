import type { OrderResponse } from '../../../../api/orders.ts';
import type { paths } from '../../api/schema.d.ts';
import { type CartLine, requestLines, withLine } from '../../menu/cart-line.ts';
import type { Choice } from '../../menu/combo.ts';

/** What the till writes down before it becomes an order, or while an unpaid order is changed. */
export interface Ticket {
  readonly lines: readonly CartLine[];
  readonly fulfilment: 'dine-in' | 'takeout';
  readonly customerName: string;
  readonly tableNumber: string;
  readonly note: string;
  readonly coupons: readonly string[];
  /** Under which it was sent, until it is changed: the same ticket never makes two orders. */
  readonly key?: string;
  /** The order that is changed, as it was read; a new one is made without. */
  readonly changes?: {
    readonly orderId: string;
    readonly version: number;
    readonly pickupNumber?: string;
    readonly label?: string;
  };
}

export const EMPTY: Ticket = {
  lines: [],
  fulfilment: 'dine-in',
  customerName: '',
  tableNumber: '',
  note: '',
  coupons: [],
};

/** What an order takes: three, and no line of its own for the fourth. */
export const MOST_COUPONS = 3;

type Order = Pick<
  OrderResponse,
  | ('orderId' | 'version' | 'lines' | 'fulfilment' | 'customerName' | 'tableNumber' | 'note')
  | ('coupons' | 'pickupNumber' | 'hold')
>;

/** An order that is still to be paid, written down again so that it can be changed. */
export function ticketOf(order: Order): Ticket {
  const { orderId, version, pickupNumber, hold } = order;
  return {
    lines: order.lines.map(lineOf),
    fulfilment: order.fulfilment === 'takeout' ? 'takeout' : 'dine-in',
    customerName: order.customerName ?? '',
    tableNumber: order.tableNumber ?? '',
    note: order.note ?? '',
    coupons: order.coupons ?? [],
    changes: {
      ...{ orderId, version },
      ...(pickupNumber !== undefined && { pickupNumber }),
      ...(hold?.label !== undefined && { label: hold.label }),
    },
  };
}

/** Options that follow a dish of a combo are that dish's, as the API tells them. */
function lineOf({ lineId, itemId, options, quantity, note }: Order['lines'][number]): CartLine {
  const own: string[] = [];
  const choices: (Choice & { options: string[] })[] = [];
  for (const { optionId, slotId } of options) {
    if (slotId !== undefined) choices.push({ slotId, itemId: optionId, options: [] });
    else (choices.at(-1)?.options ?? own).push(optionId);
  }
  return { key: lineId, itemId, options: own, choices, quantity, note: note ?? '' };
}

export type OrderBody = paths['/v1/orders']['post']['requestBody']['content']['application/json'];
export type EditBody =
  paths['/v1/orders/{orderId}']['patch']['requestBody']['content']['application/json'];

/** A new order, as the API takes it. */
export function orderBody(ticket: Ticket, storeId: string, language: string): OrderBody {
  const { lines, fulfilment, customerName, tableNumber, note, coupons } = ticket;
  return {
    ...{ storeId, channel: 'pos', fulfilment, language, lines: requestLines(lines) },
    ...(coupons.length > 0 && { coupons: [...coupons] }),
    ...(customerName !== '' && { customerName }),
    // Takeout is carried away: a table would be refused.
    ...(tableNumber !== '' && fulfilment === 'dine-in' && { tableNumber }),
    ...(note !== '' && { note }),
  };
}

/** The change of an order: all of it, since what was taken away has to be said too. */
export function editBody(ticket: Ticket, language: string): EditBody {
  const { lines, fulfilment, customerName, tableNumber, note, coupons } = ticket;
  return {
    ...{ fulfilment, language, lines: requestLines(lines), coupons: [...coupons] },
    customerName: customerName === '' ? null : customerName,
    tableNumber: tableNumber === '' || fulfilment === 'takeout' ? null : tableNumber,
    note: note === '' ? null : note,
  };
}

export const withQuantity = (ticket: Ticket, key: string, quantity: number): Ticket => ({
  ...ticket,
  lines:
    quantity < 1
      ? ticket.lines.filter((line) => line.key !== key)
      : ticket.lines.map((line) => (line.key === key ? { ...line, quantity } : line)),
});

export const withTicketLine = (ticket: Ticket, line: CartLine): Ticket => ({
  ...ticket,
  lines: withLine(ticket.lines, line),
});

/** The same dishes once more, for a new order: the one that was begun is given up. */
export function startOver(order: Order): Ticket {
  const { changes: _given, ...ticket } = ticketOf(order);
  return ticket;
}
