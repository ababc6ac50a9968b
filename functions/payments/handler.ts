import { requestRefund } from '../../core/usecases/request-refund.ts';
import { startPayment } from '../../core/usecases/start-payment.ts';
import {
  backoff,
  clock,
  deviceCheck,
  directory,
  fingerprintSecret,
  gateway,
  ids,
  orders,
  pickupNumbers,
  shopQrCodes,
  tokenKeys,
  waiting,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { orderInScope } from '../shared/http/scope.ts';
import { paymentHttpStatus, presentPayment, presentRefund } from '../shared/present/payment.ts';

const resolveDeps = () => ({
  directory: directory(),
  orders: orders(),
  gateway: gateway(),
  clock: clock(),
  backoff: backoff(),
  ids: ids(),
});

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'POST /v1/orders/{orderId}/payments': async ({ principal, param, body, idempotency }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const deps = {
        ...resolveDeps(),
        pickupNumbers: pickupNumbers(),
        waiting: waiting(),
        shopQrCodes: shopQrCodes(),
      };
      const { merchantId, orderId } = order;
      const { actor } = principal;
      const command = { ...body, merchantId, orderId, actor, idempotency };
      const started = await startPayment(deps, command);
      if (!started.ok) throw refused(started.error);
      const { payment } = started.value;
      const shown = presentPayment(payment, started.value.order, clock().now());
      return { status: paymentHttpStatus(payment), body: shown };
    },

    'POST /v1/orders/{orderId}/refunds': async ({ principal, param, body, idempotency }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const { merchantId, orderId } = order;
      const { actor, role } = principal;
      const command = { ...body, merchantId, orderId, role, actor, idempotency };
      const refunded = await requestRefund(resolveDeps(), command);
      if (!refunded.ok) throw refused(refunded.error);
      const refund = refunded.value;
      const status = refund.status === 'REQUESTED' ? 202 : 200;
      return { status, body: presentRefund(refund, orderId) };
    },
  },
);
