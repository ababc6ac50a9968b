import type { Group, Menu } from '../menu/menu.ts';
import { itemsOf, said } from '../menu/menu.ts';
import type { SeenLine } from './seen-ticket.ts';

export interface DishNames {
  readonly dishOf: (line: Pick<SeenLine, 'itemId' | 'name'>) => string;
  readonly optionOf: (option: SeenLine['options'][number]) => string;
}

/**
 * A ticket names dishes in its guest's language; a cook reads them in the kitchen's. What the menu no
 * longer has keeps the name under which it was ordered.
 * @param menu In the language of the screen; undefined until it is there.
 */
export function dishNames(menu: Menu | undefined): DishNames {
  const items = menu === undefined ? [] : [...itemsOf(menu).values()];
  const dishes = new Map(items.map((item) => [item.itemId, said(item.name)]));
  const options = new Map(items.flatMap((item) => item.modifierGroups.flatMap(namesIn)));
  return {
    dishOf: ({ itemId = '', name }) => dishes.get(itemId) ?? name,
    // A dish of a combo stands among the options.
    optionOf: ({ optionId, name }) => options.get(optionId) ?? dishes.get(optionId) ?? name,
  };
}

const namesIn = ({ modifiers }: Pick<Group, 'modifiers'>): [string, string][] =>
  modifiers.flatMap(({ optionId, name, modifierGroups = [] }) => [
    [optionId, said(name)],
    ...modifierGroups.flatMap(namesIn),
  ]);
