import type { Item, Slot } from './menu.ts';
import { lacking, type Options, priceOfOptions, startOptions } from './options.ts';

/** A dish in a slot of a combo; named again for one more of it. */
export interface Choice {
  readonly slotId: string;
  readonly itemId: string;
  readonly options: Options;
}

type Items = ReadonlyMap<string, Item>;

export const inSlot = (choices: readonly Choice[], slotId: string): Choice[] =>
  choices.filter((choice) => choice.slotId === slotId);

/** The combo's default dishes, as they come. */
export const startChoices = (slots: readonly Slot[], items: Items): Choice[] =>
  slots.flatMap(({ slotId, choices, maxSelected }) =>
    choices
      .filter(({ itemId, isDefault }) => isDefault && items.get(itemId)?.soldOut === false)
      .slice(0, maxSelected)
      .map(({ itemId }) => chosen(slotId, itemId, items)),
  );

export const chosen = (slotId: string, itemId: string, items: Items): Choice => ({
  slotId,
  itemId,
  options: startOptions(items.get(itemId)?.modifierGroups ?? []),
});

/** The choices with one more of a dish. A slot for one dish swaps it; a full one stays as it is. */
export function withDish(slot: Slot, choices: readonly Choice[], dish: Choice): Choice[] {
  const { slotId, maxSelected } = slot;
  const others = choices.filter((choice) => choice.slotId !== slotId);
  const mine = inSlot(choices, slotId);
  if (maxSelected === 1) return [...others, dish];
  return mine.length < maxSelected ? [...others, ...mine, dish] : [...choices];
}

/** The slots that lack a dish, or whose dish lacks an option. */
export const lackingSlots = (
  slots: readonly Slot[],
  choices: readonly Choice[],
  items: Items,
): Slot[] =>
  slots.filter(({ slotId, minSelected }) => {
    const mine = inSlot(choices, slotId);
    if (mine.length < minSelected) return true;
    return mine.some(
      ({ itemId, options }) => lacking(items.get(itemId)?.modifierGroups ?? [], options).length > 0,
    );
  });

/** What the choices add to the combo's own price (docs/menus.md, Combos), in minor units. */
export function priceOfChoices(
  slots: readonly Slot[],
  choices: readonly Choice[],
  items: Items,
): number {
  const priceIn = ({ slotId, qtyFree, basePrice, choices: offered }: Slot): number =>
    inSlot(choices, slotId).reduce((sum, { itemId, options }, n) => {
      const extra = offered.find((o) => o.itemId === itemId)?.extraPrice ?? 0;
      const own = priceOfOptions(items.get(itemId)?.modifierGroups ?? [], options);
      return sum + extra + own + (n < qtyFree ? 0 : basePrice);
    }, 0);
  return slots.reduce((sum, slot) => sum + priceIn(slot), 0);
}
