import type { OrderLine } from '../domain/order.ts';
import type { Edit } from '../domain/order-aggregate.ts';
import { portionsOf } from '../domain/portions.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { hold, MAX_HOLDS, taking } from '../domain/stock.ts';
import type { TableOrder } from '../domain/table-order.ts';
import { withMoreHeld } from '../domain/table-portions.ts';
import type { StockCounts } from '../ports/stock-counts.ts';
import { soldOut } from './hold-portions.ts';
import { type Rejection, unprocessable } from './rejection.ts';

export interface TablePortionDeps {
  readonly stock: Pick<StockCounts, 'ofItems'>;
}

/**
 * The order with the counted portions of what was ordered besides, and the change that takes them. If
 * another order is quicker the whole change is a conflict, and is decided again on what is left.
 */
export async function holdMore(
  { stock }: TablePortionDeps,
  order: TableOrder,
  more: readonly OrderLine[],
  language?: string | undefined,
): Promise<Result<Required<Pick<Edit, 'order' | 'stock'>>, Rejection>> {
  const portions = portionsOf(more);
  const itemIds = [...new Set(portions.map((p) => p.itemId))];
  const { merchantId, storeId } = order;
  const holds = hold(portions, await stock.ofItems(merchantId, storeId, itemIds));
  if (!holds.ok) return fail(soldOut(more, holds.error, language));
  const held = withMoreHeld(order, holds.value);
  if ((held.holds?.length ?? 0) > MAX_HOLDS) {
    const text = `An order has at most ${MAX_HOLDS} counted items and options.`;
    return fail(unprocessable('too-many-counted', 'lines', text));
  }
  return ok({ order: held, stock: taking(holds.value) });
}
