import type { MerchantId, OrderId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import { numberAtAlipay, type Payment } from '../domain/payment.ts';
import { PAYMENT_STATES } from '../domain/payment-states.ts';
import { givingBack } from '../domain/portions.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { settle } from '../domain/settle.ts';
import { changeOrder, TooMuchContention } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';
import { queryPayment, type ResolveDeps, sendCancel } from './resolve-payment.ts';

export interface CancelOrder {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly actor: string;
}

/** A payment may begin between asking and fencing; then all is asked again. */
const MAX_ROUNDS = 3;

/**
 * Gives an unpaid order up. A running payment is fenced as at its deadline: one last query, the
 * order's end and every fence as one transaction, then cancel at once. Money that arrives later goes
 * back by itself. Repeating it is safe.
 */
export async function cancelOrder(
  deps: ResolveDeps,
  command: CancelOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  const { merchantId, orderId } = command;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fenced = await askAndFence(deps, command);
    if (fenced === 'ask again') continue;
    if (!fenced.ok) return fenced;
    // At once for all: each cancel has to end within the lease that its fence took.
    const send = (payment: Payment) =>
      sendCancel(deps, { merchantId, orderId, paymentId: payment.paymentId }, payment);
    await Promise.all(fenced.value.map(send));
    const now = await deps.orders.load(merchantId, orderId);
    return now ? ok(now) : fail(notFound('order'));
  }
  throw new TooMuchContention(`Order ${orderId} has a new payment each time it is asked about`);
}

/** @returns the payments whose fence is written; `ask again` when one of them was not asked about. */
async function askAndFence(
  deps: ResolveDeps,
  { merchantId, orderId, actor }: CancelOrder,
): Promise<Result<readonly Payment[], Rejection> | 'ask again'> {
  const found = await deps.orders.load(merchantId, orderId);
  if (!found) return fail(notFound('order'));
  const queries = found.payments
    .filter(holdsCheck)
    .map(({ paymentId }) => queryPayment(deps, { merchantId, orderId, paymentId }));
  const asked = (await Promise.all(queries)).map((payment) => payment?.paymentId);
  const fenced = await changeOrder<Awaited<ReturnType<typeof askAndFence>>>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      if (aggregate.order.status === 'CANCELED') return { value: ok([]) };
      if (aggregate.order.checks.some((c) => c.paidBy !== undefined)) {
        return { value: fail(conflict('already-paid', 'The order is paid: refund it instead.')) };
      }
      const running = aggregate.payments.filter(holdsCheck);
      if (running.some((p) => !asked.includes(p.paymentId))) return { value: 'ask again' };
      const edit = fenceAll(aggregate, now);
      const toCancel = (edit.payments ?? []).filter(holdsCheck);
      return { edit, what: 'cancel-order', actor, value: ok(toCancel) };
    },
  );
  return fenced?.value ?? fail(notFound('order'));
}

/** A payment without a trade at Alipay just ends: there is nothing to cancel. */
function fenceAll(aggregate: OrderAggregate, now: number): Edit {
  const fence = { source: 'us', kind: 'fence', reason: 'order-cancelled' } as const;
  const stop = { source: 'us', kind: 'stop-waiting' } as const;
  const { stock, ...ended } = givingBack({
    ...aggregate.order,
    status: 'CANCELED',
    dueAt: undefined,
  });
  let { order }: { order: Order } = ended;
  const fenced = aggregate.payments.filter(holdsCheck).flatMap((payment) => {
    const event = numberAtAlipay(payment) === undefined ? stop : fence;
    const edit = settle({ ...aggregate, order }, payment.paymentId, event, now)?.edit;
    order = edit?.order ?? order;
    return edit?.payments ?? [];
  });
  return { order, payments: fenced, stock };
}

const holdsCheck = (payment: Payment): boolean => PAYMENT_STATES[payment.status].holdsCheck;
