import type { OrderId, PaymentId } from '../ids.ts';
import { clockOn, daysAfter } from '../wall-clock.ts';

/** Which movement of money a line tells of, in the words of both sides. */
export interface Movement {
  readonly kind: 'payment' | 'refund';
  readonly outTradeNo: string;
  /** Our number of a refund; what a cancel returned has none. */
  readonly refundNo?: string | undefined;
}

/** One line of Alipay's bill. Amounts are never negative. */
export interface StatementLine extends Movement {
  readonly tradeNo: string;
  readonly minor: number;
  /** What Alipay took, or gave back with a refund. */
  readonly feeMinor: number;
  readonly at: number;
  /** Whose bill it stands on: `yyyy-MM-dd` in China. */
  readonly day: string;
}

/**
 * What our books say of it. `moved`: the money came, or went. `open`: it may yet. `refused`: a refund
 * that Alipay would not make. `dead`: a payment that ended without money.
 */
export interface BookLine extends Movement {
  readonly minor: number;
  readonly state: 'moved' | 'open' | 'refused' | 'dead';
  /** When we came to know it, ms since 1970; never before Alipay did. */
  readonly at: number;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
}

export const keyOf = ({ kind, outTradeNo, refundNo }: Movement): string =>
  `${kind} ${outTradeNo} ${refundNo ?? ''}`;

/** When a day of the bill begins: bills are of days in China, wherever the store is. */
export const startOfChinaDay = (day: string): number => {
  const start = clockOn(day, 'Asia/Shanghai')(0);
  if (start === undefined) throw new RangeError(`${day} is no day`);
  return start;
};

/** A day of the calendar, or undefined. */
export const chinaDay = (text: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && daysAfter(text, 0) === text ? text : undefined;
