import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { Result } from '../../core/domain/result.ts';
import { closeUnpaidChecks } from '../../core/usecases/close-unpaid.ts';
import { editOrder } from '../../core/usecases/edit-order.ts';
import { holdOrder, releaseOrder } from '../../core/usecases/hold-order.ts';
import { listOrders } from '../../core/usecases/list-orders.ts';
import type { Rejection } from '../../core/usecases/rejection.ts';
import {
  backoff,
  clock,
  deliveries,
  deviceCheck,
  directory,
  fingerprintSecret,
  menus,
  offers,
  orderList,
  orders,
  snoozes,
  stockCounts,
  tokenKeys,
} from '../shared/compose.ts';
import { customerOf } from '../shared/http/customer-of.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { orderInScope, storeInScope } from '../shared/http/scope.ts';
import { orderETag, presentOrder } from '../shared/present/order.ts';
import { presentSummary } from './present.ts';
import { versionSeen, wantedIn } from './wanted.ts';

const MINUTE = 60_000;
const changing = () => ({ orders: orders(), clock: clock(), backoff: backoff() });

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'GET /v1/stores/{storeId}/orders': async ({ principal, param, query }) => {
      const storeId = storeInScope(principal, param('storeId'));
      const { merchantId } = principal;
      const deps = {
        ...{ orderList: orderList(), orders: orders(), directory: directory(), clock: clock() },
      };
      const listed = await listOrders(deps, { merchantId, storeId, ...wantedIn(query) });
      if (!listed.ok) throw refused(listed.error);
      const { items, next } = listed.value;
      const now = clock().now();
      return { status: 200, body: { orders: items.map((o) => presentSummary(o, now)), next } };
    },

    'PATCH /v1/orders/{orderId}': async ({ event, principal, param, body, idempotency }) => {
      const of = await orderOf(principal, param('orderId'));
      const basedOn = versionSeen(event);
      const { customerKey, ...wanted } = body;
      const customer = customerOf(customerKey, of.merchantId, await fingerprintSecret());
      const deps = {
        ...changing(),
        ...{ menus: menus(), offers: offers(), snoozes: snoozes(), directory: directory() },
        ...{ stock: stockCounts(), deliveries: deliveries() },
      };
      return shown(await editOrder(deps, { ...of, ...wanted, customer, basedOn, idempotency }));
    },

    'POST /v1/orders/{orderId}/hold': async ({ principal, param, body }) => {
      const of = await orderOf(principal, param('orderId'));
      const { untilMinutes, label } = body;
      return shown(await holdOrder(changing(), { ...of, label, forMs: untilMinutes * MINUTE }));
    },

    'DELETE /v1/orders/{orderId}/hold': async ({ principal, param }) =>
      shown(await releaseOrder(changing(), await orderOf(principal, param('orderId')))),

    'POST /v1/orders/{orderId}/close-unpaid': async ({ principal, param }) =>
      shown(await closeUnpaidChecks(changing(), await orderOf(principal, param('orderId')))),
  },
);

async function orderOf(principal: Principal, text: string) {
  const { order } = await orderInScope(orders(), principal, text);
  const { merchantId, orderId } = order;
  return { merchantId, orderId, actor: principal.actor };
}

function shown(changed: Result<OrderAggregate, Rejection>) {
  if (!changed.ok) throw refused(changed.error);
  const now = clock().now();
  const headers = { etag: `"${orderETag(changed.value, now)}"` };
  return { status: 200, headers, body: presentOrder(changed.value, now) };
}
