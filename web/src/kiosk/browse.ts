import { type Category, type Item, said } from '../menu/menu.ts';
import { holdsAny } from './allergens.ts';

type Items = ReadonlyMap<string, Item>;

export interface Wanted {
  readonly search: string;
  readonly avoided: ReadonlySet<string>;
}

/** What is left of the menu: sold-out dishes come last, and empty categories not at all. */
export function browse(
  categories: readonly Category[],
  items: Items,
  { search, avoided }: Wanted,
): readonly Category[] {
  const words = folded(search).split(' ').filter(Boolean);
  const isWanted = (item: Item): boolean =>
    !holdsAny(item, items, avoided) && hasWords(item, words);
  return categories.flatMap((category) => {
    const wanted = category.items.filter(isWanted);
    if (wanted.length === 0) return [];
    return [{ ...category, items: [...wanted].sort(bySoldOut) }];
  });
}

const bySoldOut = (one: Item, other: Item): number => Number(one.soldOut) - Number(other.soldOut);

function hasWords({ name, description = '' }: Item, words: readonly string[]): boolean {
  const texts = [name, description].map((shown) => folded(said(shown))).join(' ');
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
