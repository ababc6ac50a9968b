import type { StoreId } from './ids.ts';
import type { Currency } from './money.ts';
import type { WeeklyPeriod } from './offers/weekly-periods.ts';
import type { Fulfilment } from './order.ts';
import type { Translated } from './translated.ts';

/** How a screen offers a group; in `quantity` one modifier may be chosen several times. */
export type DisplayType = 'radio' | 'checkbox' | 'select' | 'quantity';

/** One choice in a modifier group. Its id is unique within the item, however deep it lies. */
export interface Modifier {
  readonly optionId: string;
  readonly name: Translated;
  /** Minor units added to the item's price; may be negative. */
  readonly priceDelta: number;
  readonly isDefault?: boolean | undefined;
  readonly soldOut?: boolean | undefined;
  /** The number by which a till or a scale knows it. */
  readonly plu?: string | undefined;
  /** What is asked once this is chosen. */
  readonly modifierGroups?: readonly ModifierGroup[] | undefined;
}

/** "Choose your drink": how many modifiers must and may be chosen. */
export interface ModifierGroup {
  readonly groupId: string;
  readonly name: Translated;
  readonly required: boolean;
  readonly minSelected: number;
  readonly maxSelected: number;
  readonly displayType?: DisplayType | undefined;
  readonly modifiers: readonly Modifier[];
}

/** A dish that may be taken in a slot of a combo. */
export interface ComboChoice {
  readonly itemId: string;
  /** Minor units that it costs more than the others of the slot. */
  readonly extraPrice: number;
  readonly isDefault?: boolean | undefined;
}

/** "Two sides": dishes of the menu, of which some are in the combo's price. */
export interface ComboSlot {
  readonly slotId: string;
  readonly name: Translated;
  readonly minSelected: number;
  readonly maxSelected: number;
  /** How many choices the combo's price holds; each one more costs `basePrice`. */
  readonly qtyFree: number;
  readonly basePrice: number;
  readonly choices: readonly ComboChoice[];
}

export interface MenuItem {
  readonly itemId: string;
  readonly name: Translated;
  readonly description?: Translated | undefined;
  /** Minor units, before modifiers and choices. */
  readonly price: number;
  readonly modifierGroups: readonly ModifierGroup[];
  /** Only a combo has slots. */
  readonly slots?: readonly ComboSlot[] | undefined;
  readonly soldOut?: boolean | undefined;
  readonly allergens?: readonly string[] | undefined;
  readonly plu?: string | undefined;
  /** Names one of the store's tax classes. */
  readonly taxClass?: string | undefined;
  /** The name of a picture that the store has uploaded. */
  readonly image?: string | undefined;
}

export interface Category {
  readonly categoryId: string;
  readonly name: Translated;
  readonly items: readonly MenuItem[];
}

/** Breakfast, or what may be delivered: which categories are sold when, and how. */
export interface ServedMenu {
  readonly menuId: string;
  readonly name: Translated;
  readonly categoryIds: readonly string[];
  /** Every way when absent. */
  readonly fulfilments?: readonly Fulfilment[] | undefined;
  /** Always when absent; otherwise by the clock on the wall of the store. */
  readonly periods?: readonly WeeklyPeriod[] | undefined;
}

/** What a merchant edits and publishes. */
export interface MenuContent {
  readonly currency: Currency;
  readonly categories: readonly Category[];
  /** Everything is always sold when absent; a category of no menu is sold in combos alone. */
  readonly menus?: readonly ServedMenu[] | undefined;
}

/** A published menu never changes; an order names the version that priced it. */
export interface Menu extends MenuContent {
  readonly storeId: StoreId;
  readonly version: number;
  readonly publishedAt: number;
}

/** A required group wants at least one selection even where `minSelected` says none. */
export const leastSelected = (group: ModifierGroup): number =>
  group.required ? Math.max(1, group.minSelected) : group.minSelected;

/** Every modifier that some choice can reach. */
export const modifiersOf = (groups: readonly ModifierGroup[]): Modifier[] =>
  groups.flatMap((g) => g.modifiers.flatMap((m) => [m, ...modifiersOf(m.modifierGroups ?? [])]));
