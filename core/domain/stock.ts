import { fail, ok, type Result } from './result.ts';

/** What can be counted: an item of the menu, or an option of one. */
export interface StockName {
  readonly itemId: string;
  readonly optionId?: string | undefined;
}

/** Portions that can still be sold. What nobody counts has no count, and is sold without end. */
export interface StockCount extends StockName {
  readonly remaining: number;
}

/** Portions that an order holds from its placing until it ends unpaid. */
export interface StockHold extends StockName {
  readonly quantity: number;
}

/** Applied with the order's change, in its transaction; taking fails where less remains. */
export interface StockChange extends StockName {
  readonly by: number;
}

/**
 * Each is one more item of the order's transaction, which has room for 100: to give an order up takes
 * them back, fences up to 20 payments and counts up to 3 coupons, all at once.
 */
export const MAX_HOLDS = 70;

export const isSameStock = (a: StockName, b: StockName): boolean =>
  a.itemId === b.itemId && a.optionId === b.optionId;

/** Which of the portions are counted, or the first of which too few remain. */
export function hold(
  portions: readonly StockHold[],
  counts: readonly StockCount[],
): Result<StockHold[], StockCount> {
  const holds: StockHold[] = [];
  for (const portion of portions) {
    const count = counts.find((c) => isSameStock(c, portion));
    if (!count) continue;
    if (count.remaining < portion.quantity) return fail(count);
    holds.push(portion);
  }
  return ok(holds);
}

export const taking = (holds: readonly StockHold[]): StockChange[] =>
  holds.map(({ quantity, ...name }) => ({ ...name, by: -quantity }));
