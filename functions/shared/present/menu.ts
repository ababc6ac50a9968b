import type { MenuResponse, SnoozeListResponse } from '../../../api/menu.ts';
import { type Menu, type Translated, translate } from '../../../core/domain/menu.ts';
import {
  ALL_AVAILABLE,
  type Availability,
  current,
  type Snooze,
  type SnoozeList,
} from '../../../core/domain/snooze.ts';

/** What a browser may call a language; names such as `constructor` have no place in a look-up. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}$/i;

/** A language tag from a URL; what is none is `und`, which no menu has, so the fallback is shown. */
export const languageOf = (text: string): string => (LANGUAGE_TAG.test(text) ? text : 'und');

/** The menu in one language, or with every translation. */
export function presentMenu(
  menu: Menu,
  language: string | undefined,
  available: Availability = ALL_AVAILABLE,
): MenuResponse {
  const show = (text: Translated): string | Record<string, string> =>
    language === undefined ? { ...text } : translate(text, language);
  return {
    storeId: menu.storeId,
    version: menu.version,
    publishedAt: menu.publishedAt,
    currency: menu.currency,
    paused: available.store !== undefined,
    categories: menu.categories.map((category) => ({
      categoryId: category.categoryId,
      name: show(category.name),
      items: category.items.map((item) => ({
        itemId: item.itemId,
        name: show(item.name),
        description: item.description && show(item.description),
        price: item.price,
        ...soldOut(item.soldOut, available.items.get(item.itemId)),
        modifierGroups: item.modifierGroups.map((group) => ({
          groupId: group.groupId,
          name: show(group.name),
          required: group.required,
          minSelected: group.minSelected,
          maxSelected: group.maxSelected,
          modifiers: group.modifiers.map((modifier) => ({
            optionId: modifier.optionId,
            name: show(modifier.name),
            priceDelta: modifier.priceDelta,
            isDefault: modifier.isDefault ?? false,
            ...soldOut(modifier.soldOut, available.options.get(modifier.optionId)),
          })),
        })),
      })),
    })),
  };
}

/** What the menu itself calls sold out has no end until another menu is published. */
const soldOut = (published: boolean | undefined, snooze: Snooze | undefined) => ({
  soldOut: published === true || snooze !== undefined,
  ...(!published && snooze?.until !== undefined && { soldOutUntil: snooze.until }),
});

/** What is out now; what ended by itself is not shown. */
export const presentSnoozes = (list: SnoozeList, now: number): SnoozeListResponse => ({
  version: list.version,
  snoozes: current(list, now).map(({ id, ...snooze }) => ({ ...snooze, ...(id !== '' && { id }) })),
});
