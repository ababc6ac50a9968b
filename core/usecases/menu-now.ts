import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Menu } from '../domain/menu.ts';
import type { Fulfilment } from '../domain/order.ts';
import type { Selling } from '../domain/pricing.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { categoriesServed } from '../domain/serving.ts';
import { availabilityOf } from '../domain/snooze.ts';
import { translate } from '../domain/translated.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import type { Snoozes } from '../ports/snoozes.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface MenuNowDeps {
  readonly menus: MenuStore;
  readonly snoozes: Snoozes;
  readonly directory: Directory;
  readonly clock: Clock;
}

export interface MenuWanted {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly fulfilment: Fulfilment;
  readonly language?: string | undefined;
  /** When it is eaten, of what is ordered ahead: breakfast is for the morning. Now when absent. */
  readonly servedAt?: number | undefined;
}

export interface MenuNow {
  readonly store: Store;
  readonly menu: Menu;
  readonly selling: Selling;
  readonly now: number;
}

/** The published menu, and what of it can be had at this moment. */
export async function menuNow(
  deps: MenuNowDeps,
  { merchantId, storeId, fulfilment, language, servedAt }: MenuWanted,
): Promise<Result<MenuNow, Rejection>> {
  const [store, menu, snoozed] = await Promise.all([
    deps.directory.store(merchantId, storeId),
    deps.menus.current(merchantId, storeId),
    deps.snoozes.of(merchantId, storeId),
  ]);
  if (!store) return fail({ ...notFound('store'), field: 'storeId' });
  if (!menu) return fail(conflict('no-menu', 'The store has published no menu yet.'));
  const now = deps.clock.now();
  const { timeZone } = store.businessDay;
  const available = availabilityOf(snoozed, now);
  if (available.store) return fail(storePaused(language));
  const categories = categoriesServed(menu, fulfilment, servedAt ?? now, timeZone);
  return ok({ store, menu, selling: { available, categories }, now });
}

/** Nothing is sold for now: said in the customer's language, as whatever is sold out is. */
const storePaused = (language: string | undefined): Rejection => {
  const text = { en: 'The store takes no orders for now.', zh: '本店暂停接单。' };
  return conflict('store-paused', translate(text, language));
};
