import { parseSessionId } from '../../core/domain/ids.ts';
import type { SessionName } from '../../core/ports/cashier-sessions.ts';
import { closeSession, moveCash, openSession } from '../../core/usecases/cashier-sessions.ts';
import { notFound, unprocessable } from '../../core/usecases/rejection.ts';
import { takeTender } from '../../core/usecases/take-tender.ts';
import {
  backoff,
  cashierSessions,
  clock,
  deviceCheck,
  directory,
  fingerprintSecret,
  ids,
  orders,
  pickupNumbers,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { knownStoreInScope, orderInScope, storeInScope } from '../shared/http/scope.ts';
import { tillOf } from '../shared/http/till.ts';
import { presentPayment } from '../shared/present/payment.ts';
import { presentMovement, presentSession } from './present.ts';

const sessionDeps = () => ({
  ...{ sessions: cashierSessions(), directory: directory(), clock: clock(), ids: ids() },
});

const tenderDeps = () => ({
  ...{ ...sessionDeps(), orders: orders(), pickupNumbers: pickupNumbers() },
  backoff: backoff(),
});

/** @throws ProblemError 404 for what no session is called. */
function sessionInPath(principal: Principal, param: (name: string) => string): SessionName {
  const storeId = storeInScope(principal, param('storeId'));
  const sessionId = parseSessionId(param('sessionId'));
  if (!sessionId) throw refused(notFound('session'));
  return { merchantId: principal.merchantId, storeId, sessionId };
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'POST /v1/orders/{orderId}/tenders': async ({ principal, param, body, idempotency }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const { merchantId, orderId } = order;
      const { actor } = principal;
      const till = tillOf(principal, body);
      const command = { ...body, ...till, merchantId, orderId, actor, idempotency };
      const taken = await takeTender(tenderDeps(), command);
      if (!taken.ok) throw refused(taken.error);
      const { payment, order: paid } = taken.value;
      return { status: 200, body: presentPayment(payment, paid, clock().now()) };
    },

    'POST /v1/stores/{storeId}/cashier-sessions': async ({
      principal,
      param,
      body,
      idempotency,
    }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const { merchantId, deviceId, actor } = principal;
      const { openingFloat, drawer = deviceId } = body;
      if (drawer === undefined) {
        throw refused(unprocessable('which-drawer', 'drawer', 'Name the drawer.'));
      }
      const place = { merchantId, storeId, drawer };
      const command = { ...place, openingFloat, actor, idempotency };
      const opened = await openSession(sessionDeps(), command);
      if (!opened.ok) throw refused(opened.error);
      return { status: 201, body: presentSession(opened.value) };
    },

    'GET /v1/stores/{storeId}/cashier-sessions': async ({ principal, param, query }) => {
      const { merchantId } = principal;
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const { items, next } = await cashierSessions().ofStore(merchantId, storeId, pageOf(query));
      return { status: 200, body: { sessions: items.map(presentSession), next } };
    },

    'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements': async ({
      principal,
      param,
      body,
      idempotency,
    }) => {
      const name = sessionInPath(principal, param);
      const { kind, amount: minor, reason } = body;
      const { actor } = principal;
      const command = { ...name, kind, minor, reason, actor, idempotency };
      const moved = await moveCash(sessionDeps(), command);
      if (!moved.ok) throw refused(moved.error);
      return { status: 201, body: presentMovement(moved.value) };
    },

    'GET /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements': async ({
      principal,
      param,
      query,
    }) => {
      const name = sessionInPath(principal, param);
      if (!(await cashierSessions().find(name))) throw refused(notFound('session'));
      const { items, next } = await cashierSessions().movements(name, pageOf(query));
      return { status: 200, body: { movements: items.map(presentMovement), next } };
    },

    'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/close': async ({
      principal,
      param,
      body,
    }) => {
      const name = sessionInPath(principal, param);
      const command = { ...name, countedCash: body.counted.cash, actor: principal.actor };
      const closed = await closeSession(sessionDeps(), command);
      if (!closed.ok) throw refused(closed.error);
      return { status: 200, body: presentSession(closed.value) };
    },
  },
);
