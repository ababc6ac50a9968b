import type { ReceiptLinkResponse } from '../../api/receipt-links.ts';
import type { Order } from '../../core/domain/order.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { progressOf } from '../../core/domain/order-progress.ts';
import type { Refund, RefundKind } from '../../core/domain/refund.ts';
import { rowsOf } from '../../core/domain/rows-of-check.ts';

/**
 * A receipt is shown around and thrown away: of its order no more than is on the page, so no name, no
 * note, no table, no number of a payment and no id. Each field is named here for that reason.
 */
export function presentReceiptLink(
  aggregate: OrderAggregate,
  storeName: string,
): ReceiptLinkResponse {
  const { order, refunds } = aggregate;
  return {
    storeName,
    pickupNumber: order.pickupNumber,
    progress: progressOf(aggregate),
    handOver: handOver(order),
    placedAt: order.createdAt,
    currency: order.currency,
    lines: order.lines.map(({ name, options, quantity, total }) => ({
      ...{ name, options: options.map((option) => option.name), quantity, total: total.minor },
    })),
    rows: rowsOf(order).map(({ code, label, amount, included }) => ({
      ...{ code, label, amount: amount.minor, included: included?.minor },
    })),
    total: order.total.minor,
    refunds: refunds.filter(isTold).map(({ kind, amount, status }) => ({
      why: WHY[kind],
      amount: amount.minor,
      status: status === 'SUCCEEDED' ? 'returned' : 'under-way',
    })),
  };
}

const WHY = {
  staff: 'refund',
  'give-back': 'too-late',
  overpaid: 'overpaid',
} as const satisfies Record<RefundKind, string>;

/** Of one that failed nothing came, and it would promise money. */
const isTold = ({ status }: Refund): boolean => status !== 'FAILED';

function handOver({ delivery, table, tableNumber }: Order): ReceiptLinkResponse['handOver'] {
  if (delivery) return 'door';
  return table || tableNumber !== undefined ? 'table' : 'counter';
}
