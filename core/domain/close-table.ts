import { checkStatus } from './order.ts';
import type { Edit, OrderAggregate } from './order-aggregate.ts';
import { givingBack } from './portions.ts';
import { isTableOrder, looseLines, withoutLoose } from './table-order.ts';
import { withLess } from './table-portions.ts';

/** How the shared order of a table ends, or why it cannot yet. */
export type TableEnd =
  | { readonly kind: 'ended'; readonly edit: Edit; readonly what: 'close-table' | 'cancel-order' }
  | { readonly kind: 'a payment runs' | 'already ended' };

/**
 * The guests leave. What nobody paid was never cooked and is struck off; an order of which nothing was
 * paid is given up, and any other is done with what was paid.
 */
export function closeTable(aggregate: OrderAggregate, now: number): TableEnd {
  const { order } = aggregate;
  if (!isTableOrder(order) || order.table.closedAt !== undefined || order.status !== 'CREATED') {
    return { kind: 'already ended' };
  }
  const statuses = order.checks.map(checkStatus);
  if (statuses.includes('PAYING')) return { kind: 'a payment runs' };
  const closed = { ...order, table: { ...order.table, closedAt: now }, dueAt: undefined };
  if (!statuses.includes('PAID')) {
    const edit = givingBack({ ...closed, status: 'CANCELED' });
    return { kind: 'ended', edit, what: 'cancel-order' };
  }
  const loose = looseLines(aggregate);
  const freed = withLess(loose.length > 0 ? withoutLoose(aggregate, closed) : closed, loose);
  const edit: Edit = { stock: freed.stock, order: { ...freed.order, status: 'COMMITTED' } };
  return { kind: 'ended', edit, what: 'close-table' };
}
