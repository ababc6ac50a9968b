import type { OrderLine } from '../domain/order.ts';
import { type LineRequest, priceLines } from '../domain/pricing.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Store } from '../ports/directory.ts';
import type { Table } from '../ports/tables.ts';
import { type MenuNowDeps, menuNow } from './menu-now.ts';
import { type Rejection, unprocessable } from './rejection.ts';

export interface LinesAtTable {
  readonly store: Store;
  readonly lines: readonly OrderLine[];
  readonly menuVersion: number;
}

/** What a guest chose, at the prices of the menu that is served to tables now. */
export async function linesAtTable(
  deps: MenuNowDeps,
  { merchantId, storeId }: Pick<Table, 'merchantId' | 'storeId'>,
  requests: readonly LineRequest[],
  language: string | undefined,
): Promise<Result<LinesAtTable, Rejection>> {
  const at = await menuNow(deps, { merchantId, storeId, fulfilment: 'dine-in', language });
  if (!at.ok) return at;
  const { store, menu, selling } = at.value;
  const priced = priceLines(menu, requests, language, selling);
  if (!priced.ok) {
    const { code, path, message, params } = priced.error;
    return fail(unprocessable(code, path, message, params));
  }
  return ok({ store, lines: priced.value, menuVersion: menu.version });
}
