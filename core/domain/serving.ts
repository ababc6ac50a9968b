import type { Menu, ServedMenu } from './menu.ts';
import { isWithin } from './offers/weekly-periods.ts';
import type { Fulfilment } from './order.ts';

/** Whether the clock on the wall of the store says that this menu is served. */
export const isServed = ({ periods }: ServedMenu, now: number, timeZone: string): boolean =>
  periods === undefined || isWithin(periods, now, timeZone);

/** Which categories are sold now in this way, as a question that each item asks. */
export function categoriesServed(
  { menus, categories }: Menu,
  fulfilment: Fulfilment,
  now: number,
  timeZone: string,
): ReadonlySet<string> {
  if (!menus) return new Set(categories.map((c) => c.categoryId));
  const served = menus.filter(
    (m) => (m.fulfilments?.includes(fulfilment) ?? true) && isServed(m, now, timeZone),
  );
  return new Set(served.flatMap((m) => m.categoryIds));
}
