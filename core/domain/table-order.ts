import type { CheckId } from './ids.ts';
import { add, sum } from './money.ts';
import type { Check, Order, OrderLine, SharedTable } from './order.ts';
import type { OrderAggregate } from './order-aggregate.ts';
import { PAYMENT_STATES, type PaymentStatus } from './payment-states.ts';
import { rowsTogether, type TotalRow } from './total-row.ts';
import type { Totals } from './totals.ts';

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

/** What lines come to as one check: with the store's offers, its taxes and its rounding. */
export type PriceLines = (lines: readonly OrderLine[]) => Totals;

/** The order with these lines; fixed checks stay, the others are made anew, all loose lines in one. */
export function withLines(
  aggregate: OrderAggregate,
  order: TableOrder,
  lines: readonly OrderLine[],
  price: PriceLines,
): TableOrder {
  const changed = { ...order, lines };
  const loose = looseLines({ ...aggregate, order: changed });
  return withLoose(aggregate, changed, [price(loose.map(asOrdered))]);
}

/** The order without its loose lines: what is left keeps its price. */
export const withoutLoose = (aggregate: OrderAggregate, order: TableOrder): TableOrder => {
  const loose = looseLines(aggregate);
  const lines = order.lines.filter((l) => !loose.includes(l));
  return withLoose(aggregate, { ...order, lines }, []);
};

export interface Apart {
  readonly order: TableOrder;
  readonly check: Check;
}

/** The order with these loose lines in a check of their own, and that check. */
export function setApart(
  aggregate: OrderAggregate,
  order: TableOrder,
  lineIds: readonly string[],
  price: PriceLines,
): Apart | undefined {
  const loose = looseLines(aggregate).map(asOrdered);
  const [own, others] = [
    price(loose.filter((l) => lineIds.includes(l.lineId))),
    price(loose.filter((l) => !lineIds.includes(l.lineId))),
  ];
  // What costs nothing could never be paid by itself: it goes with what does, and adds nothing to it.
  const isFree = others.total.minor === 0;
  const share = isFree ? together(own, others) : own;
  const same = (c: Check): boolean =>
    c.lineIds.length === share.lines.length &&
    share.lines.every((l) => c.lineIds.includes(l.lineId));
  const known = order.checks.find((c) => !isFixed(aggregate, c) && same(c));
  // What was promised stays; but nobody pays more because something free is with it.
  const isPromised = known && (!isFree || others.lines.length === 0 || cost(known) === cost(share));
  if (isPromised) return { order, check: known };
  const apart = withLoose(aggregate, order, isFree ? [share] : [share, others]);
  const check = apart.checks.find((c) => !isFixed(aggregate, c) && same(c));
  return check && { order: apart, check };
}

const cost = (share: Totals | Check): number =>
  'total' in share ? share.total.minor : share.amountDue.minor;

const together = (a: Totals, b: Totals): Totals => ({
  lines: [...a.lines, ...b.lines],
  rows: rowsTogether(a.total.currency, [a.rows, b.rows]),
  total: add(a.total, b.total),
});

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

/** Before anything was taken off or added: what is priced again is priced from here. */
const asOrdered = ({ discount: _, tax: __, ...line }: OrderLine): OrderLine => line;

function withLoose(
  aggregate: OrderAggregate,
  order: TableOrder,
  shares: readonly Totals[],
): TableOrder {
  const made = shares
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, rows, total }, n) => ({
      checkId: `c${order.table.checksMade + n + 1}` as CheckId,
      lineIds: lines.map((l) => l.lineId),
      amountDue: total,
      rows,
    }));
  const { currency } = order;
  const checks = [...order.checks.filter((c) => isFixed(aggregate, c)), ...made];
  const priced = new Map(shares.flatMap(({ lines }) => lines).map((l) => [l.lineId, l]));
  return {
    ...order,
    lines: order.lines.map((l) => priced.get(l.lineId) ?? l),
    checks,
    rows: rowsTogether(currency, checks.map(rowsOf)),
    total: sum(
      currency,
      checks.map((c) => c.amountDue),
    ),
    table: { ...order.table, checksMade: order.table.checksMade + made.length },
  };
}

/** Checks from before offers held at tables have their lines' sum alone. */
const rowsOf = ({ rows, amountDue }: Check): readonly TotalRow[] =>
  rows ?? [{ code: 'subtotal', amount: amountDue }];
