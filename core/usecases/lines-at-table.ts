import type { OrderLine } from '../domain/order.ts';
import { type LineRequest, priceLines } from '../domain/pricing.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { categoriesServed } from '../domain/serving.ts';
import { availabilityOf } from '../domain/snooze.ts';
import { translate } from '../domain/translated.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import type { Snoozes } from '../ports/snoozes.ts';
import type { Table } from '../ports/tables.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';

export interface LinesAtTableDeps {
  readonly menus: MenuStore;
  readonly snoozes: Snoozes;
  readonly directory: Directory;
  readonly clock: Clock;
}

export interface LinesAtTable {
  readonly store: Store;
  readonly lines: readonly OrderLine[];
  readonly menuVersion: number;
}

/** What a guest chose, at the prices of the menu that is served to tables now. */
export async function linesAtTable(
  deps: LinesAtTableDeps,
  { merchantId, storeId }: Pick<Table, 'merchantId' | 'storeId'>,
  requests: readonly LineRequest[],
  language: string | undefined,
): Promise<Result<LinesAtTable, Rejection>> {
  const [store, menu, snoozed] = await Promise.all([
    deps.directory.store(merchantId, storeId),
    deps.menus.current(merchantId, storeId),
    deps.snoozes.of(merchantId, storeId),
  ]);
  if (!store) return fail(notFound('store'));
  if (!menu) return fail(conflict('no-menu', 'The store has published no menu yet.'));
  const now = deps.clock.now();
  const available = availabilityOf(snoozed, now);
  if (available.store) {
    const text = { en: 'The store takes no orders for now.', zh: '本店暂停接单。' };
    return fail(conflict('store-paused', translate(text, language)));
  }
  const categories = categoriesServed(menu, 'dine-in', now, store.businessDay.timeZone);
  const priced = priceLines(menu, requests, language, { available, categories });
  if (!priced.ok) {
    const { code, path, message, params } = priced.error;
    return fail(unprocessable(code, path, message, params));
  }
  return ok({ store, lines: priced.value, menuVersion: menu.version });
}
