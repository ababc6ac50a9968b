import { PublishMenuRequest } from '../../api/menu.ts';
import type { MenuContent } from '../../core/domain/menu.ts';
import { menuChanges } from '../../core/domain/menu-changes.ts';
import { type AppliedSheet, applySheet } from '../../core/domain/menu-sheet/apply-sheet.ts';
import type { RowFault } from '../../core/domain/menu-sheet/row-fault.ts';
import type { Sheet } from '../../core/domain/menu-sheet/sheet-of-menu.ts';
import { fail, ok, type Result } from '../../core/domain/result.ts';
import type { ProposedMenu } from '../../core/usecases/import-menu.ts';
import { type Rejection, unprocessable } from '../../core/usecases/rejection.ts';
import { MAX_MENU_BYTES, nameOf, shaped, tooLarge } from '../shared/http/parse-body.ts';
import type { Language } from '../shared/http/problem-language.ts';
import { itemsBefore, placeOf } from './path.ts';

type Propose = (base: MenuContent) => Result<ProposedMenu, Rejection>;
type Locate = ProposedMenu['locate'];

const WHY = {
  ...{ unknown: 'is not known', twice: 'is there twice', missing: 'is missing' },
  'too-many': 'is one too many: a spreadsheet has at most 200',
} as const;

/** Rows over the draft. @throws ProblemError 413 where that would be larger than a menu may be. */
export const fromSheet =
  (sheet: Sheet, language: Language): Propose =>
  (base) => {
    const applied = applySheet(base, sheet);
    if (!applied.ok) {
      const { why } = applied.error;
      const column = nameOf(applied.error.column);
      return fail(unprocessable('bad-columns', column, `The column ${column} ${WHY[why]}.`));
    }
    const { content, counts, faults } = applied.value;
    const locate = locateRow(applied.value);
    if (content === base) return ok({ content, counts, faults, locate });
    if (Buffer.byteLength(JSON.stringify(content)) > MAX_MENU_BYTES) throw tooLarge(MAX_MENU_BYTES);
    const checked = shaped(content, PublishMenuRequest, language);
    const wrong = checked.ok ? [] : checked.error.map((issue) => asFault(issue, locate));
    return ok({ content, counts, faults: [...faults, ...wrong], locate });
  };

/** A whole menu in place of the draft. */
export const fromJson =
  (value: unknown, language: Language): Propose =>
  (base) => {
    const before = itemsBefore(value);
    const locate: Locate = (path) => {
      const { category, item, rest } = placeOf(path);
      const first = before[category ?? -1];
      if (first === undefined || item === undefined) return { row: 0, field: path };
      return { row: first + item + 1, field: rest };
    };
    const rows = before.at(-1) ?? 0;
    const checked = shaped(value, PublishMenuRequest, language);
    if (!checked.ok) {
      const faults = checked.error.map((issue) => asFault(issue, locate));
      const counts = { rows, created: 0, changed: 0, unchanged: 0, removed: 0 };
      return ok({ content: base, counts, faults, locate });
    }
    const content = checked.value;
    const changes = menuChanges(base, content).filter(({ kind }) => kind === 'item');
    const count = (what: string) => changes.filter(({ change }) => change === what).length;
    const [created, changed, removed] = [count('added'), count('changed'), count('removed')];
    const counts = { rows, created, changed, unchanged: rows - created - changed, removed };
    return ok({ content, counts, faults: [], locate });
  };

const asFault = (
  { field, message }: { readonly field: string; readonly message: string },
  locate: Locate,
): RowFault => ({ ...locate(field), code: 'bad-value', says: message });

const locateRow =
  ({ content, rowOf, rowOfCategory }: AppliedSheet): Locate =>
  (path) => {
    const { category = -1, item, rest } = placeOf(path);
    const itemId = content.categories[category]?.items[item ?? -1]?.itemId;
    const row = itemId === undefined ? rowOfCategory.get(category) : rowOf.get(itemId);
    if (row === undefined) return { row: 0, field: path };
    if (itemId !== undefined) return { row, field: rest.replace(/\[.*/, '') };
    // Too many dishes in a category, or its id or name.
    return { row, field: rest.replace(/^name/, 'category').replace(/^items.*/, 'categoryId') };
  };
