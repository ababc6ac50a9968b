import type { SessionBooking } from '../domain/cashier-session.ts';
import {
  type MerchantId,
  type OrderId,
  type RefundId,
  type SessionId,
  staffRefundId,
} from '../domain/ids.ts';
import { add, exceeds, formatMoney, type Money, money } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import { type OrderAggregate, refundOf } from '../domain/order-aggregate.ts';
import { isTender, type Payment, refundable } from '../domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../domain/payment-policy.ts';
import type { Refund, RefundLine } from '../domain/refund.ts';
import { refundAllowance } from '../domain/refund-limits.ts';
import { priceOfLines } from '../domain/refund-lines.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { voidedBy } from '../domain/voids.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { changeOrder } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
import { sessionAt, type Till, type TillDeps } from './open-till.ts';
import { conflict, forbidden, notFound, type Rejection, unprocessable } from './rejection.ts';
import type { ResolveDeps } from './resolve-payment.ts';
import { resolveRefund } from './resolve-refund.ts';

export interface RequestRefundDeps extends ResolveDeps, TillDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly ids: Ids;
}

/** The till matters for what was taken at one, and is given back there. */
export interface RequestRefund extends Till {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** Needed only where several checks are paid. */
  readonly checkId?: string | undefined;
  /** Minor units. Everything that is left when there are neither an amount nor lines. */
  readonly amount?: number | undefined;
  readonly lines?: readonly RefundLine[] | undefined;
  /** Who asks; cashiers have a limit. */
  readonly role: string;
  readonly reason: string;
  readonly actor: string;
  readonly idempotency: Idempotency;
}

/**
 * Reserves the amount and asks Alipay to return it. Undecided refunds go on in the background. What was
 * taken at the counter is given back there, by who asks, and done when it is written down.
 */
export async function requestRefund(
  deps: RequestRefundDeps,
  command: RequestRefund,
): Promise<Result<Refund, Rejection>> {
  const { merchantId, idempotency } = command;
  return await once(
    deps.orders,
    merchantId,
    idempotency,
    () => refundOnce(deps, command),
    async ({ orderId, resultId }) => {
      const aggregate = await deps.orders.load(merchantId, orderId);
      const refund = aggregate && refundOf(aggregate, resultId as RefundId);
      return refund ? ok(refund) : fail(notFound('refund'));
    },
  );
}

async function refundOnce(
  deps: RequestRefundDeps,
  command: RequestRefund,
): Promise<Result<Refund, Rejection>> {
  const { merchantId, orderId, actor } = command;
  const found = await deps.orders.load(merchantId, orderId);
  const store = found && (await deps.directory.store(merchantId, found.order.storeId));
  if (!store) return fail(notFound('order'));
  const refundId = staffRefundId(deps.ids.ulid());
  const requested = await changeOrder<Result<Refund, Rejection>>(
    deps,
    merchantId,
    orderId,
    async (aggregate, now) => {
      const target = chooseTarget(aggregate, command);
      if (!target.ok) return { value: target };
      const tooMuch = overLimit(aggregate, command, store, target.value.amount);
      if (tooMuch) return { value: fail(tooMuch) };
      const { payment, amount } = target.value;
      const session = await sessionFor(deps, aggregate.order, command, payment);
      if (!session.ok) return { value: session };
      const sessionId = session.value;
      const refund = newRefund(command, target.value, { refundId, sessionId, now });
      const booking = sessionId && bookingOf(payment, amount, sessionId);
      const reserved = { ...payment, refunded: add(payment.refunded, amount) };
      const { key, fingerprint } = command.idempotency;
      const idempotency = { key, fingerprint, orderId, resultId: refundId };
      const tickets = voidedBy(refund, aggregate.tickets, now);
      const edit = { payments: [reserved], refunds: [refund], tickets, booking, idempotency };
      return { edit, what: 'request-refund', actor, value: ok(refund) };
    },
  );
  if (!requested) return fail(notFound('order'));
  if (!requested.value.ok) return requested.value;
  const { paymentId, status } = requested.value.value;
  if (status === 'SUCCEEDED') return requested.value;
  const resolved = await resolveRefund(deps, { merchantId, orderId, paymentId }, refundId);
  return ok(resolved ?? requested.value.value);
}

/** What Alipay returns passes no till. */
const sessionFor = async (
  deps: RequestRefundDeps,
  order: Order,
  command: RequestRefund,
  payment: Payment,
): Promise<Result<SessionId | undefined, Rejection>> =>
  isTender(payment) ? await sessionAt(deps, order, command) : ok(undefined);

