import { parseStoreId } from '../../core/domain/ids.ts';
import { publishMenu } from '../../core/usecases/publish-menu.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { snooze } from '../../core/usecases/snooze.ts';
import {
  backoff,
  clock,
  deviceCheck,
  directory,
  menus,
  snoozes,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { withETag } from '../shared/http/reply.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';
import { languageOf, presentMenu, presentSnoozes } from '../shared/present/menu.ts';
import { lookAt } from './look-at.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/menu': async ({ event, param, query }) => {
      const storeId = parseStoreId(param('storeId'));
      const merchantId = storeId && (await directory().merchantOf(storeId));
      if (!merchantId) throw refused(notFound('menu'));
      const seen = await lookAt(merchantId, storeId);
      if (!seen.menu) throw refused(notFound('menu'));
      const { menu, moment } = seen;
      const wanted = query('lang');
      const language = wanted === undefined ? undefined : languageOf(wanted);
      const etag = `${menu.version}-${seen.tag}-${language ?? 'all'}`;
      return withETag(event, etag, 'public, max-age=5', () => presentMenu(menu, language, moment));
    },

    'PUT /v1/stores/{storeId}/menu': async ({ principal, param, body }) => {
      const deps = { menus: menus(), directory: directory(), clock: clock() };
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const published = await publishMenu(deps, principal.merchantId, storeId, body);
      if (!published.ok) throw refused(published.error);
      const { moment } = await lookAt(principal.merchantId, storeId);
      return { status: 200, body: presentMenu(published.value, undefined, moment) };
    },

    'GET /v1/stores/{storeId}/snoozes': async ({ principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const list = await snoozes().of(principal.merchantId, storeId);
      return { status: 200, body: presentSnoozes(list, clock().now()) };
    },

    'PUT /v1/stores/{storeId}/snoozes': async ({ principal, param, body }) => {
      const { merchantId, actor } = principal;
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const deps = { snoozes: snoozes(), menus: menus(), clock: clock(), backoff: backoff() };
      const snoozed = await snooze(deps, { id: '', ...body, merchantId, storeId, actor });
      if (!snoozed.ok) throw refused(snoozed.error);
      return { status: 200, body: presentSnoozes(snoozed.value, clock().now()) };
    },
  },
);
