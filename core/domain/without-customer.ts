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

type NotedLine = Told['lines'][number] & { readonly lineId: string };

const tells = ({ customerName, note, lines }: Told): boolean =>
  [customerName, note, ...lines.map((line) => line.note)].some((text) => text !== undefined);

/** What was sold and paid stays as it is: those are the merchant's books. */
const untold = <T extends Order | Ticket>(told: T): T => ({
  ...told,
  ...{ customerName: undefined, note: undefined },
  lines: told.lines.map((line) => ({ ...line, note: undefined })),
});

/**
 * An order without one of its guests, and once it is over without their notes: until then the kitchen
 * reads them. @returns undefined where nothing is left to forget.
 */
export function withoutGuest(
  aggregate: OrderAggregate,
  label: string,
  now: number,
): Edit | undefined {
  const { order, tickets } = aggregate;
  const unknown = withoutDiner(order, label) ?? order;
  const theirs = order.lines.filter((line) => line.diner === label).map((line) => line.lineId);
  const isTheirs = ({ lineId, note }: NotedLine): boolean =>
    note !== undefined && theirs.includes(lineId);
  const noted = (told: Order | Ticket): boolean => told.lines.some(isTheirs);
  const unnoted = <T extends Order | Ticket>(told: T): T => ({
    ...told,
    lines: told.lines.map((line) => (isTheirs(line) ? { ...line, note: undefined } : line)),
  });
  if (!isOver(aggregate, now)) return unknown === order ? undefined : { order: unknown };
  if (unknown === order && !noted(order) && !tickets.some(noted)) return undefined;
  return { order: unnoted(unknown), tickets: tickets.filter(noted).map(unnoted) };
}

/** An order without whatever says who ate it. @returns undefined where nothing does. */
export function withoutCustomer({ order, tickets }: OrderAggregate): Edit | undefined {
  const labels = order.table?.diners.map(({ label }) => label) ?? [];
  const unknown = labels.reduce((left, label) => withoutDiner(left, label) ?? left, order);
  const cleaned = tickets.filter(tells).map(untold);
  const isTold = tells(order) || order.hold !== undefined;
  if (unknown === order && !isTold && cleaned.length === 0) return undefined;
  return { order: { ...untold(unknown), hold: undefined }, tickets: cleaned };
}
