import type { OrderLine } from '../order.ts';

/** What offers are reckoned on. Minor units throughout. */
export interface BasketLine {
  readonly itemId: string;
  readonly quantity: number;
  /** Of one unit without what its options add: what a bundle is about. */
  readonly basePrice: number;
  /** What the line costs after the offers before. */
  readonly left: number;
  /** Units that no bundle has used yet. */
  readonly units: number;
}

export type Basket = readonly BasketLine[];

export function basketOf(lines: readonly OrderLine[]): Basket {
  return lines.map(({ itemId, quantity, unitPrice, total, options }) => {
    const added = options.reduce((sum, o) => sum + Math.max(0, o.priceDelta), 0);
    return {
      itemId,
      quantity,
      basePrice: Math.max(0, unitPrice.minor - added),
      left: Math.max(0, total.minor),
      units: quantity,
    };
  });
}

/** What one offer does to each line, in the lines' order. */
export interface Effect {
  readonly off: readonly number[];
  readonly used: readonly number[];
}

export const afterEffect = (basket: Basket, { off, used }: Effect): Basket =>
  basket.map((line, n) => ({
    ...line,
    left: line.left - (off[n] ?? 0),
    units: line.units - (used[n] ?? 0),
  }));

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
