import { businessDate } from '../../core/domain/business-date.ts';
import type { Refund } from '../../core/domain/refund.ts';
import { endOf, type OrderHistory, type Step, stepsOf, type Told } from './order-history.ts';
import { commonColumns } from './wall-time.ts';

/** The row of each refund that was settled. */
export function refundFacts(history: OrderHistory): Told[] {
  const steps = stepsOf(history, 'refund');
  return history.aggregate.refunds.flatMap((refund) => {
    const settled = steps.find(
      ({ change }) => change.refundId === refund.refundId && change.to !== 'REQUESTED',
    );
    return settled ? [rowOf(history, refund, settled)] : [];
  });
}

function rowOf(history: OrderHistory, refund: Refund, { entry, change }: Step<'refund'>): Told {
  const { order, payments } = history.aggregate;
  const { merchantId, storeId } = order;
  const { refundId, paymentId, amount, requestedAt, lines = [] } = refund;
  const { at, version } = entry;
  const end = endOf(history);
  const hadEnded = end !== undefined && end.entry.version <= version;
  const row = {
    ...commonColumns({ eventId: refundId, storeId, at, day: history.day }),
    refund_id: refundId,
    payment_id: paymentId,
    order_id: order.orderId,
    channel: order.channel,
    way: payments.find((p) => p.paymentId === paymentId)?.way ?? '',
    kind: refund.kind,
    status: change.to,
    currency: amount.currency,
    amount_minor: amount.minor,
    requested_at_ms: requestedAt,
    resolution_ms: at - requestedAt,
    order_business_date: hadEnded ? businessDate(end.entry.at, history.day) : null,
    lines_count: lines.length,
    units: lines.reduce((units, line) => units + line.quantity, 0),
  };
  return { version, fact: { table: 'refunds', merchantId, row } };
}
