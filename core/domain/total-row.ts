import type { OfferId } from './ids.ts';
import { type Currency, type Money, sum } from './money.ts';

/** In the order in which they are shown. */
export const TOTAL_CODES = ['subtotal', 'discount', 'delivery', 'tax', 'rounding'] as const;
export type TotalCode = (typeof TOTAL_CODES)[number];

/** What adds up to the total, by the code that a reader's language has a word for. */
export interface TotalRow {
  readonly code: TotalCode;
  /** What it is called there: an offer, a tax class. */
  readonly label?: string | undefined;
  /** Less than nothing where it takes off. */
  readonly amount: Money;
  readonly offerId?: OfferId | undefined;
  readonly taxClass?: string | undefined;
  /** Tax that the prices hold already: told, and no part of the sum (`amount` is 0). */
  readonly included?: Money | undefined;
}

/** The rows of several payers as those of all: what is one offer's or one tax's is one row. */
export function rowsTogether(
  currency: Currency,
  payers: readonly (readonly TotalRow[])[],
): TotalRow[] {
  const found = new Map<string, TotalRow[]>();
  for (const row of payers.flat()) {
    const key = [row.code, row.offerId, row.taxClass].join();
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  const total = (amounts: readonly (Money | undefined)[]): Money =>
    sum(
      currency,
      amounts.flatMap((amount) => amount ?? []),
    );
  return [...found.values()]
    .flatMap(([first, ...others]): TotalRow[] => {
      if (!first) return [];
      const rows = [first, ...others];
      const included = rows.some((r) => r.included) && {
        included: total(rows.map((r) => r.included)),
      };
      return [{ ...first, amount: total(rows.map((r) => r.amount)), ...included }];
    })
    .sort((a, b) => TOTAL_CODES.indexOf(a.code) - TOTAL_CODES.indexOf(b.code));
}
