import type { MenuDraftResponse } from '../../api/menu.ts';
import {
  type Draft,
  draftChanges,
  draftOf,
  publishDraft,
  republish,
  saveDraft,
} from '../../core/usecases/menu-drafts.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, deviceCheck, directory, menuDrafts, menus, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { withETag } from '../shared/http/reply.ts';
import { revisionSeen } from '../shared/http/revision-seen.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';
import { presentMenu } from '../shared/present/menu.ts';
import { offsetOf, versionsOnPage } from './paging.ts';

const depsOf = () => ({
  menus: menus(),
  drafts: menuDrafts(),
  directory: directory(),
  clock: clock(),
});
/** The wire's own shape, in which nothing may be changed. */
const presentDraft = (draft: Draft): MenuDraftResponse => structuredClone(draft) as never;

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/menu/draft': async ({ event, principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const draft = await draftOf(depsOf(), principal.merchantId, storeId);
      if (!draft) throw refused(notFound('menu'));
      const etag = String(draft.revision);
      // What was published last may be another menu under the same revision 0.
      if (draft.revision === 0) {
        return { status: 200, headers: { etag: '"0"' }, body: presentDraft(draft) };
      }
      return withETag(event, etag, 'private, no-cache', () => presentDraft(draft));
    },

    'PUT /v1/stores/{storeId}/menu/draft': async ({ event, principal, param, body }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const seen = revisionSeen(event);
      const saved = await saveDraft(depsOf(), principal.merchantId, storeId, body, seen);
      if (!saved.ok) throw refused(saved.error);
      const headers = { etag: `"${saved.value.revision}"` };
      return { status: 200, headers, body: presentDraft(saved.value) };
    },

    'GET /v1/stores/{storeId}/menu/draft/changes': async ({ principal, param, query }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const { limit, cursor } = pageOf(query);
      const changed = await draftChanges(depsOf(), principal.merchantId, storeId);
      if (!changed.ok) throw refused(changed.error);
      const { draft, changes } = changed.value;
      const from = offsetOf(cursor);
      const next = from + limit < changes.length ? { next: String(from + limit) } : {};
      const body = {
        revision: draft.revision,
        changes: changes.slice(from, from + limit),
        ...next,
      };
      return { status: 200, body };
    },

    'POST /v1/stores/{storeId}/menu/draft/publish': async ({ event, principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const seen = revisionSeen(event);
      const published = await publishDraft(depsOf(), principal.merchantId, storeId, seen);
      if (!published.ok) throw refused(published.error);
      return { status: 200, body: presentMenu(published.value, undefined) };
    },

    'GET /v1/stores/{storeId}/menu/versions': async ({ principal, param, query }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const { limit, cursor } = pageOf(query);
      const body = await versionsOnPage(menus(), principal.merchantId, storeId, limit, cursor);
      return { status: 200, body };
    },

    'POST /v1/stores/{storeId}/menu/versions/{version}/publish': async ({ principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const version = /^\d{1,9}$/.test(param('version')) ? Number(param('version')) : 0;
      const published = await republish(depsOf(), principal.merchantId, storeId, version);
      if (!published.ok) throw refused(published.error);
      return { status: 200, body: presentMenu(published.value, undefined) };
    },
  },
);
