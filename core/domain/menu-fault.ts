import {
  type ComboSlot,
  leastSelected,
  type MenuContent,
  type MenuItem,
  type Modifier,
  type ModifierGroup,
} from './menu.ts';

/** What is wrong, and where. Shapes and limits are the wire schema's part. */
export interface MenuFault {
  readonly path: string;
  readonly message: string;
}

/** A group may open a second one, and that a third; no screen asks deeper. */
const MAX_DEPTH = 3;

/** What is wrong with a menu first, or undefined. */
export const menuFault = (menu: MenuContent): MenuFault | undefined => menuFaults(menu)[0];

/** What is wrong with a menu: at most one fault an item, or else one of its categories or menus. */
export function menuFaults(menu: MenuContent): MenuFault[] {
  const items = new Map<string, MenuItem>();
  const placed: [path: string, item: MenuItem][] = [];
  for (const [c, category] of menu.categories.entries()) {
    for (const [i, item] of category.items.entries()) {
      const path = `categories[${c}].items[${i}]`;
      if (items.has(item.itemId)) {
        return [{ path: `${path}.itemId`, message: `Item ${item.itemId} appears twice.` }];
      }
      items.set(item.itemId, item);
      placed.push([path, item]);
    }
  }
  const faults = placed.flatMap(([path, item]) => itemFault(item, path, items) ?? []);
  return faults.length > 0 ? faults : [servedFault(menu) ?? []].flat();
}

/** Menus name categories, so that each is written down once. */
function servedFault({ menus = [], categories }: MenuContent): MenuFault | undefined {
  const categoryIds = categories.map((c) => c.categoryId);
  const twice = repeated(categoryIds);
  if (menus.length > 0 && twice !== undefined) {
    return { path: 'categories', message: `Category ${twice} appears twice.` };
  }
  const menuTwice = repeated(menus.map((m) => m.menuId));
  if (menuTwice !== undefined) {
    return { path: 'menus', message: `Menu ${menuTwice} appears twice.` };
  }
  const known = new Set(categoryIds);
  for (const [m, menu] of menus.entries()) {
    const unknown = menu.categoryIds.find((id) => !known.has(id));
    if (unknown === undefined) continue;
    return { path: `menus[${m}].categoryIds`, message: `There is no category ${unknown}.` };
  }
  return undefined;
}

function itemFault(
  item: MenuItem,
  path: string,
  items: ReadonlyMap<string, MenuItem>,
): MenuFault | undefined {
  const seen = { groups: new Set<string>(), options: new Set<string>() };
  const fault =
    groupsFault(item.modifierGroups, path, seen, 1) ?? slotsFault(item.slots ?? [], path, items);
  if (fault) return fault;
  const slots = (item.slots ?? []).map((slot) => cheapestSlot(slot, items));
  const cheapest = slots.reduce((a, b) => a + b, item.price + cheapestOf(item.modifierGroups));
  if (cheapest < 0) return { path: `${path}.price`, message: 'Options could make it negative.' };
  return undefined;
}

function groupsFault(
  groups: readonly ModifierGroup[],
  path: string,
  seen: { readonly groups: Set<string>; readonly options: Set<string> },
  depth: number,
): MenuFault | undefined {
  for (const [g, group] of groups.entries()) {
    const at = `${path}.modifierGroups[${g}]`;
    if (depth > MAX_DEPTH) return { path: at, message: `At most ${MAX_DEPTH} groups deep.` };
    if (seen.groups.has(group.groupId)) {
      return { path: `${at}.groupId`, message: `Group ${group.groupId} appears twice.` };
    }
    seen.groups.add(group.groupId);
    const repeats = group.displayType === 'quantity';
    if (
      leastSelected(group) > group.maxSelected ||
      (!repeats && group.maxSelected > group.modifiers.length)
    ) {
      return { path: `${at}.maxSelected`, message: 'The selection can never be made.' };
    }
    for (const [m, modifier] of group.modifiers.entries()) {
      // An order names options by item alone, so an id in two groups could never be chosen in both.
      if (seen.options.has(modifier.optionId)) {
        return { path: `${at}.modifiers`, message: `Option ${modifier.optionId} appears twice.` };
      }
      seen.options.add(modifier.optionId);
      const nested = modifier.modifierGroups ?? [];
      const where = `${at}.modifiers[${m}]`;
      if (repeats && nested.length > 0) {
        const message = 'What may be chosen several times cannot ask anything further.';
        return { path: `${where}.modifierGroups`, message };
      }
      const fault = groupsFault(nested, where, seen, depth + 1);
      if (fault) return fault;
    }
  }
  return undefined;
}

function slotsFault(
  slots: readonly ComboSlot[],
  path: string,
  items: ReadonlyMap<string, MenuItem>,
): MenuFault | undefined {
  const slotTwice = repeated(slots.map((s) => s.slotId));
  if (slotTwice !== undefined) {
    return { path: `${path}.slots`, message: `Slot ${slotTwice} appears twice.` };
  }
  for (const [s, slot] of slots.entries()) {
    const at = `${path}.slots[${s}]`;
    if (slot.minSelected > slot.maxSelected) {
      return { path: `${at}.maxSelected`, message: 'The selection can never be made.' };
    }
    const itemIds = slot.choices.map((c) => c.itemId);
    const twice = repeated(itemIds);
    if (twice !== undefined) {
      return { path: `${at}.choices`, message: `Choice ${twice} appears twice.` };
    }
    const unfit = itemIds.find((id) => !isDish(items, id));
    if (unfit !== undefined) {
      return { path: `${at}.choices`, message: `${unfit} is no dish of this menu.` };
    }
  }
  return undefined;
}

/** A combo in a combo would have no end. */
function isDish(items: ReadonlyMap<string, MenuItem>, itemId: string): boolean {
  const item = items.get(itemId);
  return item !== undefined && (item.slots ?? []).length === 0;
}

/** The least that the groups can add; less than nothing where options make it cheaper. */
function cheapestOf(groups: readonly ModifierGroup[]): number {
  return groups.reduce((sum, group) => sum + cheapestGroup(group), 0);
}

function cheapestGroup(group: ModifierGroup): number {
  const costs = group.modifiers.map(cheapestModifier).sort((a, b) => a - b);
  const least = leastSelected(group);
  const inOrder =
    group.displayType === 'quantity' ? Array<number>(group.maxSelected).fill(costs[0] ?? 0) : costs;
  return inOrder
    .slice(0, group.maxSelected)
    .filter((cost, n) => cost < 0 || n < least)
    .reduce((a, b) => a + b, 0);
}

const cheapestModifier = (m: Modifier): number => m.priceDelta + cheapestOf(m.modifierGroups ?? []);

function cheapestSlot(slot: ComboSlot, items: ReadonlyMap<string, MenuItem>): number {
  const costs = slot.choices.map(
    (c) => c.extraPrice + cheapestOf(items.get(c.itemId)?.modifierGroups ?? []),
  );
  const cost = Math.min(...costs);
  const counts = Array.from(
    { length: slot.maxSelected - slot.minSelected + 1 },
    (_, n) => slot.minSelected + n,
  );
  return Math.min(...counts.map((n) => n * cost + Math.max(0, n - slot.qtyFree) * slot.basePrice));
}

const repeated = (ids: readonly string[]): string | undefined =>
  ids.length === new Set(ids).size ? undefined : ids.find((id, n) => ids.indexOf(id) < n);
