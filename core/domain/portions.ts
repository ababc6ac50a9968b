import type { Order, OrderLine } from './order.ts';
import type { Edit } from './order-aggregate.ts';
import type { StockHold, StockName } from './stock.ts';

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

/** The order has ended unpaid: what it held goes back, and it holds nothing that could go back twice. */
export const givingBack = (order: Order): Required<Pick<Edit, 'order' | 'stock'>> => ({
  order: { ...order, holds: undefined },
  stock: (order.holds ?? []).map(({ quantity, ...name }) => ({ ...name, by: quantity })),
});
