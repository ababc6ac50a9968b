import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Menu, MenuContent } from '../domain/menu.ts';
import { type MenuChange, menuChanges } from '../domain/menu-changes.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import { contentRefusal, type PublishMenuDeps, publishMenu } from './publish-menu.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface MenuDraftDeps extends PublishMenuDeps {
  readonly drafts: MenuStore;
}

export interface Draft {
  /** 0 before anything was edited: then it is what was published last. */
  readonly revision: number;
  readonly content: MenuContent;
}

/** Of a published menu, what a merchant edits and publishes. */
export const contentOf = ({ currency, categories, menus }: Menu): MenuContent => ({
  ...{ currency, categories },
  ...(menus && { menus }),
});

/** What is being edited; undefined where nothing was ever edited or published. */
export async function draftOf(
  { drafts, menus }: Pick<MenuDraftDeps, 'drafts' | 'menus'>,
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<Draft | undefined> {
  const draft = await drafts.current(merchantId, storeId);
  if (draft) return { revision: draft.version, content: contentOf(draft) };
  const published = await menus.current(merchantId, storeId);
  return published && { revision: 0, content: contentOf(published) };
}

/** Replaces the draft that the caller has seen. Customers see nothing of it. */
export async function saveDraft(
  deps: MenuDraftDeps,
  merchantId: MerchantId,
  storeId: StoreId,
  content: MenuContent,
  seen: number,
): Promise<Result<Draft, Rejection>> {
  const refused = await contentRefusal(deps, merchantId, storeId, content);
  if (refused) return fail(refused);
  const saved = await deps.drafts.replace(merchantId, storeId, content, deps.clock.now(), seen);
  return saved ? ok({ revision: saved.version, content }) : fail(draftChanged());
}

/** What publishing the draft would change. */
export async function draftChanges(
  deps: Pick<MenuDraftDeps, 'drafts' | 'menus'>,
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<Result<{ readonly draft: Draft; readonly changes: MenuChange[] }, Rejection>> {
  const [draft, published] = await Promise.all([
    draftOf(deps, merchantId, storeId),
    deps.menus.current(merchantId, storeId),
  ]);
  if (!draft) return fail(notFound('menu'));
  return ok({ draft, changes: menuChanges(published, draft.content) });
}

/** Publishes the draft that the caller has seen, and no other. */
export async function publishDraft(
  deps: MenuDraftDeps,
  merchantId: MerchantId,
  storeId: StoreId,
  seen: number,
): Promise<Result<Menu, Rejection>> {
  const draft = await deps.drafts.current(merchantId, storeId);
  if (!draft) return fail(notFound('menu'));
  if (draft.version !== seen) return fail(draftChanged());
  return await publishMenu(deps, merchantId, storeId, contentOf(draft));
}

/** Goes back to an older menu, which becomes the newest: versions only ever go forward. */
export async function republish(
  deps: PublishMenuDeps,
  merchantId: MerchantId,
  storeId: StoreId,
  version: number,
): Promise<Result<Menu, Rejection>> {
  const old = await deps.menus.version(merchantId, storeId, version);
  if (!old) return fail(notFound('menu'));
  return await publishMenu(deps, merchantId, storeId, contentOf(old));
}

export const draftChanged = (): Rejection =>
  conflict('draft-changed', 'Somebody else has changed the draft. Read it again.');
