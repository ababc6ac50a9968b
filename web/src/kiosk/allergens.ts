import type { Item } from '../menu/menu.ts';

/** The fourteen that the API knows (api/menu.ts), in the order in which they are asked about. */
export const ALLERGENS = [
  ...['gluten', 'peanuts', 'nuts', 'soya', 'milk', 'egg', 'fish', 'crustaceans', 'molluscs'],
  ...['sesame', 'celery', 'mustard', 'sulphites', 'lupin'],
] as const;
export type Allergen = (typeof ALLERGENS)[number];

type Items = ReadonlyMap<string, Item>;

/** What may be in a dish; of a combo, in anything that can be chosen for it. */
export function allergensOf(item: Item, items: Items): ReadonlySet<string> {
  const offered = (item.slots ?? []).flatMap((slot) => slot.choices);
  const dishes = offered.flatMap(({ itemId }) => items.get(itemId)?.allergens ?? []);
  return new Set([...(item.allergens ?? []), ...dishes]);
}

export function holdsAny(item: Item, items: Items, avoided: ReadonlySet<string>): boolean {
  if (avoided.size === 0) return false;
  const held = allergensOf(item, items);
  return [...avoided].some((allergen) => held.has(allergen));
}

/** The allergens that anything on the menu may hold: nothing else is worth asking about. */
export function allergensOnMenu(items: Items): readonly Allergen[] {
  const held = new Set([...items.values()].flatMap(({ allergens = [] }) => allergens));
  return ALLERGENS.filter((allergen) => held.has(allergen));
}
