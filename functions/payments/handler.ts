import { payAtTable } from '../../core/usecases/pay-at-table.ts';
import { requestRefund } from '../../core/usecases/request-refund.ts';
import { startPayment } from '../../core/usecases/start-payment.ts';
import {
  backoff,
  cashierSessions,
  clock,
  deviceCheck,
  directory,
  fingerprintSecret,
  gateway,
  ids,
  offers,
  orders,
  pickupNumbers,
  shopQrCodes,
  tables,
  tokenKeys,
  waiting,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import type { Reply } from '../shared/http/reply.ts';
import { orderInScope } from '../shared/http/scope.ts';
import { dinerKeyOf } from '../shared/http/table-diner.ts';
import { tillOf } from '../shared/http/till.ts';
import { paymentHttpStatus, presentPayment, presentRefund } from '../shared/present/payment.ts';

const resolveDeps = () => ({
  directory: directory(),
  orders: orders(),
  gateway: gateway(),
  clock: clock(),
  backoff: backoff(),
  ids: ids(),
});

const payDeps = () => ({
  ...resolveDeps(),
  pickupNumbers: pickupNumbers(),
  waiting: waiting(),
  shopQrCodes: shopQrCodes(),
});

function started(result: Awaited<ReturnType<typeof startPayment>>): Reply {
  if (!result.ok) throw refused(result.error);
  const { payment, order } = result.value;
  const body = presentPayment(payment, order, clock().now());
  return { status: paymentHttpStatus(payment), body };
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'POST /v1/orders/{orderId}/payments': async ({ principal, param, body, idempotency }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const { merchantId, orderId } = order;
      const { actor } = principal;
      const command = { ...body, merchantId, orderId, actor, idempotency };
      return started(await startPayment(payDeps(), command));
    },

    'POST /v1/tables/{token}/order/payments': async ({ principal, param, body, idempotency }) => {
      const { session, amount: minor, orderId, language } = body;
      const command = {
        ...{ token: param('token'), orderId, minor, language, idempotency },
        lines: body.whose === 'check' ? undefined : body.lines,
        dinerKey: dinerKeyOf(await fingerprintSecret(), { principal, session }),
        whose: body.whose === 'check' ? { checkId: body.checkId } : body.whose,
      };
      return started(
        await payAtTable({ ...payDeps(), tables: tables(), offers: offers() }, command),
      );
    },

    'POST /v1/orders/{orderId}/refunds': async ({ principal, param, body, idempotency }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const { merchantId, orderId } = order;
      const { actor, role } = principal;
      const command = {
        ...body,
        ...tillOf(principal, body),
        merchantId,
        orderId,
        role,
        actor,
        idempotency,
      };
      const deps = { ...resolveDeps(), sessions: cashierSessions() };
      const refunded = await requestRefund(deps, command);
      if (!refunded.ok) throw refused(refunded.error);
      const refund = refunded.value;
      const status = refund.status === 'REQUESTED' ? 202 : 200;
      return { status, body: presentRefund(refund, orderId) };
    },
  },
);
