import { times } from '../domain/money.ts';
import { isOpenTable, type Order } from '../domain/order.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import { givingBack } from '../domain/portions.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { dinerOf, isTableOrder, looseLines, withLines } from '../domain/table-order.ts';
import { TABLE_POLICY as POLICY } from '../domain/table-policy.ts';
import { withLess } from '../domain/table-portions.ts';
import type { Tables } from '../ports/tables.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { holdMore, type TablePortionDeps } from './hold-at-table.ts';
import { linesAtTable } from './lines-at-table.ts';
import type { MenuNowDeps } from './menu-now.ts';
import { requestOf } from './order-again.ts';
import { pricesOf, type TablePriceDeps, tooMuchToPrice } from './price-at-table.ts';
import { conflict, forbidden, notFound, type Rejection, unprocessable } from './rejection.ts';
import { findTableOrder, otherOrder, tableClosed } from './table-order.ts';

export interface ChangeTableLine {
  readonly token: string;
  readonly orderId: string;
  readonly dinerKey: (order: Pick<Order, 'merchantId' | 'orderId'>) => string;
  readonly lineId: string;
  /** None removes the line. */
  readonly quantity: number;
  readonly language?: string | undefined;
}

type ChangeLineDeps = TablePortionDeps & MenuNowDeps & TablePriceDeps;

/** A guest changes their own line, until a payment of it was started. Repeating it is safe. */
export async function changeTableLine(
  deps: ChangeDeps & ChangeLineDeps & { readonly tables: Tables },
  command: ChangeTableLine,
): Promise<Result<OrderAggregate, Rejection>> {
  const found = await findTableOrder(deps, command.token);
  if (!found.ok) return found;
  const { merchantId, orderId, tableId } = found.value.table;
  if (command.orderId !== orderId) return fail(otherOrder);
  const actor = `table:${tableId}`;
  const changed = await changeOrder<Result<undefined, Rejection>>(
    deps,
    merchantId,
    orderId,
    async (aggregate, now) => {
      const edit = await editOf(deps, aggregate, command, now);
      if (!edit.ok) return { value: edit };
      if (!edit.value) return { value: ok(undefined) };
      const gaveUp = edit.value.order?.status === 'CANCELED';
      const what = gaveUp ? 'cancel-order' : 'change-at-table';
      return { edit: edit.value, what, actor, value: ok(undefined) };
    },
  );
  if (!changed) return fail(notFound('order'));
  return changed.value.ok ? ok(changed.aggregate) : changed.value;
}

/** @returns no edit where there is nothing to change. */
async function editOf(
  deps: ChangeLineDeps,
  aggregate: OrderAggregate,
  { dinerKey, lineId, quantity, language }: ChangeTableLine,
  now: number,
): Promise<Result<Edit | undefined, Rejection>> {
  const { order } = aggregate;
  if (!isTableOrder(order) || !isOpenTable(order)) return fail(tableClosed);
  const line = order.lines.find((l) => l.lineId === lineId);
  if (!line) return quantity === 0 ? ok(undefined) : fail(notFound('line'));
  if (line.diner !== dinerOf(order.table, dinerKey(order))) {
    return fail(forbidden('not-your-line', 'lineId', 'Another guest has ordered this.'));
  }
  if (!looseLines(aggregate).includes(line)) {
    return fail(conflict('payment-started', 'Somebody has begun to pay for this.'));
  }
  if (quantity === line.quantity) return ok(undefined);
  const others = order.lines.filter((l) => l !== line);
  // An order has at least one line: without any it is given up as it was.
  if (quantity === 0 && others.length === 0) {
    const table = { ...order.table, closedAt: now };
    return ok(givingBack({ ...order, table, status: 'CANCELED', dueAt: undefined }));
  }
  const tooMuch = tooMuchToPrice([...others, { ...line, quantity }], 'quantity');
  if (tooMuch) return fail(tooMuch);
  const changed = { ...line, quantity, total: times(line.unitPrice, quantity) };
  const lines = order.lines.map((l) => (l === line ? changed : l));
  const price = (await pricesOf(deps, order, language))(now);
  const active = { ...order, dueAt: now + POLICY.closeAfterMs };
  const next = withLines(aggregate, active, quantity === 0 ? others : lines, price);
  if (next.checks.some((c) => c.amountDue.minor <= 0)) {
    return fail(unprocessable('nothing-to-pay', 'quantity', 'There must be something to pay.'));
  }
  const delta = quantity - line.quantity;
  if (delta < 0) return ok(withLess(next, [{ ...line, quantity: -delta }]));
  // More of it at the price it was ordered at, if it can be had now.
  const had = await linesAtTable(deps, order, [requestOf({ ...line, quantity: delta })], language);
  if (!had.ok) return had;
  return await holdMore(deps, next, [{ ...line, quantity: delta }], language);
}
