import { numberIn, type Row, ratio, sumOf } from './found.ts';

/** The four numbers that a merchant asks for first. */
export interface Headline {
  readonly salesMinor: number;
  readonly orders: number;
  readonly averageMinor: number | undefined;
  /** Of attempts to pay that came to an end; undefined where there was none. */
  readonly paidShare: number | undefined;
}

/** @param attempts The answer of payment-success. */
export function headlineOf(byDay: readonly Row[], attempts: readonly Row[]): Headline {
  const salesMinor = sumOf(byDay, 'sales_minor');
  const orders = sumOf(byDay, 'orders_count');
  return {
    ...{ salesMinor, orders },
    averageMinor: ratio(salesMinor, orders),
    paidShare: ratio(sumOf(attempts, 'captured'), sumOf(attempts, 'attempts')),
  };
}

export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'same' }
  | { readonly kind: 'more' | 'less'; readonly by: number };

/** Less than this is told as the same: it would round to nothing. */
const TELLING = 0.0005;

/** How much more or less it is, as a share of what it was; none where there was nothing. */
export function changeOf(now: number | undefined, before: number | undefined): Change {
  if (now === undefined || before === undefined || before === 0) return { kind: 'none' };
  return changeBy((now - before) / Math.abs(before));
}

/** Of shares: the difference itself, in points. */
export function pointsOf(now: number | undefined, before: number | undefined): Change {
  if (now === undefined || before === undefined) return { kind: 'none' };
  return changeBy(now - before);
}

function changeBy(by: number): Change {
  if (Math.abs(by) < TELLING) return { kind: 'same' };
  return by > 0 ? { kind: 'more', by } : { kind: 'less', by: -by };
}

/** The day on which most was sold. */
export const bestRow = (rows: readonly Row[], name: string): Row | undefined =>
  rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || numberIn(row, name) > numberIn(best, name) ? row : best),
    undefined,
  );
