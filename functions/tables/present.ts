import type { TableOrderResponse, TableResponse } from '../../api/tables.ts';
import { checkStatus, isOpenTable, type OrderLine } from '../../core/domain/order.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { Payment } from '../../core/domain/payment.ts';
import { rowsOf, rowsOfCheck } from '../../core/domain/rows-of-check.ts';
import { fixedChecks, isTableOrder, looseLines } from '../../core/domain/table-order.ts';
import type { Table } from '../../core/ports/tables.ts';
import type { Due, Dues } from '../../core/usecases/dues-at-table.ts';
import type { TableOrderView } from '../../core/usecases/table-order.ts';
import { noticeOf } from '../shared/present/notice.ts';
import { presentRow } from '../shared/present/totals.ts';

/** What nobody has begun to pay. */
const unpaidOf = (aggregate: OrderAggregate): number => {
  const fixed = fixedChecks(aggregate);
  const loose = aggregate.order.checks.filter((c) => !fixed.includes(c));
  return loose.reduce((all, c) => all + c.amountDue.minor, 0);
};

export function presentTable(
  { storeId, tableId, token, createdAt }: Table,
  url: string,
  aggregate?: OrderAggregate,
): TableResponse {
  const base = { storeId, tableId, token, url, createdAt };
  if (!aggregate || !isTableOrder(aggregate.order) || !isOpenTable(aggregate.order)) return base;
  const { orderId, table, total, currency } = aggregate.order;
  const amounts = { total: total.minor, unpaid: unpaidOf(aggregate), currency };
  const { length: diners } = table.diners;
  return { ...base, order: { orderId, diners, ...amounts, createdAt: aggregate.order.createdAt } };
}

/** The order as every guest sees it: who ordered what, and nothing that tells who somebody is. */
export function presentTableOrder(
  {
    table: { orderId, storeId, tableId },
    aggregate,
  }: {
    readonly table: Pick<TableOrderView['table'], 'orderId' | 'storeId' | 'tableId'>;
    readonly aggregate: OrderAggregate | undefined;
  },
  now: number,
  { diner, dues = {} }: { readonly diner?: string | undefined; readonly dues?: Dues } = {},
): TableOrderResponse {
  if (!aggregate || !isTableOrder(aggregate.order)) {
    return { orderId, storeId, tableId, status: 'EMPTY', ...NOTHING };
  }
  const { order, payments } = aggregate;
  const loose = looseLines(aggregate);
  return {
    ...{ orderId, storeId, tableId, status: isOpenTable(order) ? 'OPEN' : 'ENDED' },
    ...{ currency: order.currency, total: order.total.minor, unpaid: unpaidOf(aggregate) },
    rows: rowsOf(order).map(presentRow),
    due: { all: dues.all && presentDue(dues.all), mine: dues.mine && presentDue(dues.mine) },
    lines: order.lines.map((line) => presentLine(line, loose.includes(line) && isOpenTable(order))),
    checks: order.checks.map((check) => ({
      checkId: check.checkId,
      lineIds: [...check.lineIds],
      amountDue: check.amountDue.minor,
      rows: rowsOfCheck(order, check).map(presentRow),
      status: checkStatus(check),
    })),
    payments: payments.map((payment) => presentPayment(payment, now)),
    pickupNumber: order.pickupNumber,
    diner,
  };
}

const NOTHING = {
  ...{ total: 0, unpaid: 0, rows: [], due: {} },
  ...{ lines: [], checks: [], payments: [] },
};

const presentDue = ({ amount, lines, rows }: Due) => ({
  amount: amount.minor,
  lines: [...lines],
  rows: rows.map(presentRow),
});

const presentLine = (line: OrderLine, changeable: boolean): TableOrderResponse['lines'][number] => {
  const { lineId, itemId, name, options, quantity, note, diner = '' } = line;
  return {
    ...{ lineId, itemId, name, quantity, note, diner, changeable },
    options: options.map((o) => ({ ...o })),
    unitPrice: line.unitPrice.minor,
    total: line.total.minor,
    discount: line.discount?.minor,
    tax: line.tax?.minor,
  };
};

const presentPayment = (payment: Payment, now: number): TableOrderResponse['payments'][number] => ({
  paymentId: payment.paymentId,
  checkId: payment.checkId,
  status: payment.status,
  amount: payment.amount.minor,
  notice: noticeOf(payment, now),
});
