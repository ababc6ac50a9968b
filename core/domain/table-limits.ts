import type { Order, OrderLine } from './order.ts';
import { fail, ok, type Result } from './result.ts';
import { seat, type TableOrder } from './table-order.ts';
import { TABLE_POLICY as POLICY } from './table-policy.ts';

/** What a guest, or the table, may have unpaid at most. */
export interface UnpaidFault {
  readonly whose: 'diner' | 'table';
  readonly most: number;
}

/** Whoever holds a table's code may order, so what they can keep from paying customers is bounded. */
export function unpaidFault(order: TableOrder, diner: string): UnpaidFault | undefined {
  const paid = order.checks.filter((c) => c.paidBy).flatMap((c) => c.lineIds);
  const unpaid = order.lines.filter((l) => !paid.includes(l.lineId));
  const own = unpaid.filter((l) => l.diner === diner);
  if (own.length > POLICY.maxUnpaidLinesOfDiner) {
    return { whose: 'diner', most: POLICY.maxUnpaidLinesOfDiner };
  }
  if (portionsOf(own) > POLICY.maxUnpaidPortionsOfDiner) {
    return { whose: 'diner', most: POLICY.maxUnpaidPortionsOfDiner };
  }
  const isTooMuch = portionsOf(unpaid) > POLICY.maxUnpaidPortions;
  return isTooMuch ? { whose: 'table', most: POLICY.maxUnpaidPortions } : undefined;
}

const portionsOf = (lines: readonly OrderLine[]): number =>
  lines.reduce((count, l) => count + l.quantity, 0);

export type AttemptFault = 'too-many-attempts' | 'too-many-diners';

/** The order with one more attempt of this guest to pay; who has ordered nothing is seated by it. */
export function withAttempt(order: TableOrder, key: string): Result<TableOrder, AttemptFault> {
  const { table, label } = seat(order.table, key);
  if (table.diners.length > POLICY.maxDiners) return fail('too-many-diners');
  const own = (table.attempts?.[label] ?? 0) + 1;
  const isTooOften =
    own > POLICY.maxAttemptsOfDiner || attemptsOfDiners(order) >= POLICY.maxAttemptsOfDiners;
  if (isTooOften) return fail('too-many-attempts');
  return ok({ ...order, table: { ...table, attempts: { ...table.attempts, [label]: own } } });
}

/** How often guests began to pay: not counted against staff who help them. */
export const attemptsOfDiners = ({ table }: Pick<Order, 'table'>): number =>
  Object.values(table?.attempts ?? {}).reduce((all, n) => all + n, 0);
