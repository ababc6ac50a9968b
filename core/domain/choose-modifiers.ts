import { type LineFault, lineFault, soldOutText } from './line-fault.ts';
import { leastSelected, type MenuItem, type Modifier, type ModifierGroup } from './menu.ts';
import { ok, type Result } from './result.ts';
import type { Availability } from './snooze.ts';
import { translate } from './translated.ts';

interface Choosing {
  /** Options of the request that no group has taken yet, with how often they are wanted. */
  readonly left: Map<string, number>;
  readonly path: string;
  readonly language: string | undefined;
  readonly available: Availability;
}

/**
 * The modifiers that a customer named, in the order of the menu, each right after what opened its
 * group and as often as it was named.
 */
export function chooseModifiers(
  item: MenuItem,
  options: readonly string[],
  path: string,
  language: string | undefined,
  available: Availability,
): Result<Modifier[], LineFault> {
  const left = new Map<string, number>();
  for (const id of options) left.set(id, (left.get(id) ?? 0) + 1);
  const chosen = chooseIn(item.modifierGroups, { left, path, language, available });
  if (!chosen.ok) return chosen;
  const [unknown] = left.keys();
  if (unknown === undefined) return chosen;
  return lineFault('unknown-option', path, `${item.itemId} has no option ${unknown}.`);
}

function chooseIn(
  groups: readonly ModifierGroup[],
  choosing: Choosing,
): Result<Modifier[], LineFault> {
  const chosen: Modifier[] = [];
  for (const group of groups) {
    const ofGroup = take(group, choosing);
    if (!ofGroup.ok) return ofGroup;
    for (const modifier of ofGroup.value) {
      const nested = chooseIn(modifier.modifierGroups ?? [], choosing);
      if (!nested.ok) return nested;
      chosen.push(modifier, ...nested.value);
    }
  }
  return ok(chosen);
}

function take(
  group: ModifierGroup,
  { left, path, language, available }: Choosing,
): Result<Modifier[], LineFault> {
  const taken: Modifier[] = [];
  for (const modifier of group.modifiers) {
    const times = left.get(modifier.optionId) ?? 0;
    left.delete(modifier.optionId);
    if (times === 0) continue;
    if (modifier.soldOut || available.options.has(modifier.optionId)) {
      const name = translate(modifier.name, language);
      return lineFault('sold-out', path, soldOutText(name, language), { name });
    }
    if (times > 1 && group.displayType !== 'quantity') {
      return lineFault('too-many-options', path, 'An option is chosen twice.');
    }
    taken.push(...Array<Modifier>(times).fill(modifier));
  }
  const name = translate(group.name, language);
  const least = leastSelected(group);
  if (taken.length < least) {
    return lineFault('too-few-options', path, `Choose at least ${least}: ${name}.`, {
      least,
      name,
    });
  }
  if (taken.length > group.maxSelected) {
    const most = group.maxSelected;
    return lineFault('too-many-options', path, `Choose at most ${most}: ${name}.`, { most, name });
  }
  return ok(taken);
}
