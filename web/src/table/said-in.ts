import { type Group, type Item, said } from '../menu/menu.ts';
import type { TableLine } from './table-order.ts';

type Items = ReadonlyMap<string, Item>;

/**
 * A line in the reader's language: guests of one table may read different ones, and each line was
 * written in that of who ordered it. What is on the menu no more keeps its words.
 */
export function saidIn(items: Items, line: TableLine): { name: string; options: string[] } {
  const item = items.get(line.itemId);
  if (item === undefined) return { name: line.name, options: line.options.map(({ name }) => name) };
  const options = line.options.map(({ optionId, name }) => {
    // An option of a combo is a dish, and those behind it are that dish's.
    const dish = items.get(optionId);
    return dish === undefined ? (nameOf(item, optionId, items) ?? name) : said(dish.name);
  });
  return { name: said(item.name), options };
}

function nameOf(item: Item, optionId: string, items: Items): string | undefined {
  const inSlots = (item.slots ?? []).flatMap(({ choices }) =>
    choices.flatMap((choice) => items.get(choice.itemId)?.modifierGroups ?? []),
  );
  return inGroups([...item.modifierGroups, ...inSlots], optionId);
}

function inGroups(groups: readonly Group[], optionId: string): string | undefined {
  for (const { modifiers } of groups) {
    for (const modifier of modifiers) {
      if (modifier.optionId === optionId) return said(modifier.name);
      const below = inGroups(modifier.modifierGroups ?? [], optionId);
      if (below !== undefined) return below;
    }
  }
  return undefined;
}