const bookingOf = ({ way }: Payment, { minor }: Money, sessionId: SessionId): SessionBooking => ({
  sessionId,
  booking: way === 'cash' ? 'cash-refund' : 'card-refund',
  minor,
});

function newRefund(
  { lines, reason, actor }: RequestRefund,
  { payment, amount }: Target,
  { refundId, sessionId, now }: Pick<Refund, 'refundId' | 'sessionId'> & { readonly now: number },
): Refund {
  return {
    refundId,
    paymentId: payment.paymentId,
    kind: 'staff',
    amount,
    ...(lines && { lines }),
    reason,
    requestedBy: actor,
    requestedAt: now,
    attempts: 0,
    ...(isTender(payment)
      ? { status: 'SUCCEEDED', ...(sessionId && { sessionId }) }
      : { status: 'REQUESTED', dueAt: dueAfterLast(payment, now) }),
  };
}

interface Target {
  readonly payment: Payment;
  readonly amount: Money;
}

const dueAfterLast = ({ lastRefundAt = 0 }: Payment, now: number): number =>
  Math.max(now, lastRefundAt + POLICY.refundSpacingMs);

/** The captured payment to refund from and how much, or why not. */
function chooseTarget(
  aggregate: OrderAggregate,
  command: RequestRefund,
): Result<Target, Rejection> {
  const { payments, refunds } = aggregate;
  const { checkId } = command;
  const captured = payments.filter(
    (p) => p.status === 'CAPTURED' && (checkId === undefined || p.checkId === checkId),
  );
  const [payment, other] = captured;
  if (!payment) return fail(conflict('not-paid', 'Nothing was paid that could be refunded.'));
  if (other) return fail(unprocessable('which-check', 'checkId', 'Several are paid: name one.'));
  const busy = refunds.find((r) => r.paymentId === payment.paymentId && r.status === 'REQUESTED');
  if (busy) {
    const text = `Refund ${busy.refundId} of this payment is not finished.`;
    return fail(conflict('refund-in-progress', text));
  }
  if (refunds.length >= POLICY.maxRefundsPerOrder) {
    return fail(conflict('too-many-refunds', 'The order has too many refunds.'));
  }
  const left = refundable(payment);
  const priced = wantedAmount(aggregate, command, payment);
  if (!priced.ok) return priced;
  const wanted = priced.value;
  if (left.minor === 0) return fail(conflict('already-refunded', 'Everything was refunded.'));
  if (wanted.minor <= 0) {
    return fail(unprocessable('refund-too-small', 'amount', 'There must be something to refund.'));
  }
  if (exceeds(wanted, left)) {
    const text = `At most ${formatMoney(left)} is left to refund.`;
    return fail(unprocessable('refund-too-large', 'amount', text));
  }
  return ok({ payment, amount: wanted });
}

/** What the request comes to: its lines, its amount, or all that is left. */
function wantedAmount(
  { order, refunds }: OrderAggregate,
  { amount, lines }: RequestRefund,
  payment: Payment,
): Result<Money, Rejection> {
  if (amount !== undefined && lines) {
    return fail(unprocessable('amount-or-lines', 'lines', 'Name an amount or lines, not both.'));
  }
  if (amount !== undefined) return ok(money(order.currency, amount));
  if (!lines) return ok(refundable(payment));
  const check = order.checks.find((c) => c.checkId === payment.checkId);
  const priced = priceOfLines(order, check?.lineIds ?? [], refunds, lines);
  if (priced.ok) return ok(withoutRounding(order, priced.value, refundable(payment)));
  return fail(unprocessable('bad-refund-lines', priced.error.field, priced.error.message));
}

/** Where the total was rounded down, the last lines cost a little more than what was paid for them. */
function withoutRounding({ rows = [] }: Order, lines: Money, left: Money): Money {
  const rounding = rows.find((row) => row.code === 'rounding');
  const excess = lines.minor - left.minor;
  return excess > 0 && excess <= -(rounding?.amount.minor ?? 0) ? left : lines;
}

function overLimit(
  { order, refunds }: OrderAggregate,
  { role }: RequestRefund,
  store: Store,
  amount: Money,
): Rejection | undefined {
  const allowed = refundAllowance(role, refunds, order.currency, store.cashierRefundLimit);
  if (!allowed || !exceeds(amount, allowed)) return undefined;
  const text = `A ${role} may refund ${formatMoney(allowed)} more of this order; ask the merchant.`;
  return forbidden('refund-over-limit', 'amount', text);
}
