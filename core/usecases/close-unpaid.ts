import { closeUnpaid, type UnpaidEnd } from '../domain/close-unpaid.ts';
import type { MerchantId, OrderId } from '../domain/ids.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { openOrderFault } from './open-order-fault.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface CloseUnpaid {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly actor: string;
}

/** Staff end an order that only some have paid. Done again, it answers with the order as it is. */
export async function closeUnpaidChecks(
  deps: ChangeDeps,
  { merchantId, orderId, actor }: CloseUnpaid,
): Promise<Result<OrderAggregate, Rejection>> {
  const what = 'close-unpaid';
  const changed = await changeOrder<Rejection | undefined>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      const { order } = aggregate;
      if (order.status === 'COMMITTED' && !order.table) return { value: undefined };
      const fault = openOrderFault(order);
      if (fault) return { value: fault };
      const end = closeUnpaid(aggregate, actor, now);
      if (end.kind !== 'closed') return { value: REFUSALS[end.kind] };
      return { edit: end.edit, what, actor, value: undefined };
    },
  );
  if (!changed) return fail(notFound('order'));
  return changed.value ? fail(changed.value) : ok(changed.aggregate);
}

const REFUSALS: Record<Exclude<UnpaidEnd['kind'], 'closed'>, Rejection> = {
  'a payment runs': conflict('payment-in-progress', 'A payment of the order is not finished.'),
  'nothing is paid': conflict('not-paid', 'Nothing of it is paid: cancel the order instead.'),
};
