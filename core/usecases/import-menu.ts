import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { MenuContent } from '../domain/menu.ts';
import { menuFaults } from '../domain/menu-fault.ts';
import type { ImportCounts, RowFault } from '../domain/menu-sheet/row-fault.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type Draft, draftChanged, draftOf, type MenuDraftDeps, saveDraft } from './menu-drafts.ts';
import { contentRefusal } from './publish-menu.ts';
import { notFound, type Rejection } from './rejection.ts';

/** What somebody's file would make of the draft. */
export interface ProposedMenu {
  readonly content: MenuContent;
  readonly counts: ImportCounts;
  readonly faults: readonly RowFault[];
  /** Whose row it is that is wrong, by a path within `content`. */
  readonly locate: (path: string) => Pick<RowFault, 'row' | 'field'>;
}

export interface ImportReport {
  readonly revision: number;
  /** Whether the draft now is as the file has it; never where a row is wrong. */
  readonly applied: boolean;
  readonly counts: ImportCounts;
  readonly faults: readonly RowFault[];
}

const NOTHING = { created: 0, changed: 0, unchanged: 0, removed: 0 };

/**
 * Takes a file into the draft that the caller has seen: all of it, or nothing where a row is wrong.
 * @param seen undefined to look only, at whatever the draft is.
 */
export async function importMenu(
  deps: MenuDraftDeps,
  merchantId: MerchantId,
  storeId: StoreId,
  propose: (base: MenuContent) => Result<ProposedMenu, Rejection>,
  seen: number | undefined,
): Promise<Result<ImportReport, Rejection>> {
  const draft = await draftOrEmpty(deps, merchantId, storeId);
  if (!draft) return fail(notFound('store'));
  const { revision } = draft;
  if (seen !== undefined && seen !== revision) return fail(draftChanged());
  const proposed = propose(draft.content);
  if (!proposed.ok) return proposed;
  const { content, counts } = proposed.value;
  const faults = faultsOf(proposed.value);
  if (faults.length > 0) {
    return ok({ revision, applied: false, counts: { ...counts, ...NOTHING }, faults });
  }
  if (seen === undefined || content === draft.content) {
    const refused = await contentRefusal(deps, merchantId, storeId, content);
    return refused ? fail(refused) : ok({ revision, applied: seen !== undefined, counts, faults });
  }
  const saved = await saveDraft(deps, merchantId, storeId, content, seen);
  return saved.ok ? ok({ revision: saved.value.revision, applied: true, counts, faults }) : saved;
}

/** A store that never had a menu begins with none. */
async function draftOrEmpty(
  deps: MenuDraftDeps,
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<Draft | undefined> {
  const draft = await draftOf(deps, merchantId, storeId);
  if (draft) return draft;
  const store = await deps.directory.store(merchantId, storeId);
  return store && { revision: 0, content: { currency: store.currency, categories: [] } };
}

/** One fault a row, the first. Whether it could be sold is asked once every row is in its shape. */
function faultsOf({ content, faults, locate }: ProposedMenu): RowFault[] {
  const found: readonly RowFault[] =
    faults.length > 0
      ? faults
      : menuFaults(content).map(({ path, message }) => {
          return { ...locate(path), code: 'bad-menu', says: message };
        });
  const sorted = found.toSorted((a, b) => a.row - b.row);
  return sorted.filter(({ row }, n) => row === 0 || sorted[n - 1]?.row !== row);
}
