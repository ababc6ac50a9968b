import { parseStoreId } from '../../core/domain/ids.ts';
import { publishMenu } from '../../core/usecases/publish-menu.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, deviceCheck, directory, menus, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { withETag } from '../shared/http/reply.ts';
import { storeInScope } from '../shared/http/scope.ts';
import { languageOf, presentMenu } from '../shared/present/menu.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/menu': async ({ event, param, query }) => {
      const storeId = parseStoreId(param('storeId'));
      const merchantId = storeId && (await directory().merchantOf(storeId));
      const menu = merchantId && (await menus().current(merchantId, storeId));
      if (!menu) throw refused(notFound('menu'));
      const wanted = query('lang');
      const language = wanted === undefined ? undefined : languageOf(wanted);
      const etag = `${menu.version}-${language ?? 'all'}`;
      return withETag(event, etag, 'public, max-age=5', () => presentMenu(menu, language));
    },

    'PUT /v1/stores/{storeId}/menu': async ({ principal, param, body }) => {
      const deps = { menus: menus(), directory: directory(), clock: clock() };
      const storeId = storeInScope(principal, param('storeId'));
      const published = await publishMenu(deps, principal.merchantId, storeId, body);
      if (!published.ok) throw refused(published.error);
      return { status: 200, body: presentMenu(published.value, undefined) };
    },
  },
);
