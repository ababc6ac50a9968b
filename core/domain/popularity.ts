import type { MerchantId, StoreId } from './ids.ts';
import type { Menu } from './menu.ts';
import type { Ticket } from './ticket.ts';

export const POPULARITY = {
  /** Business days that are looked at, with the one that runs. */
  days: 7,
  /** Dishes of a list; a screen leaves out what is sold out just now, and still has some. */
  most: 12,
} as const;

/** How often each dish, by its item's id. A combo is a dish. */
export type Sold = ReadonlyMap<string, number>;

/** What a store sold on a business day, or a part of it. */
export interface Sales {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly businessDate: string;
  readonly sold: Sold;
}

/** A ticket, and whose it is. */
export interface Released {
  readonly merchantId: MerchantId;
  readonly ticket: Ticket;
}

/**
 * What tickets sold, each dish of a store and day once. What refunds take out of them later is not
 * taken off: somebody wanted it.
 */
export function salesOf(released: readonly Released[]): readonly Sales[] {
  const days = new Map<string, Sales & { readonly sold: Map<string, number> }>();
  for (const { merchantId, ticket } of released) {
    const { storeId, businessDate, lines } = ticket;
    if (storeId === undefined || businessDate === undefined) continue;
    const key = `${merchantId}#${storeId}#${businessDate}`;
    const { sold } = days.get(key) ?? { sold: new Map<string, number>() };
    days.set(key, { merchantId, storeId, businessDate, sold });
    for (const { itemId, quantity } of lines) {
      if (itemId !== undefined) sold.set(itemId, (sold.get(itemId) ?? 0) + quantity);
    }
  }
  return [...days.values()];
}

/** The dishes of the menu that sold most, best first; those that sold alike as the menu has them. */
export function mostSold(
  menu: Menu,
  days: readonly Sold[],
): readonly { readonly itemId: string; readonly sold: number }[] {
  return menu.categories
    .flatMap(({ items }) => items)
    .map(({ itemId }) => ({
      itemId,
      sold: days.reduce((sum, day) => sum + (day.get(itemId) ?? 0), 0),
    }))
    .filter(({ sold }) => sold > 0)
    .toSorted((one, other) => other.sold - one.sold)
    .slice(0, POPULARITY.most);
}
