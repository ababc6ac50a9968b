import {
  born,
  type MerchantId,
  type OrderId,
  type PaymentId,
  parsePaymentId,
} from '../domain/ids.ts';
import { exceeds, formatMoney, type Money, money } from '../domain/money.ts';
import type { Check } from '../domain/order.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import type { Payment, TenderDetails } from '../domain/payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { stopWaiting } from '../domain/stop-waiting.ts';
import { takeTender as takenAtTill } from '../domain/tender.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { type ChangeDeps, changeOrder, type Decision } from './change-order.ts';
import type { Idempotency } from './idempotency.ts';
import { sessionAt, type Till, type TillDeps } from './open-till.ts';
import { tenderableCheck } from './payable-check.ts';
import { type PaymentView, payOnceFor } from './payment-view.ts';
import { numbered, type PickUp, type PickUpDeps, pickUp } from './pick-up.ts';
import { notFound, type Rejection, unprocessable } from './rejection.ts';

export interface TakeTenderDeps extends ChangeDeps, PickUpDeps, TillDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly ids: Ids;
}

export type TenderTaken =
  /** `amountTendered` in minor units. */
  | { readonly tender: 'cash'; readonly amountTendered: number }
  | { readonly tender: 'card'; readonly reference?: string | undefined };

export type TakeTender = TenderTaken &
  Till & {
    readonly merchantId: MerchantId;
    readonly orderId: OrderId;
    /** May be left out where only one check is unpaid, unless the order was changed. */
    readonly checkId?: string | undefined;
    readonly actor: string;
    readonly idempotency: Idempotency;
  };

/**
 * Staff have taken the money: the check is paid, the kitchen gets what that releases, and the cashier's
 * session counts it, in one transaction. A repeated key answers the same payment.
 */
export async function takeTender(
  deps: TakeTenderDeps,
  command: TakeTender,
): Promise<Result<PaymentView, Rejection>> {
  return await payOnceFor(deps.orders, command, () => takeOnce(deps, command));
}

async function takeOnce(
  deps: TakeTenderDeps,
  command: TakeTender,
): Promise<Result<PaymentView, Rejection>> {
  const { merchantId, orderId, checkId } = command;
  const found = await deps.orders.load(merchantId, orderId);
  const store = found && (await deps.directory.store(merchantId, found.order.storeId));
  if (!store) return fail(notFound('order'));
  const current = stopWaiting(found, checkId, deps.clock.now()).aggregate;
  const refused = tenderableCheck(current, checkId);
  if (!refused.ok) return refused;
  const pickedUp = await pickUp(deps, found.order, store);
  const paymentId = born(parsePaymentId, deps.ids.ulid());
  const taken = await changeOrder(deps, merchantId, orderId, (aggregate, now) =>
    take(deps, command, aggregate, { paymentId, pickedUp, now }),
  );
  if (!taken) return fail(notFound('order'));
  const { value, aggregate } = taken;
  return value.ok ? ok({ payment: value.value, order: aggregate.order }) : value;
}

interface Birth {
  readonly paymentId: PaymentId;
  readonly pickedUp: PickUp;
  readonly now: number;
}

async function take(
  deps: TakeTenderDeps,
  command: TakeTender,
  found: OrderAggregate,
  { paymentId, pickedUp, now }: Birth,
): Promise<Decision<Result<Payment, Rejection>>> {
  const { aggregate, stopped } = stopWaiting(found, command.checkId, now);
  const check = tenderableCheck(aggregate, command.checkId);
  if (!check.ok) return { value: check };
  const details = detailsOf(command, check.value);
  if (!details.ok) return { value: details };
  const order = numbered(aggregate.order, pickedUp);
  const session = await sessionAt(deps, order, command);
  if (!session.ok) return { value: session };
  const sessionId = session.value;
  const tender = { paymentId, way: command.tender, ...details.value, sessionId };
  const { edit, payment } = takenAtTill({ ...aggregate, order }, check.value, tender, now);
  const { key, fingerprint } = command.idempotency;
  const idempotency = { key, fingerprint, orderId: command.orderId, resultId: paymentId };
  const { minor } = payment.amount;
  const booking = sessionId && { sessionId, booking: `${command.tender}-tender` as const, minor };
  return {
    edit: { ...edit, payments: [...stopped, payment], booking, idempotency },
    what: 'take-tender',
    actor: command.actor,
    value: ok(payment),
  };
}

function detailsOf(command: TakeTender, { amountDue }: Check): Result<TenderDetails, Rejection> {
  if (command.tender === 'card') return ok({ reference: command.reference });
  const tendered: Money = money(amountDue.currency, command.amountTendered);
  if (!exceeds(amountDue, tendered)) return ok({ tendered });
  const text = `${formatMoney(amountDue)} are due: ${formatMoney(tendered)} are too little.`;
  return fail(unprocessable('tender-too-small', 'amountTendered', text));
}
