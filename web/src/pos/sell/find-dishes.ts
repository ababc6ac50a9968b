import type { Item } from '../../menu/menu.ts';
import { said } from '../../menu/menu.ts';

/** What somebody typed to order: a number or a name, and how many. */
export interface Typed {
  readonly what: string;
  /** `3*101` and `101*3` are three of it; `*3` alone makes three of the line that is chosen. */
  readonly quantity: number | undefined;
}

export function readTyped(typed: string): Typed {
  const text = typed.trim();
  const [, before, what = text, after] =
    /^(?:(\d{1,2})?[*×])?(.*?)(?:[*×](\d{1,2}))?$/.exec(text) ?? [];
  // A star first, and a number after it: `*3`.
  const alone = /^[*×](\d{1,2})$/.exec(text)?.[1];
  if (alone !== undefined) return { what: '', quantity: Number(alone) };
  const times = before ?? after;
  return { what: what.trim(), quantity: times === undefined ? undefined : Number(times) };
}

/** Dishes that are meant: by number first, and exactly before in part; then by name. */
export function findDishes(items: Iterable<Item>, what: string): Item[] {
  const wanted = what.toLowerCase();
  if (wanted === '') return [];
  const rank = (item: Item): number => {
    const plu = item.plu?.toLowerCase() ?? '';
    const name = said(item.name).toLowerCase();
    if (plu === wanted) return 0;
    if (plu.startsWith(wanted)) return 1;
    if (name.startsWith(wanted)) return 2;
    if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 3;
    return name.includes(wanted) ? 4 : NOT_MEANT;
  };
  return [...items]
    .map((item) => ({ item, rank: rank(item) }))
    .filter((found) => found.rank < NOT_MEANT)
    .toSorted((a, b) => a.rank - b.rank || (a.item.plu ?? '').localeCompare(b.item.plu ?? ''))
    .map(({ item }) => item);
}

const NOT_MEANT = 9;
