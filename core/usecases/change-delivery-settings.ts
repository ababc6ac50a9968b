import { type DeliverySettings, settingsFault } from '../domain/delivery-settings.ts';
import type { MerchantId, StoreId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

/** From the next order on; orders that were placed keep their slot and what they were told it costs. */
export async function changeDeliverySettings(
  deliveries: Pick<Deliveries, 'save'>,
  { merchantId, storeId }: { readonly merchantId: MerchantId; readonly storeId: StoreId },
  given: DeliverySettings,
): Promise<Result<DeliverySettings, Rejection>> {
  const fault = settingsFault(given);
  if (fault) return fail(unprocessable('bad-delivery', fault.field, fault.message));
  const settings = { ...given, version: given.version + 1 };
  if (await deliveries.save(merchantId, storeId, settings)) return ok(settings);
  const text = 'The delivery settings changed meanwhile: read again.';
  return fail({ ...conflict('stale-version', text), field: 'version' });
}
