import type { Destination, OrderDelivery } from '../domain/delivery.ts';
import {
  type DeliverySettings,
  type DeliveryZone,
  feeOf,
  type Place,
  zoneOf,
} from '../domain/delivery-settings.ts';
import { isInTime, isOfferedOn, type Slot, slotsOn } from '../domain/delivery-slots.ts';
import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { Fulfilment } from '../domain/order.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { daysAfter, localDate } from '../domain/wall-clock.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

/** Where an order is to be brought, and when: in a slot, or in the first that is free of today, or of its night. */
export interface DeliveryWanted extends Destination {
  readonly slot: 'asap' | { readonly start: number };
}

export interface PlanDeliveryDeps {
  readonly deliveries: Pick<Deliveries, 'settings' | 'taken'>;
}

export interface PlannedFor {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly fulfilment: Fulfilment;
  readonly delivery?: DeliveryWanted | undefined;
}

export interface At {
  readonly now: number;
  readonly timeZone: string;
}

export interface PlannedDelivery {
  readonly delivery: OrderDelivery;
  /** In minor units. */
  readonly fee: number;
}

/**
 * Zone, fee and slot of an order that is to be brought; nothing for one that is not. The slot is only
 * looked at: the transaction that writes the order takes it.
 * @param subtotal of the lines before discounts.
 */
export async function planDelivery(
  { deliveries }: PlanDeliveryDeps,
  { merchantId, storeId, fulfilment, delivery: wanted }: PlannedFor,
  subtotal: number,
  at: At,
): Promise<Result<PlannedDelivery | undefined, Rejection>> {
  if (fulfilment !== 'delivery') {
    if (!wanted) return ok(undefined);
    const text = 'Only an order with fulfilment delivery is brought.';
    return fail(unprocessable('delivery-unexpected', 'delivery', text));
  }
  if (!wanted) {
    return fail(unprocessable('delivery-required', 'delivery', 'Say where to bring it, and when.'));
  }
  const settings = await deliveries.settings(merchantId, storeId);
  if (!settings.enabled) return fail({ ...noDelivery, field: 'fulfilment' });
  const zone = zoneAt(settings, wanted.address, 'delivery.address.');
  if (!zone.ok) return zone;
  const { postcodes: _, districts: __, ...terms } = zone.value;
  const minimum = terms.minimumOrder ?? 0;
  if (subtotal < minimum) {
    const text = 'The order is too small to be brought there.';
    return fail(unprocessable('below-minimum', 'lines', text));
  }
  const slot = await slotFor(deliveries, { merchantId, storeId }, settings, wanted.slot, at);
  if (!slot.ok) return slot;
  const delivery: OrderDelivery = {
    ...{ zone: terms, slot: slot.value, date: localDate(slot.value.start, at.timeZone) },
    ...{ capacity: settings.capacityPerSlot, status: 'SCHEDULED' },
  };
  return ok({ delivery, fee: feeOf(terms, subtotal) });
}

export const noDelivery: Rejection = conflict('no-delivery', 'The store does not deliver for now.');

/** @param path what the fields of the place are called before, in the request. */
export function zoneAt(
  settings: DeliverySettings,
  place: Place,
  path: string,
): Result<DeliveryZone, Rejection> {
  const zone = zoneOf(settings, place);
  if (zone) return ok(zone);
  const byPostcode = settings.zones.some(({ postcodes = [] }) => postcodes.length > 0);
  const isPostcode = place.postcode !== undefined || (byPostcode && place.district === undefined);
  const field = `${path}${isPostcode ? 'postcode' : 'district'}`;
  return fail(unprocessable('out-of-zone', field, 'The store does not deliver there.'));
}

/** Who is hungry before midnight still is after it; what begins later is another day's. */
const NIGHT_MS = 4 * 60 * 60_000;

async function slotFor(
  deliveries: PlanDeliveryDeps['deliveries'],
  { merchantId, storeId }: Pick<PlannedFor, 'merchantId' | 'storeId'>,
  settings: DeliverySettings,
  wanted: DeliveryWanted['slot'],
  { now, timeZone }: At,
): Promise<Result<Slot, Rejection>> {
  const date = localDate(wanted === 'asap' ? now : wanted.start, timeZone);
  const slotsOf = (day: string): Slot[] =>
    isOfferedOn(settings, day, now, timeZone) ? slotsOn(settings, day, timeZone) : [];
  const inNight = ({ start }: Slot): boolean => start <= now + NIGHT_MS;
  const named =
    wanted === 'asap'
      ? [...slotsOf(date), ...slotsOf(daysAfter(date, 1)).filter(inNight)]
      : slotsOf(date).filter(({ start }) => start === wanted.start);
  const field = wanted === 'asap' ? 'delivery.slot' : 'delivery.slot.start';
  if (named.length === 0 && wanted !== 'asap') {
    return fail(unprocessable('unknown-slot', field, 'There is no such slot.'));
  }
  const inTime = named.filter((slot) => isInTime(settings, slot, now));
  if (inTime.length === 0) {
    return fail(
      unprocessable('slot-closed', field, 'It is too late for this: choose a later slot.'),
    );
  }
  const taken = await deliveries.taken(merchantId, storeId, inTime);
  const free = inTime.find(({ start }) => (taken.get(start) ?? 0) < settings.capacityPerSlot);
  if (free) return ok(free);
  return fail(unprocessable('slot-full', field, 'It is full: choose another slot.'));
}
