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
  const store = await deps.directory.store(merchantId, storeId);
  if (!store) return fail(notFound('store'));
  if (content.currency !== store.currency) {
    const text = `The store sells in ${store.currency}.`;
    return fail(unprocessable('wrong-currency', 'currency', text));
  }
  const fault = menuFault(content);
  if (fault) return fail(unprocessable('bad-menu', fault.path, fault.message));
  return ok(await deps.menus.publish(merchantId, storeId, content, deps.clock.now()));
}
