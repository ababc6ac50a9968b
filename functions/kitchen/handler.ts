import {
  ageOf,
  atStation,
  type KitchenSettings,
  routing,
} from '../../core/domain/kitchen-settings.ts';
import { allDay, boardOf } from '../../core/domain/kitchen-view.ts';
import type { Result } from '../../core/domain/result.ts';
import { isTicketAction, type Ticket, type TicketLine } from '../../core/domain/ticket.ts';
import { isLineAction } from '../../core/domain/ticket-line.ts';
import { advanceTicket } from '../../core/usecases/advance-ticket.ts';
import { advanceTicketLines } from '../../core/usecases/advance-ticket-lines.ts';
import { changeKitchen } from '../../core/usecases/change-kitchen.ts';
import { openTickets } from '../../core/usecases/open-tickets.ts';
import { notFound, type Rejection, unprocessable } from '../../core/usecases/rejection.ts';
import {
  backoff,
  clock,
  deviceCheck,
  directory,
  kitchens,
  orders,
  tickets,
  tokenKeys,
} from '../shared/compose.ts';
import { withContentTag } from '../shared/http/content-tag.ts';
import { type Call, httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { ProblemError, refused } from '../shared/http/problem.ts';
import { knownStoreInScope, orderInScope } from '../shared/http/scope.ts';
import { shownTo } from '../shared/present/for-board.ts';
import { presentCount, presentTicket } from '../shared/present/ticket.ts';

type OfStore =
  | 'GET /v1/stores/{storeId}/kitchen'
  | 'PUT /v1/stores/{storeId}/kitchen'
  | 'GET /v1/stores/{storeId}/tickets'
  | 'GET /v1/stores/{storeId}/all-day'
  | 'GET /v1/stores/{storeId}/board';
type OfTicket =
  | 'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}'
  | 'POST /v1/orders/{orderId}/tickets/{ticketId}/lines/{lineId}/{action}';

const changing = () => ({ orders: orders(), clock: clock(), backoff: backoff() });

async function placeOf({ principal, param }: Pick<Call<OfStore>, 'principal' | 'param'>) {
  const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
  return { merchantId: principal.merchantId, storeId };
}

async function ticketIn({ principal, param }: Pick<Call<OfTicket>, 'principal' | 'param'>) {
  const { order } = await orderInScope(orders(), principal, param('orderId'));
  const { merchantId, storeId, orderId } = order;
  const { actor } = principal;
  return { merchantId, storeId, orderId, ticketId: param('ticketId'), actor };
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/kitchen': async (call) => {
      const { merchantId, storeId } = await placeOf(call);
      return { status: 200, body: await kitchens().of(merchantId, storeId) };
    },

    'PUT /v1/stores/{storeId}/kitchen': async (call) => {
      const changed = await changeKitchen(kitchens(), await placeOf(call), call.body);
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: changed.value };
    },

    'GET /v1/stores/{storeId}/tickets': async (call) => {
      const { merchantId, storeId } = await placeOf(call);
      const wanted = pageOf(call.query);
      const settings = await kitchens().of(merchantId, storeId);
      const isSeen = linesSeen(settings, call.query('station'));
      const { items, next } = await tickets().open(merchantId, storeId, wanted);
      const now = clock().now();
      const stationOf = routing(settings);
      const shown = atStation(items, isSeen).map((ticket) =>
        shownTo(
          call.principal.role,
          presentTicket(ticket, { stationOf, age: ageOf(ticket, settings, now) }),
        ),
      );
      const { warnAfterSeconds, lateAfterSeconds, acknowledgeWithinSeconds } = settings;
      const limits = { warnAfterSeconds, lateAfterSeconds, acknowledgeWithinSeconds };
      return withContentTag(call.event, { tickets: shown, next, ...limits }, { now });
    },

    'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}': async (call) => {
      const action = call.param('action');
      if (!isTicketAction(action)) throw refused(notFound('action'));
      const command = await ticketIn(call);
      const station = call.query('station');
      if (station === undefined)
        return shownOnce(await advanceTicket(changing(), { ...command, action }));
      if (!isLineAction(action)) throw notOfStation();
      const settings = await kitchens().of(command.merchantId, command.storeId);
      const concerns = linesSeen(settings, station);
      return shownOnce(await advanceTicketLines(changing(), { ...command, action, concerns }));
    },

    'POST /v1/orders/{orderId}/tickets/{ticketId}/lines/{lineId}/{action}': async (call) => {
      const action = call.param('action');
      if (!isLineAction(action)) throw refused(notFound('action'));
      const command = await ticketIn(call);
      const concerns = (line: TicketLine): boolean => line.lineId === call.param('lineId');
      return shownOnce(await advanceTicketLines(changing(), { ...command, action, concerns }));
    },

    'GET /v1/stores/{storeId}/all-day': async (call) => {
      const { merchantId, storeId } = await placeOf(call);
      const settings = await kitchens().of(merchantId, storeId);
      const isSeen = linesSeen(settings, call.query('station'));
      const open = await openTickets(tickets(), merchantId, storeId);
      const counts = allDay(atStation(open.tickets, isSeen));
      const items = counts.map(presentCount);
      return withContentTag(call.event, { items, complete: open.complete });
    },

    'GET /v1/stores/{storeId}/board': async (call) => {
      const { merchantId, storeId } = await placeOf(call);
      const { tickets: open, complete } = await openTickets(tickets(), merchantId, storeId);
      return withContentTag(call.event, { ...boardOf(open, clock().now()), complete });
    },
  },
);

function shownOnce(advanced: Result<Ticket, Rejection>) {
  if (!advanced.ok) throw refused(advanced.error);
  return { status: 200, body: presentTicket(advanced.value) };
}

/** The lines that a request is about; all where it names no station. @throws ProblemError 422. */
function linesSeen(settings: KitchenSettings, station: string | undefined) {
  if (station === undefined) return () => true;
  if (!settings.stations.some((s) => s.stationId === station)) {
    throw refused(unprocessable('unknown-station', 'station', 'The kitchen has no such station.'));
  }
  const stationOf = routing(settings);
  return (line: TicketLine): boolean => stationOf(line) === station;
}

const notOfStation = (): ProblemError => {
  const text = 'A station bumps and recalls its lines; all else is done to the whole ticket.';
  return new ProblemError(400, 'invalid-request', text, { field: 'station' });
};
