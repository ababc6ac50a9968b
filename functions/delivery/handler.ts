import { DeliveriesQuery, SlotsQuery } from '../../api/delivery.ts';
import type { RouteKey } from '../../api/routes.ts';
import type { DeliveryAction } from '../../core/domain/delivery.ts';
import { parseStoreId } from '../../core/domain/ids.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { advanceDelivery } from '../../core/usecases/advance-delivery.ts';
import { changeDeliverySettings } from '../../core/usecases/change-delivery-settings.ts';
import { deliveriesOn } from '../../core/usecases/deliveries-on.ts';
import { freeSlots } from '../../core/usecases/free-slots.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import {
  backoff,
  clock,
  deliveries,
  deviceCheck,
  directory,
  orders,
  tokenKeys,
} from '../shared/compose.ts';
import { type Call, httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { parseQuery } from '../shared/http/parse-query.ts';
import { ProblemError, refused } from '../shared/http/problem.ts';
import type { Reply } from '../shared/http/reply.ts';
import { knownStoreInScope, orderInScope } from '../shared/http/scope.ts';
import { presentCourierView, presentEntry, presentSlots } from './present.ts';

/** Each is read with its order. */
const MAX_ON_PAGE = 25;

type OfOrder = Extract<RouteKey, `${string} /v1/orders/{orderId}/delivery${string}`>;

/** The order, if it is one that is brought. @throws ProblemError 404 otherwise. */
async function broughtIn({ principal, param }: Pick<Call<OfOrder>, 'principal' | 'param'>) {
  const aggregate = await orderInScope(orders(), principal, param('orderId'));
  const { delivery } = aggregate.order;
  if (!delivery) throw refused(notFound('delivery'));
  return { ...aggregate, order: { ...aggregate.order, delivery } };
}

async function advance(
  call: Pick<Call<OfOrder>, 'principal' | 'param'>,
  action: DeliveryAction,
  courier?: string,
): Promise<Reply> {
  const { order } = await broughtIn(call);
  const { merchantId, orderId } = order;
  const { actor } = call.principal;
  const deps = { orders: orders(), clock: clock(), backoff: backoff() };
  const moved = await advanceDelivery(deps, { merchantId, orderId, action, courier, actor });
  if (!moved.ok) throw refused(moved.error);
  return { status: 200, body: entryOf(moved.value) };
}

const entryOf = (aggregate: OrderAggregate) => presentEntry(aggregate, clock().now());

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/delivery': async ({ principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const settings = await deliveries().settings(principal.merchantId, storeId);
      return { status: 200, body: settings };
    },

    'PUT /v1/stores/{storeId}/delivery': async ({ principal, param, body }) => {
      const { merchantId } = principal;
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const changed = await changeDeliverySettings(deliveries(), { merchantId, storeId }, body);
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: changed.value };
    },

    'GET /v1/stores/{storeId}/delivery/slots': async ({ event, param }) => {
      const wanted = parseQuery(event, SlotsQuery);
      const storeId = parseStoreId(param('storeId'));
      const merchantId = storeId && (await directory().merchantOf(storeId));
      if (!merchantId) throw refused(notFound('store'));
      const deps = { deliveries: deliveries(), directory: directory(), clock: clock() };
      const found = await freeSlots(deps, { ...wanted, merchantId, storeId });
      if (!found.ok) throw refused(found.error);
      const headers = { 'cache-control': 'public, max-age=5' };
      return { status: 200, headers, body: presentSlots(found.value) };
    },

    'GET /v1/stores/{storeId}/deliveries': async ({ event, principal, param, query }) => {
      const { merchantId } = principal;
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const { date } = parseQuery(event, DeliveriesQuery);
      const page = pageOf((name) => query(name) ?? (name === 'limit' ? '25' : undefined));
      if (page.limit > MAX_ON_PAGE) {
        const text = `limit is a number from 1 to ${MAX_ON_PAGE}.`;
        throw new ProblemError(400, 'invalid-request', text, { field: 'limit' });
      }
      const deps = { deliveries: deliveries(), orders: orders(), directory: directory() };
      const at = { date, now: clock().now() };
      const found = await deliveriesOn(deps, { merchantId, storeId }, at, page);
      if (!found.ok) throw refused(found.error);
      const { items, next, date: day } = found.value;
      return { status: 200, body: { date: day, deliveries: items.map(entryOf), next } };
    },

    'GET /v1/orders/{orderId}/delivery': async (call) => {
      const aggregate = await broughtIn(call);
      const { merchantId, orderId } = aggregate.order;
      const destination = await deliveries().destination(merchantId, orderId);
      return { status: 200, body: presentCourierView(entryOf(aggregate), destination) };
    },

    'POST /v1/orders/{orderId}/delivery/hand-over': async (call) =>
      await advance(call, 'hand-over', call.body.courier),

    'POST /v1/orders/{orderId}/delivery/delivered': async (call) =>
      await advance(call, 'delivered'),
  },
);
