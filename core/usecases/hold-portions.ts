import { soldOutText } from '../domain/line-fault.ts';
import type { Order, OrderLine } from '../domain/order.ts';
import { partsOf, portionsOf } from '../domain/portions.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { hold, isSameStock, MAX_HOLDS, type StockCount, type StockHold } from '../domain/stock.ts';
import type { Backoff } from '../ports/backoff.ts';
import type { StockCounts } from '../ports/stock-counts.ts';
import { TooMuchContention } from './change-order.ts';
import { type Rejection, unprocessable } from './rejection.ts';

export interface PortionDeps {
  readonly stock: Pick<StockCounts, 'ofItems'>;
  readonly backoff: Backoff;
}

/** Each time another order takes what this one wants, and in the end none is left. */
const MAX_CONFLICTS = 20;

/**
 * Writes an order together with the counted portions that it takes. Whoever comes second reads again
 * what is left, and hears by name what is sold out.
 */
export async function withPortions<T>(
  { stock, backoff }: PortionDeps,
  { language }: { readonly language?: string | undefined },
  { merchantId, storeId, lines }: Order,
  write: (holds: readonly StockHold[]) => Promise<T | 'conflict'>,
): Promise<Result<T, Rejection>> {
  const portions = portionsOf(lines);
  const itemIds = [...new Set(portions.map((p) => p.itemId))];
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const holds = hold(portions, await stock.ofItems(merchantId, storeId, itemIds));
    if (!holds.ok) return fail(soldOut(lines, holds.error, language));
    if (holds.value.length > MAX_HOLDS) {
      const text = `An order has at most ${MAX_HOLDS} counted items and options.`;
      return fail(unprocessable('too-many-counted', 'lines', text));
    }
    const written = await write(holds.value);
    if (written !== 'conflict') return ok(written);
    await backoff.pause(attempt);
  }
  throw new TooMuchContention(`Too many orders for the same items of ${storeId}`);
}

/** Names what the customer chose, and the line that wanted it. */
export function soldOut(
  lines: readonly OrderLine[],
  count: StockCount,
  language: string | undefined,
): Rejection {
  const wanted = lines.flatMap((line, n) =>
    partsOf(line)
      .filter((part) => isSameStock(part, count))
      .map(({ name }) => ({ name, n, isItem: line.itemId === count.itemId })),
  );
  const { name, n, isItem } = wanted[0] ?? { name: count.itemId, n: 0, isItem: true };
  const own = count.optionId === undefined ? 'itemId' : 'options';
  const text = soldOutText(name, language, count.remaining);
  const { remaining } = count;
  const params = { name, ...(remaining > 0 && { remaining }) };
  return unprocessable('sold-out', `lines[${n}].${isItem ? own : 'choices'}`, text, params);
}
