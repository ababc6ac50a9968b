import type { Role } from '../../api/routes.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { cancelOrder } from '../../core/usecases/cancel-order.ts';
import { placeOrder } from '../../core/usecases/place-order.ts';
import {
  backoff,
  clock,
  deliveries,
  deviceCheck,
  directory,
  fingerprintSecret,
  gateway,
  ids,
  menus,
  offers,
  orders,
  orderUrl,
  pickupNumbers,
  snoozes,
  stockCounts,
  tokenKeys,
} from '../shared/compose.ts';
import { customerOf } from '../shared/http/customer-of.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import type { Principal } from '../shared/http/principal.ts';
import { ProblemError, refused } from '../shared/http/problem.ts';
import { withETag } from '../shared/http/reply.ts';
import { orderInScope, storeInScope } from '../shared/http/scope.ts';
import { shownTo } from '../shared/present/for-board.ts';
import { orderETag, presentOrder } from '../shared/present/order.ts';

/** Who hands receipts out shows the way to the order, too; a board hangs where everybody reads it. */
const HANDING_OUT: readonly Role[] = ['kiosk', 'cashier', 'manager'];

const linkFor = async ({ role }: Principal, { order }: OrderAggregate) =>
  HANDING_OUT.includes(role) ? await orderUrl(order) : undefined;

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'POST /v1/orders': async ({ principal, body, idempotency }) => {
      const { merchantId, actor } = principal;
      const storeId = storeInScope(principal, body.storeId);
      const deps = {
        orders: orders(),
        menus: menus(),
        offers: offers(),
        deliveries: deliveries(),
        snoozes: snoozes(),
        directory: directory(),
        stock: stockCounts(),
        pickupNumbers: pickupNumbers(),
        backoff: backoff(),
        clock: clock(),
        ids: ids(),
      };
      const { customerKey, ...wanted } = body;
      const customer = customerOf(customerKey, merchantId, await fingerprintSecret());
      const command = { ...wanted, customer, merchantId, storeId, actor, idempotency };
      const placed = await placeOrder(deps, command);
      if (!placed.ok) throw refused(placed.error);
      const headers = { location: `/v1/orders/${placed.value.order.orderId}` };
      const link = await linkFor(principal, placed.value);
      return { status: 201, headers, body: { ...presentOrder(placed.value, clock().now()), link } };
    },

    'GET /v1/orders/{orderId}': async ({ event, principal, param }) => {
      const found = await orderInScope(orders(), principal, param('orderId'));
      const now = clock().now();
      const link = await linkFor(principal, found);
      return withETag(event, orderETag(found, now), 'private, no-cache', () => ({
        ...shownTo(principal.role, presentOrder(found, now)),
        link,
      }));
    },

    'GET /v1/orders/{orderId}/journal': async ({ principal, param, query }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const { limit, cursor = '0' } = pageOf(query);
      if (!/^\d{1,8}$/.test(cursor)) {
        throw new ProblemError(400, 'invalid-request', 'Not a cursor.', { field: 'cursor' });
      }
      const page = { after: Number(cursor), limit };
      const entries = await orders().journal(order.merchantId, order.orderId, page);
      const next = entries.length === limit ? String(entries.at(-1)?.version) : undefined;
      return { status: 200, body: { orderId: order.orderId, entries, next } };
    },

    'POST /v1/orders/{orderId}/cancel': async ({ principal, param }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const deps = { orders: orders(), gateway: gateway(), clock: clock(), backoff: backoff() };
      const { merchantId, orderId } = order;
      const cancelled = await cancelOrder(deps, { merchantId, orderId, actor: principal.actor });
      if (!cancelled.ok) throw refused(cancelled.error);
      const running = cancelled.value.order.checks.some((c) => c.livePaymentId !== undefined);
      return { status: running ? 202 : 200, body: presentOrder(cancelled.value, clock().now()) };
    },
  },
);
