import type { Evidence } from '../domain/evidence.ts';
import type { RefundId } from '../domain/ids.ts';
import { equals, formatMoney } from '../domain/money.ts';
import { paymentOf, refundOf } from '../domain/order-aggregate.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';
import { unreachable } from '../domain/result.ts';
import type { RefundRequest, RefundResult } from '../ports/payment-gateway.ts';
import { type ResolveDeps, refOf } from './resolve-payment.ts';
import { type PaymentKey, type Settled, settlePayment } from './settle-payment.ts';

/**
 * Carries a requested refund on: what was sent before is asked for first, and only a refund that
 * Alipay does not know is sent, again with the same number and amount. Late money is given back only
 * if its trade still holds it, because a cancel whose answer was lost may have returned it.
 */
export async function resolveRefund(
  deps: ResolveDeps,
  key: PaymentKey,
  refundId: RefundId,
): Promise<Refund | undefined> {
  const aggregate = await deps.orders.load(key.merchantId, key.orderId);
  const payment = aggregate && paymentOf(aggregate, key.paymentId);
  const refund = aggregate && refundOf(aggregate, refundId);
  if (!payment || refund?.status !== 'REQUESTED') return refund;
  if (deps.clock.now() < (refund.dueAt ?? 0)) return refund;
  const request = requestOf(key, payment, refund);
  const ours = await settlePayment(deps, key, { source: 'us', kind: 'refund-sent', refundId });
  if (!ours?.changed) return pick(ours, refundId);
  const known = await askBefore(deps, refund, request);
  const evidence = known ?? refundEvidence(refundId, await deps.gateway.refund(request));
  return pick(await settlePayment(deps, key, evidence), refundId);
}

/** What became of the money by an earlier call; undefined when it has to be asked for. */
async function askBefore(
  deps: ResolveDeps,
  refund: Refund,
  request: RefundRequest,
): Promise<Evidence | undefined> {
  const { refundId } = refund;
  if (refund.attempts > 0) {
    const found = await deps.gateway.queryRefund(request);
    if (found.kind === 'unknown') return unsettled(refundId, found.code, false);
    if (found.kind === 'refunded') {
      return equals(found.amount, refund.amount)
        ? { source: 'refund', kind: 'refunded', refundId }
        : unsettled(refundId, `ANOTHER_AMOUNT ${formatMoney(found.amount)}`, true);
    }
  }
  if (refund.kind !== 'give-back') return undefined;
  const trade = await deps.gateway.query(request);
  if (trade.kind === 'unknown') return unsettled(refundId, trade.code, false);
  return trade.kind === 'closed' ? { source: 'query', ...trade } : undefined;
}

const requestOf = (key: PaymentKey, payment: Payment, refund: Refund): RefundRequest => ({
  ...refOf(key, payment),
  refundId: refund.refundId,
  refundAmount: refund.amount,
  reason: refund.reason,
});

const pick = (settled: Settled | undefined, refundId: RefundId): Refund | undefined =>
  settled && refundOf(settled.aggregate, refundId);

/** What an answer to refund says about the payment. */
export function refundEvidence(refundId: RefundId, result: RefundResult): Evidence {
  switch (result.kind) {
    case 'refunded':
      return { source: 'refund', kind: 'refunded', refundId };
    case 'declined':
      return { source: 'refund', kind: 'refund-declined', refundId, code: result.code };
    case 'unconfirmed':
      return unsettled(refundId, 'UNCONFIRMED', false);
    case 'retry-later':
      return unsettled(refundId, result.code, true);
    case 'unknown':
      return unsettled(refundId, result.code, false);
    default:
      return unreachable(result);
  }
}

/** Not done yet, or nobody knows: asked again with the same number. */
export const unsettled = (refundId: RefundId, code: string, needsPerson: boolean): Evidence => ({
  source: 'refund',
  kind: 'refund-unsettled',
  refundId,
  code,
  needsPerson,
});
