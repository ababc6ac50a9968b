import type { Evidence } from '../domain/evidence.ts';
import {
  born,
  type MerchantId,
  type OrderId,
  type PaymentId,
  parsePaymentId,
  type StoreId,
} from '../domain/ids.ts';
import { newPayment } from '../domain/new-payment.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import type { AlipayWay, Payment } from '../domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../domain/payment-policy.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { stopWaiting } from '../domain/stop-waiting.ts';
import { withWaiting } from '../domain/waiting-list.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { ShopQrCodes } from '../ports/shop-qr-codes.ts';
import type { WaitingLists } from '../ports/waiting-lists.ts';
import { askForMoney } from './ask-for-money.ts';
import { changeOrder, type Decision } from './change-order.ts';
import type { Idempotency } from './idempotency.ts';
import { payableCheck } from './payable-check.ts';
import { type PaymentView, paymentNow, payOnceFor } from './payment-view.ts';
import { numbered, type PickUp, type PickUpDeps, pickUp } from './pick-up.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';
import { type ResolveDeps, resolvePayment } from './resolve-payment.ts';
import { type PaymentKey, settlePayment } from './settle-payment.ts';

export interface StartPaymentDeps extends ResolveDeps, PickUpDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly waiting: WaitingLists;
  readonly shopQrCodes: Pick<ShopQrCodes, 'find'>;
  readonly ids: Ids;
}

/** How the customer pays, and what that takes. */
export type WayToPay =
  /** `authCode` is what the scanner read: sent to Alipay once, stored and logged nowhere. */
  | { readonly way: 'barcode'; readonly authCode: string; readonly terminalId?: string | undefined }
  | { readonly way: 'qr'; readonly terminalId?: string | undefined }
  /** `terminalId` names the static code that the customer scans. */
  | { readonly way: 'static-qr'; readonly terminalId: string };

export type StartPayment = WayToPay & {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** May be left out where only one check is unpaid, unless the order was changed. */
  readonly checkId?: string | undefined;
  readonly actor: string;
  readonly idempotency: Idempotency;
};

/**
 * Writes the payment down and asks Alipay once. A repeated key, also after a crash, never asks
 * again: it answers with the payment as it is now.
 */
export async function startPayment(
  deps: StartPaymentDeps,
  command: StartPayment,
): Promise<Result<PaymentView, Rejection>> {
  return await payOnceFor(deps.orders, command, () => payOnce(deps, command));
}

async function payOnce(
  deps: StartPaymentDeps,
  command: StartPayment,
): Promise<Result<PaymentView, Rejection>> {
  const { merchantId, orderId } = command;
  const found = await deps.orders.load(merchantId, orderId);
  const store = found && (await deps.directory.store(merchantId, found.order.storeId));
  if (!store) return fail(notFound('order'));
  const current = stopWaiting(found, command.checkId, deps.clock.now()).aggregate;
  const refused = payableCheck(current, command.checkId);
  if (!refused.ok) return refused;
  const pickedUp = await pickUp(deps, found.order, store);
  const paymentId = born(parsePaymentId, deps.ids.ulid());
  const started = await changeOrder(deps, merchantId, orderId, (aggregate, now) =>
    begin(deps, command, aggregate, { paymentId, pickedUp, now }),
  );
  if (!started) return fail(notFound('order'));
  if (!started.value.ok) return started.value;
  const payment = started.value.value;
  // Nothing is asked for: the customer types the amount, and Alipay tells.
  if (command.way === 'static-qr') return ok({ payment, order: started.aggregate.order });
  return await askAlipay(deps, command, store, started.aggregate, payment);
}

interface Birth {
  readonly paymentId: PaymentId;
  readonly pickedUp: PickUp;
  readonly now: number;
}

async function begin(
  deps: StartPaymentDeps,
  command: StartPayment,
  found: OrderAggregate,
  { paymentId, pickedUp, now }: Birth,
): Promise<Decision<Result<Payment, Rejection>>> {
  const { aggregate, stopped } = stopWaiting(found, command.checkId, now);
  const check = payableCheck(aggregate, command.checkId);
  if (!check.ok) return { value: check };
  const { way, terminalId } = command;
  const amount = check.value.amountDue;
  const born = newPayment(
    aggregate.order,
    check.value,
    { paymentId, way, amount, terminalId },
    now,
  );
  const waits = await waitAtPlace(deps, command, born.order.storeId, born.payment, now);
  if (!waits.ok) return { value: waits };
  const { key, fingerprint } = command.idempotency;
  const { orderId } = command;
  const edit: Edit = {
    order: numbered(born.order, pickedUp),
    payments: [...stopped, born.payment],
    ...waits.value,
    idempotency: { key, fingerprint, orderId, resultId: paymentId },
  };
  return { edit, what: 'start-payment', actor: command.actor, value: ok(born.payment) };
}

/** A payment with the static code goes on the list of those that wait at its place. */
async function waitAtPlace(
  deps: StartPaymentDeps,
  { merchantId, orderId, way, terminalId = '' }: StartPayment,
  storeId: StoreId,
  { paymentId, amount, startedAt, cancelAt }: Payment,
  now: number,
): Promise<Result<Pick<Edit, 'waiting'>, Rejection>> {
  if (way !== 'static-qr') return ok({});
  const code = await deps.shopQrCodes.find(merchantId, storeId, terminalId);
  if (code?.status !== 'ACTIVE') {
    const text = `No static QR code is in use at ${terminalId}.`;
    return fail(unprocessable('no-shop-qr', 'terminalId', text));
  }
  const list = await deps.waiting.at({ merchantId, storeId, terminalId, amount });
  const waiting = withWaiting(list, { orderId, paymentId, startedAt, until: cancelAt }, now);
  return waiting.checks.length > POLICY.maxWaitingPerPlace
    ? fail(conflict('too-many-waiting', 'Too many wait for this amount here: try another way.'))
    : ok({ waiting });
}

async function askAlipay(
  deps: StartPaymentDeps,
  command: Extract<StartPayment, { readonly way: Exclude<AlipayWay, 'static-qr'> }>,
  store: Store,
  aggregate: OrderAggregate,
  payment: Payment,
): Promise<Result<PaymentView, Rejection>> {
  const { merchantId, orderId } = command;
  const key: PaymentKey = { merchantId, orderId, paymentId: payment.paymentId };
  const evidence: Evidence = await askForMoney(deps, command, {
    key,
    payment,
    store,
    pickupNumber: aggregate.order.pickupNumber,
  });
  const settled = await settlePayment(deps, key, evidence);
  if (!settled) throw new Error(`Payment ${payment.paymentId} has no row after it was written`);
  if (settled.payment.status !== 'PENDING' || settled.payment.cancelAt > deps.clock.now()) {
    return ok({ payment: settled.payment, order: settled.aggregate.order });
  }
  await resolvePayment(deps, key);
  return await paymentNow(deps.orders, key);
}
