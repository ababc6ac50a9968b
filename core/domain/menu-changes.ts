import type { MenuContent } from './menu.ts';

/** What is different about one thing on a menu, by the names of its fields. */
export interface MenuChange {
  readonly kind: 'menu' | 'category' | 'item';
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly {
    readonly field: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

type Fields = Readonly<Record<string, unknown>>;
type Things = ReadonlyMap<string, Pick<MenuChange, 'kind' | 'id'> & { readonly fields: Fields }>;

/** What changes from one menu to another: what is gone or changed in its old order, then what is new. */
export function menuChanges(before: MenuContent | undefined, after: MenuContent): MenuChange[] {
  const [old, fresh] = [before ? thingsOf(before) : new Map(), thingsOf(after)] as [Things, Things];
  const kept = [...old].flatMap(([key, { kind, id, fields }]): MenuChange[] => {
    const now = fresh.get(key);
    if (!now) return [{ kind, id, change: 'removed', fields: changedFields(fields, {}) }];
    const changed = changedFields(fields, now.fields);
    return changed.length > 0 ? [{ kind, id, change: 'changed', fields: changed }] : [];
  });
  const added = [...fresh]
    .filter(([key]) => !old.has(key))
    .map(([, { kind, id, fields }]): MenuChange => {
      return { kind, id, change: 'added', fields: changedFields({}, fields) };
    });
  return [...kept, ...added];
}

/** Everything on a menu that has an id of its own, each without what has one too. */
function thingsOf({ menus = [], categories }: MenuContent): Things {
  const things = new Map<string, Pick<MenuChange, 'kind' | 'id'> & { fields: Fields }>();
  const put = (kind: MenuChange['kind'], id: string, fields: Fields): void => {
    things.set(`${kind} ${id}`, { kind, id, fields });
  };
  for (const { menuId, ...fields } of menus) put('menu', menuId, { ...fields });
  for (const [position, { categoryId, items, ...fields }] of categories.entries()) {
    const itemIds = items.map((i) => i.itemId);
    put('category', categoryId, { ...fields, position, itemIds });
    for (const { itemId, ...item } of items) put('item', itemId, { ...item, categoryId });
  }
  return things;
}

function changedFields(before: Fields, after: Fields): MenuChange['fields'] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({
      field,
      ...(before[field] !== undefined && { before: before[field] }),
      ...(after[field] !== undefined && { after: after[field] }),
    }));
}

/** Equal whatever the order of an object's keys, and with what is undefined left out. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as Fields, b as Fields];
  const names = new Set([...Object.keys(x), ...Object.keys(y)]);
  return [...names].every((name) => same(x[name], y[name]));
}
