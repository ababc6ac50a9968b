import type { OrderResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';

/** One paper that an order has: what to ask the API for. */
export interface Paper {
  readonly id: string;
  readonly name: string;
  readonly asks: {
    readonly kind: 'sale' | 'refund' | 'bill';
    readonly checkId?: string;
    readonly refundId?: string;
  };
  /** How it is printed; a bill is not counted. */
  readonly prints: {
    readonly kind?: 'sale' | 'refund';
    readonly checkId?: string;
    readonly refundId?: string;
  };
}

/** A receipt for each check that was paid and for each refund; or the bills of what is due. */
export function papersOf(order: OrderResponse, kind: 'receipt' | 'bill'): Paper[] {
  const words = text().pos.receipt;
  const isSplit = order.checks.length > 1;
  const of = (status: 'PAID' | 'DUE', name: string, what: 'sale' | 'bill'): Paper[] =>
    order.checks.flatMap(({ checkId, status: now }, n) => {
      if (now !== status) return [];
      const check = { ...(isSplit && { checkId }) };
      const prints = what === 'sale' ? { kind: what, ...check } : {};
      const called = isSplit ? `${name} ${n + 1}` : name;
      return [{ id: checkId, name: called, asks: { kind: what, ...check }, prints }];
    });
  if (kind === 'bill') return of('DUE', words.bill, 'bill');
  const refunds = order.refunds
    .filter(({ status }) => status === 'SUCCEEDED')
    .map(({ refundId }, n): Paper => {
      const asks = { kind: 'refund' as const, refundId };
      return { id: refundId, name: `${words.refund} ${n + 1}`, asks, prints: asks };
    });
  return [...of('PAID', words.sale, 'sale'), ...refunds];
}
