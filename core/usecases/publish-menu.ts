import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Menu, MenuContent } from '../domain/menu.ts';
import { menuFault } from '../domain/menu-fault.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import { notFound, type Rejection, unprocessable } from './rejection.ts';

export interface PublishMenuDeps {
  readonly menus: MenuStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** Publishes a menu as the store's next version; running orders keep the prices they were given. */
export async function publishMenu(
  deps: PublishMenuDeps,
  merchantId: MerchantId,
  storeId: StoreId,
  content: MenuContent,
): Promise<Result<Menu, Rejection>> {
  const refused = await contentRefusal(deps, merchantId, storeId, content);
  if (refused) return fail(refused);
  return ok(await deps.menus.publish(merchantId, storeId, content, deps.clock.now()));
}

/** Why the store cannot sell by this menu, or undefined. */
export async function contentRefusal(
  deps: Pick<PublishMenuDeps, 'directory'>,
  merchantId: MerchantId,
  storeId: StoreId,
  content: MenuContent,
): Promise<Rejection | undefined> {
  const store = await deps.directory.store(merchantId, storeId);
  if (!store) return notFound('store');
  if (content.currency !== store.currency) {
    const text = `The store sells in ${store.currency}.`;
    return unprocessable('wrong-currency', 'currency', text);
  }
  const fault = menuFault(content);
  return fault && unprocessable('bad-menu', fault.path, fault.message);
}
