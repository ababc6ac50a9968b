import type { PaymentStatus } from '../../../core/domain/payment-states.ts';
import type { RefundStatus } from '../../../core/domain/refund.ts';
import type { Action } from './actions.ts';
import { DUE, thePayment } from './payment.ts';
import type { Broken } from './predicates.ts';
import type { ModelState } from './state.ts';

/** N4: the only ways from one state to another, written down here a second time. */
const WAYS: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  INITIATED: ['PENDING', 'CANCELLING', 'CAPTURED', 'DECLINED', 'CLOSED'],
  PENDING: ['CANCELLING', 'CAPTURED', 'DECLINED', 'CLOSED'],
  CANCELLING: ['CANCELLED', 'RETURNING'],
  CAPTURED: [],
  DECLINED: ['RETURNING'],
  CLOSED: ['RETURNING'],
  CANCELLED: ['RETURNING'],
  RETURNING: ['RETURNED'],
  RETURNED: [],
};
const REFUND_WAYS: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  REQUESTED: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
};
/** What a payment can be once a query has told us that its money is there. */
const KNOWN_PAID: readonly PaymentStatus[] = ['CAPTURED', 'CANCELLING', 'RETURNING', 'RETURNED'];

/** A rule about what one action may change. @returns what is wrong, or undefined. */
export function brokenMove(
  before: ModelState,
  action: Action,
  after: ModelState,
): Broken | undefined {
  if (before.stored === after.stored && action.kind !== 'answer') return undefined;
  const backward = backwardMove(before, after);
  if (backward) return { invariant: 'N4 only forward', sentence: backward };
  const { status } = thePayment(after.stored);
  if (!tellsOfMoney(before, action) || KNOWN_PAID.includes(status)) return undefined;
  const sentence = `a query says "paid", and the payment is ${status}`;
  return { invariant: 'L2 money that is seen is dealt with', sentence };
}

function backwardMove(before: ModelState, after: ModelState): string | undefined {
  const [was, is] = [thePayment(before.stored).status, thePayment(after.stored).status];
  if (was !== is && !WAYS[was].includes(is)) return `${was} became ${is}`;
  if (after.stored.tickets.length < before.stored.tickets.length) return 'a ticket is gone';
  for (const { refundId, status } of before.stored.refunds) {
    const now = after.stored.refunds.find((r) => r.refundId === refundId)?.status;
    const moved = now !== undefined && (now === status || REFUND_WAYS[status].includes(now));
    if (!moved) return `a refund that was ${status} is ${now}`;
  }
  return undefined;
}

function tellsOfMoney({ processes }: ModelState, action: Action): boolean {
  if (action.kind !== 'answer') return false;
  const call = processes[action.process]?.call;
  const said = call?.name === 'query' ? call.answer : undefined;
  return said?.kind === 'captured' && 'amount' in said && said.amount.minor === DUE.minor;
}
