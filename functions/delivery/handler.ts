import { SlotsQuery } from '../../api/delivery.ts';
import { parseStoreId } from '../../core/domain/ids.ts';
import { changeDeliverySettings } from '../../core/usecases/change-delivery-settings.ts';
import { freeSlots } from '../../core/usecases/free-slots.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, deliveries, deviceCheck, directory, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { parseQuery } from '../shared/http/parse-query.ts';
import { refused } from '../shared/http/problem.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';
import { presentSlots } from './present.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/delivery': async ({ principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const settings = await deliveries().settings(principal.merchantId, storeId);
      return { status: 200, body: settings };
    },

    'PUT /v1/stores/{storeId}/delivery': async ({ principal, param, body }) => {
      const { merchantId } = principal;
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const changed = await changeDeliverySettings(deliveries(), { merchantId, storeId }, body);
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: changed.value };
    },

    'GET /v1/stores/{storeId}/delivery/slots': async ({ event, param }) => {
      const wanted = parseQuery(event, SlotsQuery);
      const storeId = parseStoreId(param('storeId'));
      const merchantId = storeId && (await directory().merchantOf(storeId));
      if (!merchantId) throw refused(notFound('store'));
      const deps = { deliveries: deliveries(), directory: directory(), clock: clock() };
      const found = await freeSlots(deps, { ...wanted, merchantId, storeId });
      if (!found.ok) throw refused(found.error);
      const headers = { 'cache-control': 'public, max-age=5' };
      return { status: 200, headers, body: presentSlots(found.value) };
    },
  },
);
