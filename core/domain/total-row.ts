import type { OfferId } from './ids.ts';
import type { Money } from './money.ts';

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
