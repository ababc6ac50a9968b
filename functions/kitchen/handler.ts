import { allDay, boardOf } from '../../core/domain/kitchen-view.ts';
import { isTicketAction } from '../../core/domain/ticket.ts';
import { isLineAction } from '../../core/domain/ticket-line.ts';
import { advanceTicket } from '../../core/usecases/advance-ticket.ts';
import { advanceTicketLine } from '../../core/usecases/advance-ticket-line.ts';
import { openTickets } from '../../core/usecases/open-tickets.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import {
  backoff,
  clock,
  deviceCheck,
  directory,
  orders,
  tickets,
  tokenKeys,
} from '../shared/compose.ts';
import { type Call, httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { orderInScope, storeInScope } from '../shared/http/scope.ts';
import { presentCount, presentTicket } from '../shared/present/ticket.ts';

type StoreView = 'GET /v1/stores/{storeId}/all-day' | 'GET /v1/stores/{storeId}/board';

/** What a store has open; a kitchen and a board may ask for their own store alone. */
async function openIn({ principal, param }: Call<StoreView>) {
  const storeId = storeInScope(principal, param('storeId'));
  const store = await directory().store(principal.merchantId, storeId);
  if (!store) throw refused(notFound('store'));
  return await openTickets(tickets(), principal.merchantId, storeId);
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/tickets': async ({ principal, param, query }) => {
      const storeId = storeInScope(principal, param('storeId'));
      const store = await directory().store(principal.merchantId, storeId);
      if (!store) throw refused(notFound('store'));
      const page = await tickets().open(principal.merchantId, storeId, pageOf(query));
      return { status: 200, body: { tickets: page.items.map(presentTicket), next: page.next } };
    },

    'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}': async ({ principal, param }) => {
      const action = param('action');
      if (!isTicketAction(action)) throw refused(notFound('action'));
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const advanced = await advanceTicket(
        { orders: orders(), clock: clock(), backoff: backoff() },
        {
          merchantId: order.merchantId,
          orderId: order.orderId,
          ticketId: param('ticketId'),
          action,
          actor: principal.actor,
        },
      );
      if (!advanced.ok) throw refused(advanced.error);
      return { status: 200, body: presentTicket(advanced.value) };
    },

    'POST /v1/orders/{orderId}/tickets/{ticketId}/lines/{lineId}/{action}': async ({
      principal,
      param,
    }) => {
      const action = param('action');
      if (!isLineAction(action)) throw refused(notFound('action'));
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const advanced = await advanceTicketLine(
        { orders: orders(), clock: clock(), backoff: backoff() },
        {
          merchantId: order.merchantId,
          orderId: order.orderId,
          ticketId: param('ticketId'),
          lineId: param('lineId'),
          action,
          actor: principal.actor,
        },
      );
      if (!advanced.ok) throw refused(advanced.error);
      return { status: 200, body: presentTicket(advanced.value) };
    },

    'GET /v1/stores/{storeId}/all-day': async (request) => {
      const { tickets: open, complete } = await openIn(request);
      return { status: 200, body: { items: allDay(open).map(presentCount), complete } };
    },

    'GET /v1/stores/{storeId}/board': async (request) => {
      const { tickets: open, complete } = await openIn(request);
      return { status: 200, body: { ...boardOf(open), complete } };
    },
  },
);
