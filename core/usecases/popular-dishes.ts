import { businessDate } from '../domain/business-date.ts';
import type { MerchantId, StoreId } from '../domain/ids.ts';
import { mostSold, POPULARITY } from '../domain/popularity.ts';
import { daysAfter } from '../domain/wall-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import type { SoldDishes } from '../ports/sold-dishes.ts';

export interface PopularDishesDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly menus: Pick<MenuStore, 'current'>;
  readonly soldDishes: Pick<SoldDishes, 'ofDay'>;
  readonly clock: Clock;
}

export interface PopularDishes {
  /** The first business day that counts. */
  readonly since: string;
  readonly items: ReturnType<typeof mostSold>;
}

/**
 * What a store sold most in its last seven business days, of what is on its menu now. What is sold out
 * or not served at this hour is in it: screens know that sooner than an answer that is kept for minutes.
 */
export async function popularDishes(
  deps: PopularDishesDeps,
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<PopularDishes> {
  const [store, menu] = await Promise.all([
    deps.directory.store(merchantId, storeId),
    deps.menus.current(merchantId, storeId),
  ]);
  if (!store) throw new Error(`Store ${storeId} has an owner and no row`);
  const today = businessDate(deps.clock.now(), store.businessDay);
  const dates = Array.from({ length: POPULARITY.days }, (_, n) => daysAfter(today, -n));
  const since = dates.at(-1) ?? today;
  if (!menu) return { since, items: [] };
  const days = await Promise.all(
    dates.map((date) => deps.soldDishes.ofDay(merchantId, storeId, date)),
  );
  return { since, items: mostSold(menu, days) };
}
