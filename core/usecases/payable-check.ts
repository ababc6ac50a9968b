import { type Check, checkStatus } from '../domain/order.ts';
import { type OrderAggregate, paymentOf } from '../domain/order-aggregate.ts';
import { PAYMENT_POLICY as POLICY } from '../domain/payment-policy.ts';
import { isLive } from '../domain/payment-states.ts';
import { isRenumbered } from '../domain/renumber.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { attemptsOfDiners } from '../domain/table-limits.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

/**
 * The check that a payment with Alipay is for, or why it cannot be paid now.
 * @param checkId may be left out where only one check is unpaid; not at a table, where guests add to
 *   what is due while the till shows less, nor once the order was changed, for the same reason.
 */
export function payableCheck(
  aggregate: OrderAggregate,
  checkId: string | undefined,
): Result<Check, Rejection> {
  const check = unpaidCheck(aggregate, checkId);
  if (!check.ok) return check;
  if (check.value.livePaymentId) return fail(inProgress(check.value));
  const { order } = aggregate;
  if (order.attempts - attemptsOfDiners(order) >= POLICY.maxAttemptsPerOrder) {
    return fail(conflict('too-many-attempts', 'Too many attempts: please ask the staff.'));
  }
  return check;
}

/**
 * The same for what is taken at the counter. A fenced payment is no obstacle: should its money come all
 * the same, it goes back. And who has tried too often is sent here.
 */
export function tenderableCheck(
  aggregate: OrderAggregate,
  checkId: string | undefined,
): Result<Check, Rejection> {
  const check = unpaidCheck(aggregate, checkId);
  if (!check.ok) return check;
  const { livePaymentId } = check.value;
  const running = livePaymentId && paymentOf(aggregate, livePaymentId);
  return running && isLive(running.status) ? fail(inProgress(check.value)) : check;
}

function unpaidCheck(
  { order }: OrderAggregate,
  checkId: string | undefined,
): Result<Check, Rejection> {
  if (order.status === 'CANCELED') {
    return fail(conflict('order-cancelled', 'The order was cancelled.'));
  }
  if (order.table && checkId === undefined) {
    return fail(unprocessable('which-check', 'checkId', 'Guests share this order: name a check.'));
  }
  const open = order.checks.filter((c) => checkStatus(c) !== 'PAID');
  const named = order.checks.find((c) => c.checkId === checkId);
  const check = checkId === undefined ? open[0] : named;
  if (checkId !== undefined && !named) {
    return fail(unprocessable('unknown-check', 'checkId', `No check ${checkId}.`));
  }
  if (!check || checkStatus(check) === 'PAID') {
    return fail(conflict('already-paid', 'Nothing is left to pay.'));
  }
  if (checkId === undefined && open.length > 1) {
    return fail(unprocessable('which-check', 'checkId', 'Several checks are unpaid: name one.'));
  }
  if (checkId === undefined && isRenumbered(order)) {
    return fail(unprocessable('which-check', 'checkId', 'The order was changed: name its check.'));
  }
  return ok(check);
}

const inProgress = ({ livePaymentId }: Check): Rejection =>
  conflict('payment-in-progress', `Payment ${livePaymentId} of this check is not finished.`);
