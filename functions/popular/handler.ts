import type { PopularResponse } from '../../api/popular.ts';
import { type MerchantId, parseStoreId, type StoreId } from '../../core/domain/ids.ts';
import { popularDishes } from '../../core/usecases/popular-dishes.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, directory, menus, soldDishes } from '../shared/compose.ts';
import { withContentTag } from '../shared/http/content-tag.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { keptFor } from '../shared/kept-for.ts';

/** Anybody may ask as often as they like, and each look is seven queries. */
const kept = keptFor<PopularResponse>(120_000, () => clock().now());

export const handler = httpFunction(
  {},
  {
    'GET /v1/stores/{storeId}/popular': async ({ event, param }) => {
      const storeId = parseStoreId(param('storeId'));
      const merchantId = storeId && (await directory().merchantOf(storeId));
      if (!merchantId) throw refused(notFound('store'));
      const popular = await kept(storeId, () => lookAt(merchantId, storeId));
      return withContentTag(event, popular, {}, 'public, max-age=300');
    },
  },
);

async function lookAt(merchantId: MerchantId, storeId: StoreId): Promise<PopularResponse> {
  const ports = { directory: directory(), menus: menus(), soldDishes: soldDishes() };
  const popular = await popularDishes({ ...ports, clock: clock() }, merchantId, storeId);
  return { storeId, since: popular.since, items: [...popular.items] };
}
