import { businessDate } from '../domain/business-date.ts';
import type { Evidence } from '../domain/evidence.ts';
import {
  born,
  type MerchantId,
  type OrderId,
  outTradeNoOf,
  type PaymentId,
  parsePaymentId,
} from '../domain/ids.ts';
import { zero } from '../domain/money.ts';
import { type Check, checkStatus, type Order, withCheck } from '../domain/order.ts';
import { type Edit, type OrderAggregate, paymentOf } from '../domain/order-aggregate.ts';
import type { Payment } from '../domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../domain/payment-policy.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { PickupNumbers } from '../ports/pickup-numbers.ts';
import { changeOrder } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';
import { type ResolveDeps, refOf, resolvePayment } from './resolve-payment.ts';
import { type PaymentKey, settlePayment } from './settle-payment.ts';

export interface StartPaymentDeps extends ResolveDeps {
  readonly directory: Directory;
  readonly pickupNumbers: PickupNumbers;
  readonly ids: Ids;
}

export interface StartPayment {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** May be left out where only one check is unpaid. */
  readonly checkId?: string | undefined;
  readonly way: 'barcode';
  /** What the scanner read. Sent to Alipay once, stored and logged nowhere. */
  readonly authCode: string;
  readonly terminalId?: string | undefined;
  readonly actor: string;
  readonly idempotency: Idempotency;
}

export interface PaymentView {
  readonly payment: Payment;
  readonly order: Order;
}

/**
 * Writes the payment down and asks Alipay once. A repeated key, also after a crash, never asks
 * again: it answers with the payment as it is now.
 */
export async function startPayment(
  deps: StartPaymentDeps,
  command: StartPayment,
): Promise<Result<PaymentView, Rejection>> {
  const { merchantId, idempotency } = command;
  return await once(
    deps.orders,
    merchantId,
    idempotency,
    () => payOnce(deps, command),
    ({ orderId, resultId }) =>
      view(deps, { merchantId, orderId, paymentId: born(parsePaymentId, resultId) }),
  );
}

async function payOnce(
  deps: StartPaymentDeps,
  command: StartPayment,
): Promise<Result<PaymentView, Rejection>> {
  const { merchantId, orderId } = command;
  const found = await deps.orders.load(merchantId, orderId);
  const store = found && (await deps.directory.store(merchantId, found.order.storeId));
  if (!store) return fail(notFound('order'));
  const refused = refusal(found, command);
  if (!refused.ok) return refused;
  const numbered = await pickUp(deps, found.order, store);
  const paymentId = born(parsePaymentId, deps.ids.ulid());
  const started = await changeOrder<Result<Payment, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      const check = refusal(aggregate, command);
      if (!check.ok) return { value: check };
      const payment = initiated(aggregate.order, check.value, paymentId, now);
      const edit = editOf(aggregate.order, check.value, payment, numbered, command);
      return { edit, what: 'start-payment', actor: command.actor, value: ok(payment) };
    },
  );
  if (!started) return fail(notFound('order'));
  if (!started.value.ok) return started.value;
  return await askAlipay(deps, command, store, started.aggregate, started.value.value);
}

/** The check to pay, or why it cannot be paid now. */
function refusal(a: OrderAggregate, command: StartPayment): Result<Check, Rejection> {
  const { order } = a;
  if (order.status === 'CANCELED') {
    return fail(conflict('order-cancelled', 'The order was cancelled.'));
  }
  const open = order.checks.filter((c) => checkStatus(c) !== 'PAID');
  const named = order.checks.find((c) => c.checkId === command.checkId);
  const check = command.checkId === undefined ? open[0] : named;
  if (command.checkId !== undefined && !named) {
    return fail(unprocessable('unknown-check', 'checkId', `No check ${command.checkId}.`));
  }
  if (!check || checkStatus(check) === 'PAID') {
    return fail(conflict('already-paid', 'Nothing is left to pay.'));
  }
  if (command.checkId === undefined && open.length > 1) {
    return fail(unprocessable('which-check', 'checkId', 'Several checks are unpaid: name one.'));
  }
  if (check.livePaymentId) {
    const text = `Payment ${check.livePaymentId} of this check is not finished.`;
    return fail(conflict('payment-in-progress', text));
  }
  if (order.attempts >= POLICY.maxAttemptsPerOrder) {
    return fail(conflict('too-many-attempts', 'Too many attempts: please ask the staff.'));
  }
  return ok(check);
}

