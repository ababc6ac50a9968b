import type { OrderAggregate } from './order-aggregate.ts';
import type { Payment } from './payment.ts';
import { settle } from './settle.ts';

/**
 * The order after its customer, or staff, chose another way than the static QR code: nobody has to wait
 * until the payment's window is over.
 * @param checkId every check when absent.
 */
export function stopWaiting(
  aggregate: OrderAggregate,
  checkId: string | undefined,
  now: number,
): { readonly aggregate: OrderAggregate; readonly stopped: readonly Payment[] } {
  const event = { source: 'us', kind: 'stop-waiting' } as const;
  let { order } = aggregate;
  const stopped = aggregate.payments.flatMap((payment) => {
    if (checkId !== undefined && payment.checkId !== checkId) return [];
    const edit = settle({ ...aggregate, order }, payment.paymentId, event, now)?.edit;
    order = edit?.order ?? order;
    return edit?.payments ?? [];
  });
  return { aggregate: { ...aggregate, order }, stopped };
}
