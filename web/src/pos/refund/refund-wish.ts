import type { OrderResponse } from '../../../../api/orders.ts';
import { type Payment, type Refund, refundable } from '../orders/order-state.ts';

/** What somebody wants to give back of one payment. */
export type RefundWish =
  | { readonly way: 'all' }
  | { readonly way: 'lines'; readonly quantities: ReadonlyMap<string, number> }
  | { readonly way: 'amount'; readonly amount: number | undefined };

/** A line of the check that was paid, and how many of it can still go back. */
export interface RefundLine {
  readonly lineId: string;
  readonly name: string;
  readonly left: number;
}

type Order = Pick<OrderResponse, 'lines' | 'checks' | 'refunds'>;

export function linesOf({ lines, checks, refunds }: Order, payment: Payment): RefundLine[] {
  const paid = checks.find(({ checkId }) => checkId === payment.checkId)?.lineIds ?? [];
  return lines
    .filter(({ lineId }) => paid.includes(lineId))
    .map(({ lineId, name, quantity }) => ({
      ...{ lineId, name },
      left: Math.max(0, quantity - returned(refunds, lineId)),
    }));
}

/** Of refunds that were made or may still be. */
const returned = (refunds: readonly Refund[], lineId: string): number =>
  refunds
    .filter(({ status }) => status !== 'FAILED')
    .flatMap(({ lines = [] }) => lines)
    .reduce((sum, line) => (line.lineId === lineId ? sum + line.quantity : sum), 0);

/** The wish as the API takes it; undefined while it is not complete. */
export function bodyOf(
  wish: RefundWish,
  payment: Payment,
  { refunds, reason }: { readonly refunds: readonly Refund[]; readonly reason: string },
) {
  const told = { reason: reason.trim(), checkId: payment.checkId };
  if (told.reason === '') return undefined;
  if (wish.way === 'all') return told;
  if (wish.way === 'lines') {
    const lines = [...wish.quantities]
      .filter(([, quantity]) => quantity > 0)
      .map(([lineId, quantity]) => ({ lineId, quantity }));
    return lines.length === 0 ? undefined : { ...told, lines };
  }
  const { amount } = wish;
  const isFit = amount !== undefined && amount > 0 && amount <= refundable(payment, refunds);
  return isFit ? { ...told, amount } : undefined;
}

export type RefundBody = NonNullable<ReturnType<typeof bodyOf>>;
