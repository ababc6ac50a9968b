import type { DeliverySettings, DeliveryTerms, DeliveryZone } from '../domain/delivery-settings.ts';
import { isInTime, isOfferedOn, type Slot, slotsOn } from '../domain/delivery-slots.ts';
import type { MerchantId, StoreId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { localDate } from '../domain/wall-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import { noDelivery, type PlanDeliveryDeps, zoneAt } from './plan-delivery.ts';
import { notFound, type Rejection, unprocessable } from './rejection.ts';

export interface FreeSlotsDeps extends PlanDeliveryDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly clock: Clock;
}

export interface FreeSlotsWanted {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** By its id, or by what is in it. */
  readonly zone?: string | undefined;
  readonly postcode?: string | undefined;
  readonly district?: string | undefined;
  /** Today, by the clock of the store, when absent. */
  readonly date?: string | undefined;
}

export interface FreeSlots {
  readonly date: string;
  readonly timeZone: string;
  readonly zone: DeliveryTerms;
  readonly slots: readonly (Slot & { readonly remaining: number })[];
}

/** When a store can still bring an order to a place on one day, and what it costs. */
export async function freeSlots(
  { deliveries, directory, clock }: FreeSlotsDeps,
  { merchantId, storeId, ...wanted }: FreeSlotsWanted,
): Promise<Result<FreeSlots, Rejection>> {
  const [store, settings] = await Promise.all([
    directory.store(merchantId, storeId),
    deliveries.settings(merchantId, storeId),
  ]);
  if (!store) return fail(notFound('store'));
  if (!settings.enabled) return fail(noDelivery);
  const zone = zoneWanted(settings, wanted);
  if (!zone.ok) return zone;
  const { timeZone } = store.businessDay;
  const now = clock.now();
  const date = wanted.date ?? localDate(now, timeZone);
  const offered = isOfferedOn(settings, date, now, timeZone);
  const inTime = offered
    ? slotsOn(settings, date, timeZone).filter((slot) => isInTime(settings, slot, now))
    : [];
  const taken = await deliveries.taken(merchantId, storeId, inTime);
  const slots = inTime.flatMap((slot) => {
    const remaining = settings.capacityPerSlot - (taken.get(slot.start) ?? 0);
    return remaining > 0 ? [{ ...slot, remaining }] : [];
  });
  return ok({ date, timeZone, zone: zone.value, slots });
}

function zoneWanted(
  settings: DeliverySettings,
  { zone: zoneId, ...place }: Omit<FreeSlotsWanted, 'merchantId' | 'storeId' | 'date'>,
): Result<DeliveryZone, Rejection> {
  if (zoneId === undefined) return zoneAt(settings, place, '');
  const zone = settings.zones.find((z) => z.zoneId === zoneId);
  return zone ? ok(zone) : fail(unprocessable('out-of-zone', 'zone', 'There is no such zone.'));
}
