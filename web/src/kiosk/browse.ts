import { type Category, type Item, said } from '../menu/menu.ts';
import { holdsAny } from './allergens.ts';

type Items = ReadonlyMap<string, Item>;

export interface Wanted {
  readonly search: string;
  readonly avoided: ReadonlySet<string>;
}

/** Categories with what is sold out after what can be had. */
export const inOrder = (categories: readonly Category[]): readonly Category[] =>
  categories.map((category) => ({
    ...category,
    items: category.items.toSorted((one, other) => Number(one.soldOut) - Number(other.soldOut)),
  }));

/** The dishes that fit; the others are hidden, and not taken away, which costs a large menu less. */
export function fitting(
  categories: readonly Category[],
  items: Items,
  { search, avoided }: Wanted,
): ReadonlySet<string> {
  const words = folded(search).split(' ').filter(Boolean);
  return new Set(
    categories
      .flatMap((category) => category.items)
      .filter((item) => !holdsAny(item, items, avoided) && hasWords(item, words))
      .map(({ itemId }) => itemId),
  );
}

const known = new WeakMap<Item, string>();

function hasWords(item: Item, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  let texts = known.get(item);
  if (texts === undefined) {
    texts = [item.name, item.description ?? ''].map((shown) => folded(said(shown))).join(' ');
    known.set(item, texts);
  }
  return words.every((word) => texts.includes(word));
}

/** As people type it: without capitals, accents and the width of letters. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Dishes with a picture that can be had now, spread over the categories: what a menu is shown by. */
export function showpieces(categories: readonly Category[], most: number): readonly Item[] {
  const shown = categories.map(({ items }) => items.filter((i) => i.imageUrl && !i.soldOut));
  const longest = Math.max(0, ...shown.map((items) => items.length));
  const rounds = Array.from({ length: longest }, (_, n) =>
    shown.flatMap((items) => items[n] ?? []),
  );
  return rounds.flat().slice(0, most);
}
