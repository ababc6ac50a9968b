import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { clock, stockCounts } from '../shared/compose.ts';
import { keptFor } from '../shared/kept-for.ts';

/** As long as the menu itself may be kept by whoever looks at it. */
const KEPT_MS = 5_000;
/** A store that counts more than 1,000 names shows the others as sold until somebody orders them. */
const PAGES = 10;

const kept = keptFor<ReadonlySet<string>>(KEPT_MS, () => clock().now());

/** Names of which a store has no portion left: `itemId`, or `itemId#optionId`. */
export const countedOutOf = (
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<ReadonlySet<string>> =>
  kept(`${merchantId}#${storeId}`, () => read(merchantId, storeId));

async function read(merchantId: MerchantId, storeId: StoreId): Promise<Set<string>> {
  const names = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { items, next } = await stockCounts().ofStore(merchantId, storeId, {
      limit: 100,
      cursor,
    });
    for (const { itemId, optionId, remaining } of items) {
      if (remaining < 1) names.add(optionId === undefined ? itemId : `${itemId}#${optionId}`);
    }
    if (next === undefined) break;
    cursor = next;
  }
  return names;
}
