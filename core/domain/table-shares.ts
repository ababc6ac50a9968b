import type { OrderAggregate } from './order-aggregate.ts';
import {
  type Apart,
  looseLines,
  type PriceLines,
  setApart,
  type TableOrder,
} from './table-order.ts';

/** Whose dishes a guest pays of those that nobody pays or has paid: everybody's, or one label's. */
export type Whose = 'all' | { readonly diner: string | undefined };

/**
 * What a guest may pay, set apart: for looking at, or to be paid.
 * @returns undefined where nothing is left of it, or it is free.
 */
export function shareOf(
  aggregate: OrderAggregate,
  order: TableOrder,
  whose: Whose,
  price: PriceLines,
): Apart | undefined {
  const wanted = looseLines(aggregate).filter((l) => whose === 'all' || l.diner === whose.diner);
  const apart = setApart(
    aggregate,
    order,
    wanted.map((l) => l.lineId),
    price,
  );
  return apart && apart.check.amountDue.minor > 0 ? apart : undefined;
}

/** A dish of a share and how many of it, as a guest was shown it. */
export interface Portion {
  readonly lineId: string;
  readonly quantity: number;
}

/** A line's id and quantity say what it is: its dish and its options never change. */
export const portionsIn = (
  { lines }: Pick<TableOrder, 'lines'>,
  lineIds: readonly string[],
): Portion[] =>
  lines
    .filter((l) => lineIds.includes(l.lineId))
    .map(({ lineId, quantity }) => ({ lineId, quantity }));

export const areSamePortions = (a: readonly Portion[], b: readonly Portion[]): boolean =>
  a.length === b.length &&
  a.every((one) => b.some((o) => o.lineId === one.lineId && o.quantity === one.quantity));
