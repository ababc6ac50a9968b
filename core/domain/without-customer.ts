import { withoutDiner } from './diner.ts';
import type { Order } from './order.ts';
import type { Edit, OrderAggregate } from './order-aggregate.ts';
import type { Ticket } from './ticket.ts';

/** By then nobody cooks or brings it any more, whatever the screens were told. */
const SURELY_OVER_MS = 24 * 60 * 60_000;

/** Whether nobody needs to know any more whom an order is for. */
export function isOver({ order, tickets }: OrderAggregate, now: number): boolean {
  if (order.status === 'CREATED') return false;
  if (order.status === 'CANCELED' || now - order.createdAt >= SURELY_OVER_MS) return true;
  const isBrought = order.delivery === undefined || order.delivery.status === 'DELIVERED';
  return isBrought && tickets.every((ticket) => ticket.status === 'COMPLETED');
}

interface Told {
  readonly customerName?: string | undefined;
  readonly note?: string | undefined;
  readonly lines: readonly { readonly note?: string | undefined }[];
}

const tells = ({ customerName, note, lines }: Told): boolean =>
  [customerName, note, ...lines.map((line) => line.note)].some((text) => text !== undefined);

/** What was sold and paid stays as it is: those are the merchant's books. */
const untold = <T extends Order | Ticket>(told: T): T => ({
  ...told,
  ...{ customerName: undefined, note: undefined },
  lines: told.lines.map((line) => ({ ...line, note: undefined })),
});

/** An order without whatever says who ate it. @returns undefined where nothing does. */
export function withoutCustomer({ order, tickets }: OrderAggregate): Edit | undefined {
  const labels = order.table?.diners.map(({ label }) => label) ?? [];
  const unknown = labels.reduce((left, label) => withoutDiner(left, label) ?? left, order);
  const cleaned = tickets.filter(tells).map(untold);
  if (unknown === order && !tells(order) && cleaned.length === 0) return undefined;
  return { order: untold(unknown), tickets: cleaned };
}
