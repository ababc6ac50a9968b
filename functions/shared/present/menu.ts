import type { MenuResponse, ShownGroup, SnoozeListResponse } from '../../../api/menu.ts';
import type { StoreId } from '../../../core/domain/ids.ts';
import type {
  ComboSlot,
  Menu,
  MenuItem,
  Modifier,
  ModifierGroup,
  ServedMenu,
} from '../../../core/domain/menu.ts';
import { FULFILMENTS } from '../../../core/domain/order.ts';
import {
  ALL_AVAILABLE,
  type Availability,
  current,
  type Snooze,
  type SnoozeList,
} from '../../../core/domain/snooze.ts';
import { type Translated, translate } from '../../../core/domain/translated.ts';

import { imagePath } from './image-path.ts';

/** What a browser may call a language; names such as `constructor` have no place in a look-up. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}$/i;

/** A language tag from a URL; what is none is `und`, which no menu has, so the fallback is shown. */
export const languageOf = (text: string): string => (LANGUAGE_TAG.test(text) ? text : 'und');

/** What a menu looks like at one moment, beside what was published. */
export interface Moment {
  readonly available: Availability;
  readonly servedNow: (menu: ServedMenu) => boolean;
  /** Counted and none left: `itemId`, or `itemId#optionId`. */
  readonly countedOut: ReadonlySet<string>;
  readonly storeName?: string | undefined;
}
const ANY_MOMENT: Moment = {
  available: ALL_AVAILABLE,
  servedNow: () => true,
  countedOut: new Set(),
};

type Shown = string | Record<string, string>;
interface Showing extends Moment {
  readonly show: (text: Translated) => Shown;
  readonly storeId: StoreId;
}
/** Options are counted by the item whose they are. */
interface ShowingItem extends Showing {
  readonly itemId: string;
}
type Presented = MenuResponse['categories'][number]['items'][number];

/** The menu in one language, or with every translation. */
export function presentMenu(
  menu: Menu,
  language: string | undefined,
  moment: Moment = ANY_MOMENT,
): MenuResponse {
  const show = (text: Translated): Shown =>
    language === undefined ? { ...text } : translate(text, language);
  const showing = { show, storeId: menu.storeId, ...moment };
  return {
    storeId: menu.storeId,
    ...(moment.storeName !== undefined && { storeName: moment.storeName }),
    version: menu.version,
    publishedAt: menu.publishedAt,
    currency: menu.currency,
    paused: moment.available.store !== undefined,
    ...(menu.menus && { menus: menu.menus.map((m) => presentServed(m, showing)) }),
    categories: menu.categories.map(({ categoryId, name, items }) => ({
      categoryId,
      name: show(name),
      items: items.map((item) => presentItem(item, showing)),
    })),
  };
}

const presentServed = (menu: ServedMenu, { show, servedNow }: Showing) => ({
  menuId: menu.menuId,
  name: show(menu.name),
  categoryIds: [...menu.categoryIds],
  fulfilments: [...(menu.fulfilments ?? FULFILMENTS)],
  ...(menu.periods && {
    periods: menu.periods.map((p) => ({ ...p, weekdays: [...p.weekdays] })),
  }),
  servedNow: servedNow(menu),
});

function presentItem(item: MenuItem, showing: Showing): Presented {
  const { show, available, countedOut } = showing;
  const { itemId, description, slots, allergens, plu, taxClass, image } = item;
  return {
    itemId,
    name: show(item.name),
    ...(description && { description: show(description) }),
    price: item.price,
    ...soldOut(item.soldOut || countedOut.has(itemId), available.items.get(itemId)),
    modifierGroups: item.modifierGroups.map((g) => presentGroup(g, { ...showing, itemId })),
    ...(slots && { slots: slots.map((slot) => presentSlot(slot, showing)) }),
    ...(allergens && { allergens: [...allergens] }),
    ...(plu !== undefined && { plu }),
    ...(taxClass !== undefined && { taxClass }),
    ...(image !== undefined && { image, imageUrl: imagePath(showing.storeId, image) }),
  };
}

function presentGroup(group: ModifierGroup, showing: ShowingItem): ShownGroup {
  const one = group.maxSelected === 1;
  return {
    groupId: group.groupId,
    name: showing.show(group.name),
    required: group.required,
    minSelected: group.minSelected,
    maxSelected: group.maxSelected,
    displayType: group.displayType ?? (one ? 'radio' : 'checkbox'),
    modifiers: group.modifiers.map((modifier) => presentModifier(modifier, showing)),
  };
}

function presentModifier(
  modifier: Modifier,
  showing: ShowingItem,
): ShownGroup['modifiers'][number] {
  const { optionId, plu, modifierGroups } = modifier;
  const isOut = modifier.soldOut || showing.countedOut.has(`${showing.itemId}#${optionId}`);
  return {
    optionId,
    name: showing.show(modifier.name),
    priceDelta: modifier.priceDelta,
    isDefault: modifier.isDefault ?? false,
    ...soldOut(isOut, showing.available.options.get(optionId)),
    ...(plu !== undefined && { plu }),
    ...(modifierGroups && {
      modifierGroups: modifierGroups.map((group) => presentGroup(group, showing)),
    }),
  };
}

const presentSlot = ({ name, choices, ...slot }: ComboSlot, { show }: Showing) => ({
  ...slot,
  name: show(name),
  choices: choices.map((c) => ({ ...c, isDefault: c.isDefault ?? false })),
});

/** What the menu calls sold out, or nobody has a portion of, has no end that could be told. */
const soldOut = (published: boolean | undefined, snooze: Snooze | undefined) => ({
  soldOut: published === true || snooze !== undefined,
  ...(!published && snooze?.until !== undefined && { soldOutUntil: snooze.until }),
});

/** What is out now; what ended by itself is not shown. */
export const presentSnoozes = (list: SnoozeList, now: number): SnoozeListResponse => ({
  version: list.version,
  snoozes: current(list, now).map(({ id, ...snooze }) => ({ ...snooze, ...(id !== '' && { id }) })),
});
