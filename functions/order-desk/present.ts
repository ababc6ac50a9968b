import type { OrderListResponse } from '../../api/order-desk.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { presentOrder } from '../shared/present/order.ts';

/** An order as one row of a list. */
export function presentSummary(
  aggregate: OrderAggregate,
  now: number,
): OrderListResponse['orders'][number] {
  const shown = presentOrder(aggregate, now);
  const { orderId, version, status, paymentStatus, fulfilmentStatus, channel, fulfilment } = shown;
  const { pickupNumber, businessDate, tableId, tableNumber, customerName, note, hold } = shown;
  const { total, currency, createdAt, lines } = shown;
  return {
    ...{ orderId, version, status, paymentStatus, fulfilmentStatus, channel, fulfilment },
    ...{ pickupNumber, businessDate, tableId, tableNumber, customerName, note, hold },
    ...{ total, currency, createdAt, lines: lines.length },
  };
}
