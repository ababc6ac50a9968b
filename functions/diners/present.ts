import type { DinerDataResponse, DinerOrderListResponse } from '../../api/diners.ts';
import { DINER_POLICY, type DinerOrder } from '../../core/domain/diner.ts';
import { sum } from '../../core/domain/money.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { CUSTOMER_DATA } from '../../core/domain/personal-data.ts';
import { costOf } from '../../core/domain/totals.ts';
import { noticeOf } from '../shared/present/notice.ts';

const DAY = 24 * 60 * 60_000;

/** An order as one of its guests finds it again: their own dishes, and how those were paid. */
export function presentDinerOrder(
  { label, at }: DinerOrder,
  { order, payments }: OrderAggregate,
  now: number,
): DinerOrderListResponse['orders'][number] {
  const lines = order.lines.filter((line) => line.diner === label);
  const isMine = (lineIds: readonly string[]): boolean =>
    lines.some((line) => lineIds.includes(line.lineId));
  const checks = order.checks.filter((check) => isMine(check.lineIds)).map((c) => c.checkId);
  return {
    ...{ orderId: order.orderId, storeId: order.storeId, tableId: order.table?.tableId },
    ...{ guest: label, createdAt: order.createdAt, status: order.status },
    ...{ pickupNumber: order.pickupNumber, currency: order.currency },
    lines: lines.map((line) => ({
      ...{ lineId: line.lineId, name: line.name, quantity: line.quantity, note: line.note },
      options: line.options.map(({ optionId, name }) => ({ optionId, name })),
      total: costOf(line).minor,
    })),
    total: sum(order.currency, lines.map(costOf)).minor,
    payments: payments
      .filter((payment) => checks.includes(payment.checkId))
      .map((payment) => ({
        ...{ paymentId: payment.paymentId, status: payment.status, amount: payment.amount.minor },
        reference: noticeOf(payment, now).reference,
      })),
    keptUntil: at + DINER_POLICY.ordersKeptDays * DAY,
  };
}

export const keptOfCustomers = (): DinerDataResponse['kept'] =>
  CUSTOMER_DATA.map(({ where, what, why, keptFor, seenBy }) => ({
    ...{ where, what, why, keptFor, seenBy },
  }));
