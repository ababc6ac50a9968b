import type { MerchantId, StoreId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { StoreSettings } from '../domain/store-settings.ts';
import type { Directory, Store } from '../ports/directory.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

/**
 * Sets a store from its next order, payment and receipt on: nobody keeps a store between requests.
 * @param version the one that was read, 0 for a store that is as it was registered.
 */
export async function changeStoreSettings(
  directory: Pick<Directory, 'store' | 'replaceSettings'>,
  { merchantId, storeId }: { readonly merchantId: MerchantId; readonly storeId: StoreId },
  { version, ...wanted }: Omit<StoreSettings, 'settingsVersion'> & { readonly version: number },
): Promise<Result<Store, Rejection>> {
  const settings = { ...wanted, settingsVersion: version + 1 };
  const isSet = await directory.replaceSettings(merchantId, storeId, settings);
  const store = await directory.store(merchantId, storeId);
  if (!store) return fail(notFound('store'));
  if (!isSet) return fail(conflict('stale-version', 'The settings changed meanwhile: read again.'));
  return ok({ ...store, ...settings });
}
