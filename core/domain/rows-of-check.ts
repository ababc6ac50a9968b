import { allocate } from './allocate.ts';
import { money, sum } from './money.ts';
import type { Check, Order } from './order.ts';
import type { TotalCode, TotalRow } from './total-row.ts';
import { costOf } from './totals.ts';

/** What adds up to an order's total; orders from before offers have their lines' sum alone. */
export const rowsOf = ({ rows, total }: Order): readonly TotalRow[] =>
  rows ?? [{ code: 'subtotal', amount: total }];

/** What adds up to one payer's share. Of several payers, each has what offers and tax did to his lines. */
export function rowsOfCheck(order: Order, check: Check): TotalRow[] {
  const rows = (check.rows ?? rowsOf(order)).filter(
    (row) => row.amount.minor !== 0 || row.code === 'subtotal',
  );
  if (check.rows) return rows;
  if (order.checks.length === 1) return rows;
  const { currency } = order;
  const lines = order.lines.filter((l) => check.lineIds.includes(l.lineId));
  const cost = sum(currency, lines.map(costOf)).minor;
  const delivery = shareOfDelivery(order, check);
  const amounts: readonly (readonly [TotalCode, number])[] = [
    ['subtotal', lines.reduce((all, l) => all + l.total.minor, 0)],
    ['discount', lines.reduce((all, l) => all - (l.discount?.minor ?? 0), 0)],
    ['delivery', delivery],
    ['tax', lines.reduce((all, l) => all + (l.tax?.minor ?? 0), 0)],
    ['rounding', check.amountDue.minor - cost - delivery],
  ];
  return amounts
    .filter(([code, minor]) => minor !== 0 || code === 'subtotal')
    .map(([code, minor]) => ({ code, amount: money(currency, minor) }));
}

/** In proportion to what the payers' lines cost, as their checks are. */
function shareOfDelivery(order: Order, check: Check): number {
  const fee = rowsOf(order).find((row) => row.code === 'delivery')?.amount.minor ?? 0;
  const weights = order.checks.map(({ lineIds }) =>
    order.lines
      .filter((l) => lineIds.includes(l.lineId))
      .reduce((all, l) => all + Math.max(0, costOf(l).minor), 0),
  );
  return allocate(fee, weights)[order.checks.indexOf(check)] ?? 0;
}
