import type { Category, MenuContent, MenuItem } from '../menu.ts';
import { same } from '../menu-changes.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Translated } from '../translated.ts';
import { itemOfRow } from './item-of-row.ts';
import { type ColumnFault, readRows, type SheetRow } from './read-rows.ts';
import type { ImportCounts, RowFault } from './row-fault.ts';
import type { Sheet } from './sheet-of-menu.ts';
import { putText, showText, textColumn } from './text-columns.ts';

/** A menu with a spreadsheet's rows in it. Whatever has no row stays. */
export interface AppliedSheet {
  readonly content: MenuContent;
  readonly counts: ImportCounts;
  readonly faults: readonly RowFault[];
  /** The row of a dish. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** The last row that says something of the category, by its place in `content`. */
  readonly rowOfCategory: ReadonlyMap<number, number>;
}

interface Place {
  readonly category: number;
  readonly item: MenuItem;
}
interface Working {
  readonly base: MenuContent;
  readonly known: ReadonlyMap<string, Place>;
  readonly categories: { readonly categoryId: string; name: Translated }[];
  /** What rows call a category, by its place and language. */
  readonly called: Map<string, string>;
  readonly placed: Map<string, Place>;
  readonly rowOf: Map<string, number>;
  readonly rowOfCategory: Map<number, number>;
}

type Outcome = 'created' | 'changed' | 'unchanged';

export function applySheet(base: MenuContent, sheet: Sheet): Result<AppliedSheet, ColumnFault> {
  const read = readRows(sheet);
  if (!read.ok) return fail(read.error);
  const work = workOn(base);
  const faults = [...read.value.faults];
  const outcomes: Outcome[] = [];
  for (const row of read.value.rows) {
    const taken = takeRow(work, row);
    if (taken.ok) outcomes.push(taken.value);
    else faults.push(taken.error);
  }
  for (const [c, { name }] of work.categories.entries()) {
    if (Object.keys(name).length > 0) continue;
    faults.push({ row: work.rowOfCategory.get(c) ?? 0, field: 'category', code: 'missing' });
  }
  const count = (outcome: Outcome) => outcomes.filter((o) => o === outcome).length;
  const counts = {
    rows: read.value.rows.length + read.value.faults.length,
    ...{ created: count('created'), changed: count('changed'), unchanged: count('unchanged') },
    removed: 0,
  };
  const content = counts.created + counts.changed === 0 ? base : menuOf(work);
  const { rowOf, rowOfCategory } = work;
  return ok({ content, counts, faults, rowOf, rowOfCategory });
}

const workOn = (base: MenuContent): Working => ({
  base,
  known: new Map(
    base.categories.flatMap(({ items }, category) =>
      items.map((item) => [item.itemId, { category, item }] as const),
    ),
  ),
  categories: base.categories.map(({ categoryId, name }) => ({ categoryId, name })),
  called: new Map(),
  placed: new Map(),
  rowOf: new Map(),
  rowOfCategory: new Map(),
});

function takeRow(work: Working, sheetRow: SheetRow): Result<Outcome, RowFault> {
  const { row, cells } = sheetRow;
  const itemId = (cells.get('itemId') ?? '').trim();
  if (itemId === '') return fail({ row, field: 'itemId', code: 'missing' });
  if (work.rowOf.has(itemId)) return fail({ row, field: 'itemId', code: 'item-twice' });
  work.rowOf.set(itemId, row);
  const known = work.known.get(itemId);
  const category = categoryOf(work, sheetRow, known);
  if (category === undefined) return fail({ row, field: 'categoryId', code: 'missing' });
  work.rowOfCategory.set(category, row);
  const item = itemOfRow(sheetRow, itemId, known?.item, work.base.currency);
  if (!item.ok) return item;
  const renamed = nameCategory(work, sheetRow, category);
  if (!renamed.ok) return renamed;
  work.placed.set(itemId, { category, item: item.value });
  if (!known) return ok('created');
  const moved = known.category !== category;
  const changed = moved || renamed.value || !same(known.item, item.value);
  return ok(changed ? 'changed' : 'unchanged');
}

/** Where the row wants its dish: where it is already, if it can be; undefined for nowhere. */
function categoryOf(
  { categories }: Working,
  { cells }: SheetRow,
  known: Place | undefined,
): number | undefined {
  const wanted = (cells.get('categoryId') ?? '').trim();
  if (known && (wanted === '' || categories[known.category]?.categoryId === wanted)) {
    return known.category;
  }
  if (wanted === '') return undefined;
  const there = categories.findIndex(({ categoryId }) => categoryId === wanted);
  return there >= 0 ? there : categories.push({ categoryId: wanted, name: {} }) - 1;
}

/** @returns whether the row gives its category another name. An empty cell says nothing of it. */
function nameCategory(
  { base, categories, called }: Working,
  { row, cells }: SheetRow,
  place: number,
): Result<boolean, RowFault> {
  const category = categories[place];
  let renamed = false;
  for (const [field, cell] of cells) {
    const text = textColumn(field);
    if (text?.of !== 'category' || cell === '' || !category) continue;
    const key = `${place} ${text.language}`;
    if ((called.get(key) ?? cell) !== cell) return fail({ row, field, code: 'category-differs' });
    called.set(key, cell);
    category.name = putText(category.name, text.language, cell);
    renamed ||= showText(base.categories[place]?.name, text.language) !== cell;
  }
  return ok(renamed);
}

/** Dishes stay in their order; those that are new in a category follow, as their rows do. */
function menuOf({ base, categories, placed, known }: Working): MenuContent {
  const arrivals = [...placed.values()].filter(
    ({ category, item }) => known.get(item.itemId)?.category !== category,
  );
  const filled = categories.map((category, c): Category => {
    const before = base.categories[c]?.items ?? [];
    const stay = before.map(({ itemId }) => placed.get(itemId) ?? known.get(itemId));
    const here = stay.flatMap((at) => (at && at.category === c ? [at.item] : []));
    const come = arrivals.filter((at) => at.category === c).map((at) => at.item);
    return { ...category, items: [...here, ...come] };
  });
  return { ...base, categories: filled };
}
