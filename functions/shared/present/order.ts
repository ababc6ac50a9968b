import type { OrderResponse } from '../../../api/orders.ts';
import { checkStatus, type Order } from '../../../core/domain/order.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { rowsOf } from '../../../core/domain/rows-of-check.ts';
import type { FulfilmentStatus, Ticket } from '../../../core/domain/ticket.ts';
import { presentDelivery } from './delivery.ts';
import { isOverdue } from './notice.ts';
import { presentPayment, presentRefund } from './payment.ts';
import { presentLine, presentRow } from './totals.ts';

export const presentOrder = (aggregate: OrderAggregate, now: number): OrderResponse => {
  const { order, payments, refunds, tickets } = aggregate;
  return {
    orderId: order.orderId,
    storeId: order.storeId,
    version: order.version,
    status: order.status,
    paymentStatus: paymentStatus(order),
    fulfilmentStatus: fulfilmentStatus(tickets),
    channel: order.channel,
    fulfilment: order.fulfilment,
    currency: order.currency,
    total: order.total.minor,
    rows: rowsOf(order).map(presentRow),
    coupons: order.redemptions?.map((r) => r.code),
    lines: order.lines.map(presentLine),
    checks: order.checks.map((check) => ({
      checkId: check.checkId,
      lineIds: [...check.lineIds],
      amountDue: check.amountDue.minor,
      status: checkStatus(check),
    })),
    payments: payments.map((p) => presentPayment(p, order, now)),
    refunds: refunds.map((r) => presentRefund(r, order.orderId)),
    tickets: tickets.map(({ ticketId, status }) => ({ ticketId, status })),
    pickupNumber: order.pickupNumber,
    customerName: order.customerName,
    tableNumber: order.tableNumber,
    tableId: order.table?.tableId,
    delivery: order.delivery && presentDelivery(order.delivery),
    businessDate: order.businessDate,
    note: order.note,
    menuVersion: order.menuVersion,
    createdAt: order.createdAt,
  };
};

/** Changes with every version, and when a notice changes with time alone. */
export function orderETag({ order, payments }: OrderAggregate, now: number): string {
  const overdue = payments.filter((payment) => isOverdue(payment, now)).length;
  return overdue === 0 ? `v${order.version}` : `v${order.version}-${overdue}`;
}

function paymentStatus(order: Order): OrderResponse['paymentStatus'] {
  const statuses = order.checks.map(checkStatus);
  if (statuses.every((s) => s === 'PAID')) return 'PAID';
  if (statuses.includes('PAYING')) return 'PAYING';
  return statuses.includes('PAID') ? 'PARTLY_PAID' : 'UNPAID';
}

const PROGRESS = ['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED'] as const;

/** An order is as far as its slowest ticket; null before the kitchen has any. */
function fulfilmentStatus(tickets: readonly Ticket[]): FulfilmentStatus | null {
  return PROGRESS.find((status) => tickets.some((t) => t.status === status)) ?? null;
}
