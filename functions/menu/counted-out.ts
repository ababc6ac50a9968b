import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { clock, stockCounts } from '../shared/compose.ts';

/** As long as the menu itself may be kept by whoever looks at it. */
const KEPT_MS = 5_000;
const MAX_STORES = 100;
/** A store that counts more than 1,000 names shows the others as sold until somebody orders them. */
const PAGES = 10;

const seen = new Map<string, { readonly at: number; readonly names: Promise<Set<string>> }>();

/** Names of which a store has no portion left: `itemId`, or `itemId#optionId`. */
export async function countedOutOf(
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<ReadonlySet<string>> {
  const key = `${merchantId}#${storeId}`;
  const now = clock().now();
  const known = seen.get(key);
  if (known && now >= known.at && now - known.at < KEPT_MS) return await known.names;
  const names = read(merchantId, storeId);
  seen.delete(key);
  seen.set(key, { at: now, names });
  const [oldest] = seen.keys();
  if (seen.size > MAX_STORES && oldest !== undefined) seen.delete(oldest);
  // A failure is not kept.
  names.catch(() => seen.delete(key));
  return await names;
}

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
