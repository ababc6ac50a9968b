import { isSameStock, type StockChange, type StockCount, type StockHold } from './stock.ts';

/** What an order may have: what is left, and what it holds already. */
export const withOwn = (
  counts: readonly StockCount[],
  own: readonly StockHold[],
): readonly StockCount[] =>
  counts.map((count) => ({ ...count, remaining: count.remaining + heldOf(own, count) }));

/** An order holds these portions instead of those, in one step: nobody else can come between. */
export function exchanging(
  before: readonly StockHold[],
  after: readonly StockHold[],
): StockChange[] {
  const names = [...after, ...before.filter((b) => !after.some((a) => isSameStock(a, b)))];
  return names.flatMap(({ quantity: _, ...name }) => {
    const by = heldOf(before, name) - heldOf(after, name);
    return by === 0 ? [] : [{ ...name, by }];
  });
}

const heldOf = (holds: readonly StockHold[], name: Omit<StockHold, 'quantity'>): number =>
  holds.find((h) => isSameStock(h, name))?.quantity ?? 0;
