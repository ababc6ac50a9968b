import type { PopularResponse } from '../../../api/popular.ts';
import type { Item } from '../menu/menu.ts';

/** How often dishes were sold lately, best first. */
export type Popular = PopularResponse['items'];

export interface PopularDish {
  readonly item: Item;
  readonly sold: number;
}

/** One or two dishes are no crowd to follow. */
const LEAST = 3;
const MOST = 8;

export interface Browsed {
  readonly popular: Popular;
  readonly items: ReadonlyMap<string, Item>;
  /** What is served now, and fits what the customer avoids and searches. */
  readonly shown: ReadonlySet<string>;
  readonly search: string;
}

/** What of it can be had now; nothing for who searches, because they know what they want. */
export function popularNow({ popular, items, shown, search }: Browsed): readonly PopularDish[] {
  if (search !== '') return [];
  const dishes = popular.flatMap(({ itemId, sold }) => {
    const item = items.get(itemId);
    return item && !item.soldOut && shown.has(itemId) ? [{ item, sold }] : [];
  });
  return dishes.length < LEAST ? [] : dishes.slice(0, MOST);
}
