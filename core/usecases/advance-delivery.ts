import { DELIVERY_TRANSITIONS, type DeliveryAction, moveOn } from '../domain/delivery.ts';
import type { MerchantId, OrderId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { advance, type Ticket } from '../domain/ticket.ts';
import { type ChangeDeps, changeOrder, type Decision } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface AdvanceDelivery {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly action: DeliveryAction;
  /** Who takes it, where staff want to know. */
  readonly courier?: string | undefined;
  readonly actor: string;
}

/**
 * A courier takes the order, or has brought it. What leaves the house completes its tickets in the
 * same change: nobody in the kitchen has to press for it as well. Pressing twice is harmless.
 */
export async function advanceDelivery(
  deps: ChangeDeps,
  command: AdvanceDelivery,
): Promise<Result<OrderAggregate, Rejection>> {
  const { merchantId, orderId } = command;
  const changed = await changeOrder<Rejection | undefined>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => decide(aggregate, command, now),
  );
  if (!changed) return fail(notFound('order'));
  return changed.value ? fail(changed.value) : ok(changed.aggregate);
}

function decide(
  { order, tickets }: OrderAggregate,
  { action, courier, actor }: AdvanceDelivery,
  now: number,
): Decision<Rejection | undefined> {
  const { delivery } = order;
  if (!delivery) return { value: notFound('delivery') };
  const isThere = delivery.status === DELIVERY_TRANSITIONS[action].to;
  if (isThere && (courier === undefined || courier === delivery.courier)) {
    return { value: undefined };
  }
  const next = moveOn(delivery, action, courier, now);
  if (!next) {
    const text = `A delivery that is ${delivery.status} cannot be ${action}.`;
    return { value: conflict('wrong-delivery-state', text) };
  }
  if (!isReadyToLeave(order, tickets)) {
    const text = 'The order is not paid, or the kitchen is not done with it.';
    return { value: conflict('wrong-delivery-state', text) };
  }
  const moved = { ...order, delivery: next };
  const completed = tickets.flatMap((ticket) => advance(ticket, 'complete', now) ?? []);
  return {
    edit: { order: moved, tickets: completed },
    what: `delivery-${action}`,
    actor,
    value: undefined,
  };
}

/** Everything is paid and cooked, so that it can leave the house. */
const isReadyToLeave = (order: Order, tickets: readonly Ticket[]): boolean =>
  order.checks.every((check) => check.paidBy !== undefined) &&
  tickets.length > 0 &&
  tickets.every(({ status }) => status === 'PREPARED' || status === 'COMPLETED');