type PickUp = Required<Pick<Order, 'pickupNumber' | 'businessDate'>>;

/** The number that is called; taken outside the transaction, so a lost race leaves a gap. */
async function pickUp(deps: StartPaymentDeps, order: Order, store: Store): Promise<PickUp> {
  const { pickupNumber, businessDate: date } = order;
  if (pickupNumber !== undefined && date !== undefined) return { pickupNumber, businessDate: date };
  const today = businessDate(deps.clock.now(), store.businessDay);
  const n = await deps.pickupNumbers.next(order.merchantId, order.storeId, today);
  return { pickupNumber: `A${String(n).padStart(3, '0')}`, businessDate: today };
}

const initiated = (order: Order, check: Check, paymentId: PaymentId, now: number): Payment => ({
  paymentId,
  outTradeNo: outTradeNoOf(order.orderId, paymentId),
  checkId: check.checkId,
  way: 'barcode',
  amount: check.amountDue,
  status: 'INITIATED',
  startedAt: now,
  cancelAt: now + POLICY.cancelAfterMs,
  expiresAt: now + POLICY.expiresAfterMs,
  dueAt: now + POLICY.handOverAfterMs,
  generation: 0,
  refunded: zero(order.currency),
  cancelAttempts: 0,
});

function editOf(
  order: Order,
  check: Check,
  payment: Payment,
  pickUp: PickUp,
  command: StartPayment,
): Edit {
  const held = withCheck(order, { ...check, livePaymentId: payment.paymentId });
  const { key, fingerprint } = command.idempotency;
  return {
    order: {
      ...held,
      pickupNumber: order.pickupNumber ?? pickUp.pickupNumber,
      businessDate: order.businessDate ?? pickUp.businessDate,
      attempts: order.attempts + 1,
    },
    payments: [payment],
    idempotency: { key, fingerprint, orderId: order.orderId, resultId: payment.paymentId },
  };
}

async function askAlipay(
  deps: StartPaymentDeps,
  command: StartPayment,
  store: Store,
  aggregate: OrderAggregate,
  payment: Payment,
): Promise<Result<PaymentView, Rejection>> {
  const { merchantId, orderId } = command;
  const key: PaymentKey = { merchantId, orderId, paymentId: payment.paymentId };
  const result = await deps.gateway.pay({
    ...refOf(key, payment),
    authCode: command.authCode,
    subject: `${store.name} ${aggregate.order.pickupNumber ?? ''}`.trim(),
    storeId: store.storeId,
    terminalId: command.terminalId,
    expiresAt: payment.expiresAt,
  });
  const evidence: Evidence = { source: 'pay', ...result };
  const settled = await settlePayment(deps, key, evidence);
  if (!settled) throw new Error(`Payment ${payment.paymentId} has no row after it was written`);
  if (settled.payment.status !== 'PENDING' || settled.payment.cancelAt > deps.clock.now()) {
    return ok({ payment: settled.payment, order: settled.aggregate.order });
  }
  await resolvePayment(deps, key);
  return await view(deps, key);
}

async function view(deps: ResolveDeps, key: PaymentKey): Promise<Result<PaymentView, Rejection>> {
  const aggregate = await deps.orders.load(key.merchantId, key.orderId);
  const payment = aggregate && paymentOf(aggregate, key.paymentId);
  return payment ? ok({ payment, order: aggregate.order }) : fail(notFound('payment'));
}
