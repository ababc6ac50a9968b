import type { Group, Menu } from '../menu/menu.ts';
import { itemsOf, said } from '../menu/menu.ts';
import type { SeenLine } from './seen-ticket.ts';

type Named = Pick<SeenLine, 'itemId' | 'name'>;
type Option = SeenLine['options'][number];

export interface DishNames {
  readonly dishOf: (line: Named) => string;
  readonly optionOf: (line: Named, option: Option) => string;
}

/**
 * A ticket names dishes in its guest's language; a cook reads them in the kitchen's. What the menu no
 * longer has keeps the name under which it was ordered.
 * @param menu In the language of the screen; undefined until it is there.
 */
export function dishNames(menu: Menu | undefined): DishNames {
  const items = menu === undefined ? [] : [...itemsOf(menu).values()];
  const dishes = new Map(items.map((item) => [item.itemId, said(item.name)]));
  const options = new Map(
    items.map((item) => [item.itemId, new Map(item.modifierGroups.flatMap(namesIn))]),
  );
  const anywhere = unambiguous([...options.values()]);
  return {
    dishOf: ({ itemId = '', name }) => dishes.get(itemId) ?? name,
    // A dish of a combo stands among the options, and its own options after it.
    optionOf: ({ itemId = '' }, { optionId, name }) =>
      options.get(itemId)?.get(optionId) ?? dishes.get(optionId) ?? anywhere.get(optionId) ?? name,
  };
}

const namesIn = ({ modifiers }: Pick<Group, 'modifiers'>): [string, string][] =>
  modifiers.flatMap(({ optionId, name, modifierGroups = [] }) => [
    [optionId, said(name)],
    ...modifierGroups.flatMap(namesIn),
  ]);

/** The same id may be "hot" of a soup and "hot" of a chilli: then it says nothing without its dish. */
function unambiguous(groups: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const [optionId, name] of groups.flatMap((group) => [...group])) {
    names.set(optionId, (names.get(optionId) ?? new Set()).add(name));
  }
  const single = [...names].filter(([, known]) => known.size === 1);
  return new Map(single.map(([optionId, known]) => [optionId, [...known][0] ?? '']));
}
