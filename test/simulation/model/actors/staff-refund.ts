import { add } from '../../../../core/domain/money.ts';
import { refundable } from '../../../../core/domain/payment.ts';
import { PAYMENT_POLICY as POLICY } from '../../../../core/domain/payment-policy.ts';
import type { Refund } from '../../../../core/domain/refund.ts';
import { amountOf, staffRefund, thePayment } from '../payment.ts';
import { goesOn } from '../processes.ts';
import type { ModelState, Process } from '../state.ts';
import { clockOf, commit, type Play } from '../store.ts';

/**
 * Mirrors requestRefund (core/usecases/request-refund.ts): refused unless the payment is captured,
 * no other refund is under way and enough is left; reserved first, then carried out at once.
 */
export function requestRefund(play: Play, state: ModelState, process: Process): ModelState {
  const { refunds } = state.stored;
  const payment = thePayment(state.stored);
  const busy = refunds.some((r) => r.status === 'REQUESTED');
  const left = refundable(payment).minor;
  const wanted = process.wanted === 'all' ? left : (process.wanted ?? 0);
  if (payment.status !== 'CAPTURED' || busy || wanted <= 0 || wanted > left) return state;
  const now = clockOf(state, process);
  const amount = amountOf(wanted);
  const refundId = staffRefund(refunds.length);
  const refund: Refund = {
    refundId,
    paymentId: payment.paymentId,
    kind: 'staff',
    amount,
    reason: 'cold soup',
    requestedBy: 'cashier c1',
    status: 'REQUESTED',
    requestedAt: now,
    attempts: 0,
    dueAt: Math.max(now, (payment.lastRefundAt ?? 0) + POLICY.refundSpacingMs),
  };
  const reserved = { ...payment, refunded: add(payment.refunded, amount) };
  const after = commit(play, state, { payments: [reserved], refunds: [refund] }, 'request-refund');
  return goesOn(after, {
    ...process,
    at: 'reads the refund',
    refund: { refundId, amount, attempts: 0, givesBack: false },
  });
}
