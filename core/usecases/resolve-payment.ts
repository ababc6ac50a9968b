import type { Evidence } from '../domain/evidence.ts';
import { paymentOf } from '../domain/order-aggregate.ts';
import { numberAtAlipay, type Payment } from '../domain/payment.ts';
import { isLive, PAYMENT_STATES } from '../domain/payment-states.ts';
import { unreachable } from '../domain/result.ts';
import type { CancelResult, PaymentGateway, PaymentRef } from '../ports/payment-gateway.ts';
import type { ChangeDeps } from './change-order.ts';
import { type PaymentKey, settlePayment } from './settle-payment.ts';

export interface ResolveDeps extends ChangeDeps {
  readonly gateway: PaymentGateway;
}

/** Asks Alipay once and settles what it says. @returns undefined when there is no such payment. */
export async function queryPayment(
  deps: ResolveDeps,
  key: PaymentKey,
): Promise<Payment | undefined> {
  const payment = await findPayment(deps, key);
  if (!payment || !isOpen(payment) || numberAtAlipay(payment) === undefined) return payment;
  const result = await deps.gateway.query(refOf(key, payment));
  const settled = await settlePayment(deps, key, { source: 'query', ...result });
  return settled?.payment;
}

/**
 * One last query; then the fence is written, and only then cancel is called, at once. Does nothing
 * before the payment's `cancelAt`, nor while another worker's cancel may be under way.
 */
export async function cancelPayment(
  deps: ResolveDeps,
  key: PaymentKey,
): Promise<Payment | undefined> {
  const before = await findPayment(deps, key);
  if (!before || !mayCancel(before, deps.clock.now())) return before;
  const asked = await queryPayment(deps, key);
  if (!asked || !PAYMENT_STATES[asked.status].holdsCheck) return asked;
  const fenced = await settlePayment(deps, key, {
    source: 'us',
    kind: 'fence',
    reason: 'deadline',
  });
  if (!fenced?.changed) return fenced?.payment;
  return await sendCancel(deps, key, fenced.payment);
}

/** Calls cancel for a payment whose fence, or further try, the caller has just written. */
export async function sendCancel(
  deps: ResolveDeps,
  key: PaymentKey,
  fenced: Payment,
): Promise<Payment | undefined> {
  const result = await deps.gateway.cancel(refOf(key, fenced));
  const settled = await settlePayment(deps, key, cancelEvidence(result));
  return settled?.payment;
}

/** Whatever an unfinished or watched payment needs now. Safe at any time and any number of times. */
export async function resolvePayment(
  deps: ResolveDeps,
  key: PaymentKey,
): Promise<Payment | undefined> {
  const payment = await findPayment(deps, key);
  if (!payment) return undefined;
  if (numberAtAlipay(payment) === undefined) return await stopWaiting(deps, key, payment);
  return mayCancel(payment, deps.clock.now())
    ? await cancelPayment(deps, key)
    : await queryPayment(deps, key);
}

/** Alipay has no trade yet that it could be asked about; after the window nobody waits any more. */
async function stopWaiting(
  deps: ResolveDeps,
  key: PaymentKey,
  payment: Payment,
): Promise<Payment | undefined> {
  if (deps.clock.now() < payment.cancelAt) return payment;
  const settled = await settlePayment(deps, key, { source: 'us', kind: 'stop-waiting' });
  return settled?.payment;
}

export const refOf = (key: PaymentKey, payment: Payment): PaymentRef => ({
  merchantId: key.merchantId,
  outTradeNo: numberAtAlipay(payment) ?? payment.outTradeNo,
  amount: payment.amount,
});

/** Whether a query could still tell us something: not final, not confirmed, or watched. */
export const isOpen = (payment: Payment): boolean =>
  PAYMENT_STATES[payment.status].holdsCheck ||
  payment.status === 'RETURNING' ||
  payment.dueAt !== undefined;

/** Its deadline is over, and no other worker's cancel may be under way. */
export const mayCancel = (payment: Payment, now: number): boolean =>
  payment.status === 'CANCELLING'
    ? now >= (payment.cancelLeaseUntil ?? 0)
    : isLive(payment.status) && now >= payment.cancelAt;

/** The payment as it is stored now. */
export async function findPayment(
  deps: Pick<ChangeDeps, 'orders'>,
  key: PaymentKey,
): Promise<Payment | undefined> {
  const aggregate = await deps.orders.load(key.merchantId, key.orderId);
  return aggregate && paymentOf(aggregate, key.paymentId);
}

/** What an answer to cancel says about the payment. */
export function cancelEvidence(result: CancelResult): Evidence {
  switch (result.kind) {
    case 'cancelled':
      return { source: 'cancel', kind: 'cancelled', action: result.action };
    case 'refused':
      return { ...result, source: 'cancel', kind: 'cancel-refused' };
    case 'retry':
    case 'unknown':
      return { source: 'cancel', kind: 'cancel-unsettled', code: result.code };
    default:
      return unreachable(result);
  }
}
