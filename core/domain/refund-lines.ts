import { type Money, money, subtract, sum } from './money.ts';
import type { Order, OrderLine } from './order.ts';
import type { Refund, RefundLine } from './refund.ts';
import { fail, ok, type Result } from './result.ts';
import { costOf } from './totals.ts';

/** Which part of which line is wrong, as a path into the request. */
export interface LineFault {
  readonly field: string;
  readonly message: string;
}

/**
 * What the lines really cost: each with its options, after its discounts and with its tax. Of a line
 * that is refunded bit by bit, the bits add up to what it cost. A line must be one of `payable` (the
 * check that was paid), and no more of it may be refunded than was sold and not refunded before.
 */
export function priceOfLines(
  order: Order,
  payable: readonly string[],
  before: readonly Refund[],
  wanted: readonly RefundLine[],
): Result<Money, LineFault> {
  const amounts: Money[] = [];
  for (const [n, { lineId, quantity }] of wanted.entries()) {
    const line = order.lines.find((l) => l.lineId === lineId && payable.includes(lineId));
    if (!line) {
      return fail({ field: `lines[${n}].lineId`, message: `No line ${lineId} was paid here.` });
    }
    if (wanted.findIndex((w) => w.lineId === lineId) !== n) {
      return fail({ field: `lines[${n}].lineId`, message: `Line ${lineId} is named twice.` });
    }
    const returned = refundedQuantity(before, lineId);
    const left = line.quantity - returned;
    if (quantity > left) {
      const message = `${left} of ${line.quantity} are left to refund.`;
      return fail({ field: `lines[${n}].quantity`, message });
    }
    amounts.push(subtract(costOfUnits(line, returned + quantity), costOfUnits(line, returned)));
  }
  return ok(sum(order.currency, amounts));
}

/** What the first so many units cost, down to the minor unit: the last ones cost what is left. */
function costOfUnits(line: OrderLine, units: number): Money {
  const cost = costOf(line);
  const exact = (BigInt(cost.minor) * BigInt(units)) / BigInt(line.quantity);
  return money(cost.currency, Number(exact));
}

/** Of refunds that were made or may still be. */
const refundedQuantity = (refunds: readonly Refund[], lineId: string): number =>
  refunds
    .filter((r) => r.status !== 'FAILED')
    .flatMap((r) => r.lines ?? [])
    .reduce((total, line) => (line.lineId === lineId ? total + line.quantity : total), 0);
