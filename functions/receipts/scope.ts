import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { orders } from '../shared/compose.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { orderInScope } from '../shared/http/scope.ts';

/**
 * The order, if the caller may hold its receipt: staff, and of the kiosks the one that placed it. A
 * receipt is worth money at the counter, so the kiosk beside it does not print it.
 * @throws ProblemError 404 otherwise.
 */
export async function orderWithReceipt(
  principal: Principal,
  text: string,
): Promise<OrderAggregate> {
  const found = await orderInScope(orders(), principal, text);
  if (principal.role !== 'kiosk') return found;
  const { merchantId, orderId } = found.order;
  const [placed] = await orders().journal(merchantId, orderId, { after: 0, limit: 1 });
  if (placed?.actor !== principal.actor) throw refused(notFound('order'));
  return found;
}
