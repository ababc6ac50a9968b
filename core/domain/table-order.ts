import type { CheckId } from './ids.ts';
import { sum } from './money.ts';
import type { Check, Order, OrderLine, SharedTable } from './order.ts';
import type { OrderAggregate } from './order-aggregate.ts';
import { PAYMENT_STATES, type PaymentStatus } from './payment-states.ts';

/*
 * The checks of a shared order. A check is fixed while a payment of it may still be captured, and for
 * good once one is: its lines and its amount do not change. All other lines are in loose checks, which
 * are made anew, under a new id, whenever lines come, go or are set apart. So each line is in exactly
 * one check at any time, an id means the same lines for ever, and a payment is for what its payer saw.
 * Money that comes on a payment that is over goes back, and needs no check.
 */

export type TableOrder = Order & { readonly table: SharedTable };

export const isTableOrder = (order: Order): order is TableOrder => order.table !== undefined;

const isFixed = ({ payments }: OrderAggregate, check: Check): boolean =>
  payments.some((p) => p.checkId === check.checkId && mayBePaid(p.status));

const mayBePaid = (status: PaymentStatus): boolean =>
  PAYMENT_STATES[status].holdsCheck || status === 'CAPTURED';

export const fixedChecks = (aggregate: OrderAggregate): Check[] =>
  aggregate.order.checks.filter((c) => isFixed(aggregate, c));

/** Lines that may still be changed, and that anybody may pay. */
export function looseLines(aggregate: OrderAggregate): OrderLine[] {
  const fixed = fixedChecks(aggregate).flatMap((c) => c.lineIds);
  return aggregate.order.lines.filter((l) => !fixed.includes(l.lineId));
}

export const dinerOf = ({ diners }: SharedTable, key: string): string | undefined =>
  diners.find((d) => d.key === key)?.label;

/** The table with this diner at it. */
export function seat(table: SharedTable, key: string): { table: SharedTable; label: string } {
  const known = dinerOf(table, key);
  if (known !== undefined) return { table, label: known };
  const label = `d${table.diners.length + 1}`;
  return { table: { ...table, diners: [...table.diners, { label, key }] }, label };
}

/** The order with these lines; fixed checks stay, the others are made anew, all loose lines in one. */
export function withLines(
  aggregate: OrderAggregate,
  order: TableOrder,
  lines: readonly OrderLine[],
): TableOrder {
  const changed = { ...order, lines, total: sumOf(order, lines) };
  const loose = looseLines({ ...aggregate, order: changed }).map((l) => l.lineId);
  return withLoose(aggregate, changed, [loose]);
}

/** The order with these loose lines in a check of their own, and that check. */
export function setApart(
  aggregate: OrderAggregate,
  order: TableOrder,
  lineIds: readonly string[],
): { readonly order: TableOrder; readonly check: Check | undefined } {
  const loose = looseLines(aggregate);
  const others = loose.filter((l) => !lineIds.includes(l.lineId));
  // What costs nothing could never be paid by itself.
  const isFree = sumOf(order, others).minor === 0;
  const share = isFree ? loose.map((l) => l.lineId) : lineIds;
  const same = (c: Check): boolean =>
    c.lineIds.length === share.length && c.lineIds.every((id) => share.includes(id));
  const known = order.checks.find((c) => !isFixed(aggregate, c) && same(c));
  if (known) return { order, check: known };
  const rest = isFree ? [] : others.map((l) => l.lineId);
  const apart = withLoose(aggregate, order, [share, rest]);
  return { order: apart, check: apart.checks.find(same) };
}

/** New lines under ids of their own, each with whose it is. */
export function numberLines(
  table: SharedTable,
  lines: readonly OrderLine[],
  diner: string,
): { readonly table: SharedTable; readonly lines: OrderLine[] } {
  const numbered = lines.map((line, n) => ({
    ...line,
    lineId: `l${table.linesMade + n + 1}`,
    diner,
  }));
  return { table: { ...table, linesMade: table.linesMade + lines.length }, lines: numbered };
}

function withLoose(
  aggregate: OrderAggregate,
  order: TableOrder,
  shares: readonly (readonly string[])[],
): TableOrder {
  const made = shares
    .filter((lineIds) => lineIds.length > 0)
    .map((lineIds, n) => ({
      checkId: `c${order.table.checksMade + n + 1}` as CheckId,
      lineIds,
      amountDue: sumOf(
        order,
        order.lines.filter((l) => lineIds.includes(l.lineId)),
      ),
    }));
  return {
    ...order,
    checks: [...order.checks.filter((c) => isFixed(aggregate, c)), ...made],
    table: { ...order.table, checksMade: order.table.checksMade + made.length },
  };
}

const sumOf = ({ currency }: Order, lines: readonly OrderLine[]) =>
  sum(
    currency,
    lines.map((l) => l.total),
  );
