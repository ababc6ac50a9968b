import { chooseModifiers } from './choose-modifiers.ts';
import { type LineFault, lineFault, soldOutText } from './line-fault.ts';
import type { ComboSlot, MenuItem, Modifier } from './menu.ts';
import type { OrderLine } from './order.ts';
import { ok, type Result } from './result.ts';
import type { Availability } from './snooze.ts';
import { translate } from './translated.ts';

/** What a customer takes in one slot of a combo; named again for one more of it. */
export interface ChoiceRequest {
  readonly slotId: string;
  readonly itemId: string;
  readonly options: readonly string[];
}

export type LineOption = OrderLine['options'][number];

/** Modifiers as a line keeps them, whatever becomes of the menu. */
export const optionsOf = (
  modifiers: readonly Modifier[],
  language: string | undefined,
): LineOption[] =>
  modifiers.map(({ optionId, name, priceDelta }) => ({
    optionId,
    name: translate(name, language),
    priceDelta,
  }));

interface Combos {
  readonly items: ReadonlyMap<string, MenuItem>;
  readonly path: string;
  readonly language: string | undefined;
  readonly available: Availability;
}

/** What is in the combo, as the line tells it: each dish with what it adds, then its own options. */
export function chooseCombo(
  combo: MenuItem,
  requests: readonly ChoiceRequest[],
  { path, ...rest }: Combos,
): Result<LineOption[], LineFault> {
  const slots = combo.slots ?? [];
  const stray = requests.findIndex((r) => !slots.some((s) => s.slotId === r.slotId));
  if (stray >= 0) {
    const at = `${path}.choices[${stray}].slotId`;
    return lineFault('unknown-choice', at, `${combo.itemId} has no such slot.`);
  }
  const chosen: LineOption[] = [];
  for (const slot of slots) {
    const ofSlot = chooseInSlot(slot, requests, { path, ...rest });
    if (!ofSlot.ok) return ofSlot;
    chosen.push(...ofSlot.value);
  }
  return ok(chosen);
}

function chooseInSlot(
  slot: ComboSlot,
  requests: readonly ChoiceRequest[],
  combos: Combos,
): Result<LineOption[], LineFault> {
  const { path, language } = combos;
  const name = translate(slot.name, language);
  const chosen: LineOption[] = [];
  let count = 0;
  for (const [n, request] of requests.entries()) {
    if (request.slotId !== slot.slotId) continue;
    const extra = count < slot.qtyFree ? 0 : slot.basePrice;
    const dish = chooseDish(slot, request, extra, { ...combos, path: `${path}.choices[${n}]` });
    if (!dish.ok) return dish;
    chosen.push(...dish.value);
    count += 1;
  }
  if (count < slot.minSelected) {
    const text = `Choose at least ${slot.minSelected}: ${name}.`;
    const params = { least: slot.minSelected, name };
    return lineFault('too-few-choices', `${path}.choices`, text, params);
  }
  if (count > slot.maxSelected) {
    const text = `Choose at most ${slot.maxSelected}: ${name}.`;
    const params = { most: slot.maxSelected, name };
    return lineFault('too-many-choices', `${path}.choices`, text, params);
  }
  return ok(chosen);
}

function chooseDish(
  slot: ComboSlot,
  { itemId, options }: ChoiceRequest,
  extra: number,
  { items, path, language, available }: Combos,
): Result<LineOption[], LineFault> {
  const choice = slot.choices.find((c) => c.itemId === itemId);
  const item = items.get(itemId);
  if (!choice || !item) {
    return lineFault('unknown-choice', `${path}.itemId`, `${itemId} cannot be chosen here.`);
  }
  const name = translate(item.name, language);
  if (item.soldOut || available.items.has(itemId)) {
    return lineFault('sold-out', `${path}.itemId`, soldOutText(name, language), { name });
  }
  const modifiers = chooseModifiers(item, options, `${path}.options`, language, available);
  if (!modifiers.ok) return modifiers;
  const dish = { optionId: itemId, name, priceDelta: choice.extraPrice + extra };
  return ok([{ ...dish, slotId: slot.slotId }, ...optionsOf(modifiers.value, language)]);
}
