import type { Money } from '../../core/domain/money.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { type Invariant, ofOrders, WELL } from '../invariant.ts';
import { LEAST_MINOR, MOST_MINOR } from '../rule-book.ts';

/** Amounts are whole minor units of one currency, and add up. */
export const AMOUNTS: readonly Invariant[] = [
  {
    id: 'M12a',
    says: 'Every amount is a whole number of minor units in the order’s currency, and what is paid or refunded lies in Alipay’s bounds; or all is nothing, of an order of which offers took all off.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }) => {
      if (!aggregate) return WELL;
      const { currency } = aggregate.order;
      const faults: string[] = [];
      for (const [name, amount, least] of amountsOf(aggregate)) {
        const whole = Number.isSafeInteger(amount.minor);
        const bounded = amount.minor >= least && amount.minor <= MOST_MINOR;
        if (whole && bounded && amount.currency === currency) continue;
        faults.push(`${name} is ${amount.minor} ${amount.currency}, in an order in ${currency}.`);
      }
      return faults;
    }),
  },
  {
    id: 'M12b',
    says: 'An order’s total is the sum of its rows, and of its checks; each check owes what its lines cost after discounts and with tax, and a share of what belongs to no line.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }) => {
      if (!aggregate) return WELL;
      const { lines, checks, total, rows } = aggregate.order;
      const faults: string[] = [];
      const sums = {
        rows: rows ? sum(rows.map((r) => r.amount)) : sum(lines.map((l) => l.total)),
        checks: sum(checks.map((c) => c.amountDue)),
      };
      if (sums.rows !== total.minor || sums.checks !== total.minor) {
        faults.push(`Total ${total.minor}, rows ${sums.rows}, checks ${sums.checks}.`);
      }
      for (const { lineId, quantity, unitPrice, total: of, discount } of lines) {
        if (discount && (discount.minor < 0 || discount.minor > of.minor)) {
          faults.push(`Line ${lineId} costs ${of.minor}, and ${discount.minor} less.`);
        }
        if (of.minor === unitPrice.minor * quantity) continue;
        faults.push(`Line ${lineId} costs ${of.minor}: ${quantity} times ${unitPrice.minor}.`);
      }
      for (const { checkId, lineIds, amountDue, rows: own } of checks) {
        // What is priced by itself is judged below.
        if (own) continue;
        const cost = costOf(lines.filter((l) => lineIds.includes(l.lineId)));
        const [share, all] = [amountDue.minor - cost, total.minor - costOf(lines)];
        // Of a delivery or a rounding a check has a part: of that sign, and not more than all of it.
        if (share * all >= 0 && Math.abs(share) <= Math.abs(all)) continue;
        faults.push(`Check ${checkId} is due ${amountDue.minor}, its lines cost ${cost}.`);
      }
      return faults;
    }),
  },
  {
    id: 'M12c',
    says: 'At a table each check is priced by itself: its rows add up to what it owes and say what its lines cost, what was taken off them and which tax was added, and the order’s rows are those of its checks together.',
    needs: ['store'],
    when: 'always',
    check: ofOrders(({ aggregate }) => {
      if (!aggregate?.order.checks.some((c) => c.rows)) return WELL;
      const { lines, checks, rows = [] } = aggregate.order;
      const faults: string[] = [];
      const all = checks.flatMap(
        (c): Rows => c.rows ?? [{ code: 'subtotal', amount: c.amountDue }],
      );
      for (const code of ['subtotal', 'discount', 'tax', 'rounding'] as const) {
        const [told, ofChecks] = [sumOf(rows, code), sumOf(all, code)];
        if (told !== ofChecks) faults.push(`The ${code} is ${told}, of the checks ${ofChecks}.`);
      }
      for (const { checkId, lineIds, amountDue, rows: own } of checks) {
        if (!own) continue;
        const of = lines.filter((l) => lineIds.includes(l.lineId));
        const due = sum(own.map((r) => r.amount));
        if (due !== amountDue.minor) {
          faults.push(`Check ${checkId} is due ${amountDue.minor}, its rows are ${due}.`);
        }
        for (const [code, ofLines] of [
          ['subtotal', sum(of.map((l) => l.total))],
          ['discount', -of.reduce((off, l) => off + minorOf(l.discount), 0)],
          ['tax', of.reduce((tax, l) => tax + minorOf(l.tax), 0)],
        ] as const) {
          const told = sumOf(own, code);
          if (told === ofLines) continue;
          faults.push(`Check ${checkId} has ${code} ${told}, its lines ${ofLines}.`);
        }
      }
      return faults;
    }),
  },
];

type Rows = NonNullable<OrderAggregate['order']['rows']>;

const sumOf = (rows: Rows, code: Rows[number]['code']): number =>
  sum(rows.filter((r) => r.code === code).map((r) => r.amount));

const costOf = (lines: OrderAggregate['order']['lines']): number =>
  lines.reduce((cost, l) => cost + l.total.minor - minorOf(l.discount) + minorOf(l.tax), 0);

const minorOf = (amount: Money | undefined): number => amount?.minor ?? 0;

type Named = readonly [name: string, amount: Money, least: number];

function amountsOf({ order, payments, refunds }: OrderAggregate): Named[] {
  const least = payments.some((p) => p.way === 'free') ? 0 : LEAST_MINOR;
  const named: Named[] = [['The total', order.total, least]];
  for (const { lineId, total } of order.lines) named.push([`Line ${lineId}`, total, 0]);
  for (const { checkId, amountDue } of order.checks) {
    named.push([`Check ${checkId}`, amountDue, least]);
  }
  for (const { paymentId, amount, captured, refunded } of payments) {
    named.push([`Payment ${paymentId}`, amount, least]);
    named.push([`What payment ${paymentId} gives back`, refunded, 0]);
    if (captured) named.push([`What payment ${paymentId} took`, captured, least]);
  }
  for (const { refundId, amount } of refunds)
    named.push([`Refund ${refundId}`, amount, LEAST_MINOR]);
  return named;
}

const sum = (amounts: readonly Money[]): number => amounts.reduce((a, m) => a + m.minor, 0);
