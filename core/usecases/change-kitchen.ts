import type { MerchantId, StoreId } from '../domain/ids.ts';
import { type KitchenSettings, kitchenFault } from '../domain/kitchen-settings.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Kitchens } from '../ports/kitchens.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

/**
 * How the kitchen works from now on, open tickets too.
 * @param given the settings as they shall be, with the version that was read.
 */
export async function changeKitchen(
  kitchens: Kitchens,
  { merchantId, storeId }: { readonly merchantId: MerchantId; readonly storeId: StoreId },
  given: KitchenSettings,
): Promise<Result<KitchenSettings, Rejection>> {
  const fault = kitchenFault(given);
  if (fault) return fail(unprocessable('bad-kitchen', fault.field, fault.text));
  const settings = { ...given, version: given.version + 1 };
  if (await kitchens.replace(merchantId, storeId, settings)) return ok(settings);
  return fail(conflict('stale-version', 'The kitchen changed meanwhile: read again.'));
}
