import { born, type MerchantId, parseMerchantId } from '../../core/domain/ids.ts';
import { chinaDay } from '../../core/domain/reconciliation/lines.ts';
import type { BillNews } from '../../core/ports/bills.ts';

/** One turn of a merchant's day in the workflow bill-reconciliation. */
export interface BillTurn {
  readonly merchantId: string;
  readonly day: string;
  /** From 1. */
  readonly turn: number;
}

export interface BillTurnWithNews extends BillTurn {
  readonly news: BillNews;
}

/** What the machine branches on; `at` is ISO 8601 in whole seconds. */
export type NextTurn = BillTurn &
  ({ readonly next: 'done' } | { readonly next: 'wait'; readonly at: string });

export const keyOfTurn = ({
  merchantId,
  day,
}: BillTurn): { readonly merchantId: MerchantId; readonly day: string } => ({
  merchantId: born(parseMerchantId, merchantId),
  day: born(chinaDay, day),
});
