import type { Order, OrderLine } from './order.ts';
import type { Edit } from './order-aggregate.ts';
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

/** Each is one more item of the order's transaction, which has room for 100. */
export const MAX_HOLDS = 80;
export const MAX_REMAINING = 1_000_000;

export const isSameStock = (a: StockName, b: StockName): boolean =>
  a.itemId === b.itemId && a.optionId === b.optionId;

/** What a line is made of, by the name that is counted: the item, its options, a combo's dishes. */
export function partsOf({ itemId, name, options }: OrderLine): (StockName & { name: string })[] {
  // Options follow the dish that they belong to.
  let dish = itemId;
  const chosen = options.map(({ optionId, slotId, name: optionName }) => {
    if (slotId !== undefined) dish = optionId;
    const part = slotId === undefined ? { itemId: dish, optionId } : { itemId: dish };
    return { ...part, name: optionName };
  });
  return [{ itemId, name }, ...chosen];
}

/** How many portions of what the lines take together, counted or not. */
export function portionsOf(lines: readonly OrderLine[]): StockHold[] {
  const portions = new Map<string, StockHold>();
  for (const line of lines) {
    for (const { name: _, ...part } of partsOf(line)) {
      const key = `${part.itemId}#${part.optionId ?? ''}`;
      const quantity = (portions.get(key)?.quantity ?? 0) + line.quantity;
      portions.set(key, { ...part, quantity });
    }
  }
  return [...portions.values()];
}

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

/** The order has ended unpaid: what it held goes back, and it holds nothing that could go back twice. */
export const givingBack = (order: Order): Required<Pick<Edit, 'order' | 'stock'>> => ({
  order: { ...order, holds: undefined },
  stock: (order.holds ?? []).map(({ quantity, ...name }) => ({ ...name, by: quantity })),
});
