import type { StoreId } from './ids.ts';
import type { Currency } from './money.ts';

/** Text by language tag (`zh-CN`, `en`); the first entry is the fallback. */
export type Translated = Readonly<Record<string, string>>;

/** One choice in a modifier group. */
export interface Modifier {
  readonly optionId: string;
  readonly name: Translated;
  /** Minor units added to the item's price; may be negative. */
  readonly priceDelta: number;
  readonly isDefault?: boolean | undefined;
  readonly soldOut?: boolean | undefined;
}

/** "Choose your drink": how many modifiers must and may be chosen. */
export interface ModifierGroup {
  readonly groupId: string;
  readonly name: Translated;
  readonly required: boolean;
  readonly minSelected: number;
  readonly maxSelected: number;
  readonly modifiers: readonly Modifier[];
}

export interface MenuItem {
  readonly itemId: string;
  readonly name: Translated;
  readonly description?: Translated | undefined;
  /** Minor units, before modifiers. */
  readonly price: number;
  readonly modifierGroups: readonly ModifierGroup[];
  readonly soldOut?: boolean | undefined;
}

export interface Category {
  readonly categoryId: string;
  readonly name: Translated;
  readonly items: readonly MenuItem[];
}

/** What a merchant edits and publishes. */
export interface MenuContent {
  readonly currency: Currency;
  readonly categories: readonly Category[];
}

/** A published menu never changes; an order names the version that priced it. */
export interface Menu extends MenuContent {
  readonly storeId: StoreId;
  readonly version: number;
  readonly publishedAt: number;
}

/** The text in the wanted language, or in its base language, or the fallback. */
export function translate(text: Translated, language: string | undefined): string {
  const base = language?.split('-')[0];
  const close = Object.keys(text).find((tag) => tag.split('-')[0] === base);
  return (language && text[language]) || (close && text[close]) || Object.values(text)[0] || '';
}

/** What is wrong with a menu, by path, or undefined. Shapes and limits are the wire schema's part. */
export function menuFault(menu: MenuContent): { path: string; message: string } | undefined {
  const seen = new Set<string>();
  for (const [c, category] of menu.categories.entries()) {
    for (const [i, item] of category.items.entries()) {
      const path = `categories[${c}].items[${i}]`;
      if (seen.has(item.itemId)) {
        return { path: `${path}.itemId`, message: `Item ${item.itemId} appears twice.` };
      }
      seen.add(item.itemId);
      const fault = itemFault(item, path);
      if (fault) return fault;
    }
  }
  return undefined;
}

function itemFault(item: MenuItem, path: string): { path: string; message: string } | undefined {
  const groups = new Set<string>();
  const options = new Set<string>();
  let cheapest = item.price;
  for (const [g, group] of item.modifierGroups.entries()) {
    const at = `${path}.modifierGroups[${g}]`;
    if (groups.has(group.groupId)) {
      return { path: `${at}.groupId`, message: `Group ${group.groupId} appears twice.` };
    }
    groups.add(group.groupId);
    // An order names options by item alone, so an id in two groups could never be chosen in both.
    for (const { optionId } of group.modifiers) {
      if (options.has(optionId)) {
        return { path: `${at}.modifiers`, message: `Option ${optionId} appears twice.` };
      }
      options.add(optionId);
    }
    const least = leastSelected(group);
    if (least > group.maxSelected || group.maxSelected > group.modifiers.length) {
      return { path: `${at}.maxSelected`, message: 'The selection can never be made.' };
    }
    const deltas = group.modifiers.map((m) => m.priceDelta).sort((a, b) => a - b);
    cheapest += deltas
      .slice(0, group.maxSelected)
      .filter((delta, n) => delta < 0 || n < least)
      .reduce((a, b) => a + b, 0);
  }
  if (cheapest < 0) return { path: `${path}.price`, message: 'Options could make it negative.' };
  return undefined;
}

/** A required group wants at least one selection even where `minSelected` says none. */
export const leastSelected = (group: ModifierGroup): number =>
  group.required ? Math.max(1, group.minSelected) : group.minSelected;
