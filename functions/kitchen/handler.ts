import { isTicketAction } from '../../core/domain/ticket.ts';
import { advanceTicket } from '../../core/usecases/advance-ticket.ts';
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
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { orderInScope, storeInScope } from '../shared/http/scope.ts';
import { presentTicket } from '../shared/present/ticket.ts';

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
  },
);
