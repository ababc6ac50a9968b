import { type ReadonlySignal, signal } from '@preact/signals';
import type { PopularResponse } from '../../../api/popular.ts';
import { answerOf } from '../api/answer.ts';
import { anybody } from '../api/anybody.ts';
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

/**
 * What is popular, asked for whenever `moment` changes: before a menu is looked at, so that nothing
 * moves under a finger. Without an answer it is what it was.
 */
export function livePopular(
  storeId: string,
  moment: ReadonlySignal<unknown>,
): ReadonlySignal<Popular> {
  const popular = signal<Popular>([]);
  const look = async (): Promise<void> => {
    const params = { path: { storeId } };
    const answer = await answerOf(anybody.GET('/v1/stores/{storeId}/popular', { params }));
    if (answer.ok) popular.value = answer.data.items;
  };
  moment.subscribe(() => void look());
  return popular;
}
