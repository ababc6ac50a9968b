import { changeStoreSettings } from '../../core/usecases/change-store-settings.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, deviceCheck, directory, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { storeInScope } from '../shared/http/scope.ts';
import { presentSettings, settingsIn } from './settings.ts';
import { presentStore } from './stores.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores': async ({ principal, query }) => {
      const { merchantId, storeId } = principal;
      const now = clock().now();
      const page = pageOf(query);
      if (storeId !== undefined) {
        const own = await directory().store(merchantId, storeId);
        return { status: 200, body: { stores: own ? [presentStore(own, now)] : [] } };
      }
      const { items, next } = await directory().stores(merchantId, page);
      return { status: 200, body: { stores: items.map((one) => presentStore(one, now)), next } };
    },

    'GET /v1/stores/{storeId}/settings': async ({ principal, param }) => {
      const storeId = storeInScope(principal, param('storeId'));
      const store = await directory().store(principal.merchantId, storeId);
      if (!store) throw refused(notFound('store'));
      return { status: 200, body: presentSettings(store) };
    },

    'PUT /v1/stores/{storeId}/settings': async ({ principal, param, body }) => {
      const { merchantId } = principal;
      const storeId = storeInScope(principal, param('storeId'));
      const place = { merchantId, storeId };
      const changed = await changeStoreSettings(directory(), place, settingsIn(body));
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: presentSettings(changed.value) };
    },
  },
);
