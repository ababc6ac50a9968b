import { assignCredit } from '../../core/usecases/assign-credit.ts';
import { resolveCase } from '../../core/usecases/resolve-case.ts';
import { returnCredit } from '../../core/usecases/return-credit.ts';
import {
  backoff,
  cases,
  clock,
  credits,
  deviceCheck,
  directory,
  fingerprintSecret,
  gateway,
  ids,
  orders,
  pickupNumbers,
  tokenKeys,
  waiting,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { caseInScope, orderInScope, seesCase, storeInScope } from '../shared/http/scope.ts';
import { presentCase } from '../shared/present/case.ts';
import { presentPayment, presentRefund } from '../shared/present/payment.ts';

const creditDeps = () => ({
  orders: orders(),
  cases: cases(),
  credits: credits(),
  waiting: waiting(),
  directory: directory(),
  pickupNumbers: pickupNumbers(),
  gateway: gateway(),
  ids: ids(),
  clock: clock(),
  backoff: backoff(),
});

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'GET /v1/cases': async ({ principal, query }) => {
      const page = await cases().open(principal.merchantId, pageOf(query));
      const seen = page.items.filter((found) => seesCase(principal, found));
      return { status: 200, body: { cases: seen.map(presentCase), next: page.next } };
    },

    'POST /v1/cases/{caseId}/resolve': async ({ principal, param, body }) => {
      const { merchantId, caseId } = await caseInScope(cases(), principal, param('caseId'));
      const { actor } = principal;
      const deps = {
        orders: orders(),
        cases: cases(),
        credits: credits(),
        clock: clock(),
        backoff: backoff(),
      };
      const resolved = await resolveCase(deps, { merchantId, caseId, note: body.note, actor });
      if (!resolved.ok) throw refused(resolved.error);
      return { status: 200, body: presentCase(resolved.value) };
    },

    'POST /v1/cases/{caseId}/assign': async ({ principal, param, body, idempotency }) => {
      const { merchantId, caseId } = await caseInScope(cases(), principal, param('caseId'));
      const { order } = await orderInScope(orders(), principal, body.orderId);
      const { orderId } = order;
      const { actor } = principal;
      const { checkId } = body;
      const command = { merchantId, caseId, orderId, checkId, actor, idempotency };
      const assigned = await assignCredit(creditDeps(), command);
      if (!assigned.ok) throw refused(assigned.error);
      const { payment, order: paid } = assigned.value;
      return { status: 200, body: presentPayment(payment, paid, clock().now()) };
    },

    'POST /v1/cases/{caseId}/refund': async ({ principal, param, body, idempotency }) => {
      const { merchantId, caseId } = await caseInScope(cases(), principal, param('caseId'));
      const named = body.storeId === undefined ? undefined : storeInScope(principal, body.storeId);
      const storeId = named ?? principal.storeId;
      const { reason } = body;
      const { actor } = principal;
      const command = { merchantId, caseId, storeId, reason, actor, idempotency };
      const returned = await returnCredit(creditDeps(), command);
      if (!returned.ok) throw refused(returned.error);
      const { refund, orderId } = returned.value;
      const status = refund.status === 'REQUESTED' ? 202 : 200;
      return { status, body: presentRefund(refund, orderId) };
    },
  },
);
