import type { MenuVersionListResponse } from '../../api/menu.ts';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { MenuStore } from '../../core/ports/menu-store.ts';
import { ProblemError } from '../shared/http/problem.ts';

/** Each is a whole menu, read one after the other: a page of large ones has to fit into memory. */
const MAX_VERSIONS = 10;

/** How far a list was read. @throws ProblemError 400. */
export function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new ProblemError(400, 'invalid-request', 'Not a cursor.', { field: 'cursor' });
}

/** The newest published menus, or those before the version that the cursor names. */
export async function versionsOnPage(
  menus: MenuStore,
  merchantId: MerchantId,
  storeId: StoreId,
  limit: number,
  cursor: string | undefined,
): Promise<MenuVersionListResponse> {
  const newest = (await menus.current(merchantId, storeId))?.version ?? 0;
  const before = cursor === undefined ? newest + 1 : Math.min(offsetOf(cursor), newest + 1);
  const end = Math.max(0, before - 1 - Math.min(limit, MAX_VERSIONS));
  const versions: MenuVersionListResponse['versions'] = [];
  for (let version = before - 1; version > end; version--) {
    const menu = await menus.version(merchantId, storeId, version);
    if (!menu) continue;
    const { publishedAt, categories } = menu;
    const items = categories.reduce((sum, c) => sum + c.items.length, 0);
    const current = version === newest;
    versions.push({ version, publishedAt, categories: categories.length, items, current });
  }
  return { versions, ...(end > 0 && { next: String(end + 1) }) };
}
