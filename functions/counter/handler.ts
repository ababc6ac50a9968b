import { takeTender } from '../../core/usecases/take-tender.ts';
import {
  backoff,
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
import { refused } from '../shared/http/problem.ts';
import { orderInScope } from '../shared/http/scope.ts';
import { presentPayment } from '../shared/present/payment.ts';

const tenderDeps = () => ({
  ...{ orders: orders(), directory: directory(), pickupNumbers: pickupNumbers() },
  ...{ clock: clock(), backoff: backoff(), ids: ids() },
});

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'POST /v1/orders/{orderId}/tenders': async ({ principal, param, body, idempotency }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const { merchantId, orderId } = order;
      const { actor } = principal;
      const command = { ...body, merchantId, orderId, actor, idempotency };
      const taken = await takeTender(tenderDeps(), command);
      if (!taken.ok) throw refused(taken.error);
      const { payment, order: paid } = taken.value;
      return { status: 200, body: presentPayment(payment, paid, clock().now()) };
    },
  },
);
