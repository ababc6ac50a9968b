import type { CommonColumns, RowOf } from '../../../../analytics/facts/table.ts';
import type { Fact } from '../../../../analytics/facts/tables.ts';
import type { TICKETS } from '../../../../analytics/facts/tickets.ts';
import type { Line } from './make-basket.ts';
import type { Visit } from './make-visits.ts';
import type { Random } from './random.ts';
import { common, hourOf, MINUTE } from './wall-clock.ts';

type Own = Omit<RowOf<typeof TICKETS>, keyof CommonColumns>;

/** What the kitchen did with an order that was paid for; drinks are a ticket of their own at times. */
export function makeTickets(
  random: Random,
  {
    visit,
    orderId,
    lines,
    at,
  }: { visit: Visit; orderId: string; lines: readonly Line[]; at: number },
): Fact[] {
  const cooked = lines.filter((l) => l.line_kind !== 'combo');
  const drinks = cooked.filter((l) => ['cola', 'tea', 'milk-tea'].includes(l.item_id));
  const rest = cooked.filter((l) => !drinks.includes(l));
  const parts =
    drinks.length > 0 && rest.length > 0 && random.chance(0.4) ? [rest, drinks] : [cooked];
  return parts.flatMap((part, n) => ticket(random, { visit, orderId, at, part, no: n + 1 }));
}

interface Part {
  readonly visit: Visit;
  readonly orderId: string;
  readonly at: number;
  readonly part: readonly Line[];
  readonly no: number;
}

function ticket(random: Random, { visit, orderId, at, part, no }: Part): Fact[] {
  const ticketId = `t-${no}`;
  const rush = [12, 18].includes(hourOf(at)) ? 2 : 1;
  // Some of the night's are called ready when the next business day has begun.
  const overnight = hourOf(at) === 1 && at % 3 === 0 ? 240 * MINUTE : 0;
  const moves: [status: string, after: number][] = [
    ['PREPARING', random.int(5_000, 90_000) * rush],
    ['PREPARED', random.int(90_000, 420_000) * rush + overnight],
  ];
  // Called ready too early.
  if (random.chance(0.03)) moves.push(['PREPARING', 20_000], ['PREPARED', 60_000]);
  if (random.chance(0.97)) moves.push(['COMPLETED', random.int(10_000, 480_000)]);
  let now = at;
  let previous: string | null = null;
  const seen: string[] = [];
  const brought = visit.fulfilment === 'delivery';
  return [['PROPOSED', 0] as const, ...moves].map(([status, after]) => {
    now += after;
    seen.push(status);
    const own: Own = {
      ...{ ticket_id: ticketId, order_id: orderId, channel: visit.channel },
      ...{ fulfilment: visit.fulfilment, status, previous_status: previous },
      step_no: seen.filter((s) => s === status).length,
      ...{ released_at_ms: at, since_release_ms: now - at, in_previous_ms: after },
      promised_at_ms: brought ? visit.placedAt + 30 * MINUTE : null,
      lines_count: part.length,
      units: part.reduce((sum, line) => sum + line.quantity, 0),
    };
    previous = status;
    const eventId = `${orderId}.${seen.length}.${ticketId}`;
    const row = { ...common(eventId, visit.store.storeId, now), ...own };
    return { table: 'tickets', merchantId: visit.store.merchantId, row };
  });
}
