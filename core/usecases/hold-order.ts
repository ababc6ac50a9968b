import type { MerchantId, OrderId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import { withHold, withoutHold } from '../domain/order-hold.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { openOrderFault } from './open-order-fault.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

interface OfOrder {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly actor: string;
}

export interface HoldOrder extends OfOrder {
  readonly forMs: number;
  readonly label?: string | undefined;
}

/** Puts an unpaid order aside. Done again, the later word counts; it can be paid at any time. */
export async function holdOrder(
  deps: ChangeDeps,
  { forMs, label, ...of }: HoldOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  return await changeHold(deps, of, 'hold-order', (order, now) =>
    withHold(order, { until: now + forMs, label }),
  );
}

/** Takes an order back that was put aside. Repeating it is safe. */
export async function releaseOrder(
  deps: ChangeDeps,
  of: OfOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  return await changeHold(deps, of, 'release-order', (order, now) =>
    order.hold ? withoutHold(order, now) : undefined,
  );
}

async function changeHold(
  deps: ChangeDeps,
  { merchantId, orderId, actor }: OfOrder,
  what: string,
  change: (order: Order, now: number) => Order | undefined,
): Promise<Result<OrderAggregate, Rejection>> {
  const changed = await changeOrder<Rejection | undefined>(
    deps,
    merchantId,
    orderId,
    ({ order }, now) => {
      const fault = openOrderFault(order) ?? paidFault(order);
      const next = fault ? undefined : change(order, now);
      if (!next) return { value: fault };
      return { edit: { order: next }, what, actor, value: undefined };
    },
  );
  if (!changed) return fail(notFound('order'));
  return changed.value ? fail(changed.value) : ok(changed.aggregate);
}

/** Then a person decides what becomes of the rest, and time does not. */
const paidFault = ({ checks }: Order): Rejection | undefined =>
  checks.some((c) => c.paidBy !== undefined)
    ? conflict('already-paid', 'A part of the order is paid.')
    : undefined;
