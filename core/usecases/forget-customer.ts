import type { MerchantId, OrderId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { isOver, withoutCustomer } from '../domain/without-customer.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

/**
 * Forgets whom one order was for, once it is over: names, notes, guests, and where it was brought.
 * Repeating is safe, and finishes what a crash has left.
 */
export async function forgetCustomer(
  deps: ChangeDeps & { readonly deliveries: Pick<Deliveries, 'forgetDestination'> },
  {
    merchantId,
    orderId,
    actor,
  }: { readonly merchantId: MerchantId; readonly orderId: OrderId; readonly actor: string },
): Promise<Result<undefined, Rejection>> {
  const changed = await changeOrder<Result<undefined, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      if (!isOver(aggregate, now)) {
        const text = 'It is still paid, cooked or brought: ask again when that is over.';
        return { value: fail(conflict('order-open', text)) };
      }
      const edit = withoutCustomer(aggregate);
      if (!edit) return { value: ok(undefined) };
      return { edit, what: 'forget-customer', actor, value: ok(undefined) };
    },
  );
  if (!changed) return fail(notFound('order'));
  if (changed.value.ok) await deps.deliveries.forgetDestination(merchantId, orderId);
  return changed.value;
}
