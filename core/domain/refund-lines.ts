import { type Money, sum, times } from './money.ts';
import type { Order } from './order.ts';
import type { Refund, RefundLine } from './refund.ts';
import { fail, ok, type Result } from './result.ts';

/** Which part of which line is wrong, as a path into the request. */
export interface LineFault {
  readonly field: string;
  readonly message: string;
}

/**
 * What the lines cost, each at its own price with its options. A line must be one of `payable` (the
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
    const left = line.quantity - refundedQuantity(before, lineId);
    if (quantity > left) {
      const message = `${left} of ${line.quantity} are left to refund.`;
      return fail({ field: `lines[${n}].quantity`, message });
    }
    amounts.push(times(line.unitPrice, quantity));
  }
  return ok(sum(order.currency, amounts));
}

/** Of refunds that were made or may still be. */
const refundedQuantity = (refunds: readonly Refund[], lineId: string): number =>
  refunds
    .filter((r) => r.status !== 'FAILED')
    .flatMap((r) => r.lines ?? [])
    .reduce((total, line) => (line.lineId === lineId ? total + line.quantity : total), 0);
