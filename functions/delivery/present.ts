import type { CourierView, DeliveryEntry } from '../../api/deliveries.ts';
import type { SlotsResponse } from '../../api/delivery.ts';
import type { Destination } from '../../core/domain/delivery.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { FreeSlots } from '../../core/usecases/free-slots.ts';
import { presentOrder } from '../shared/present/order.ts';

/** Everybody may ask: of a zone no more than its terms is told. */
export const presentSlots = ({ date, timeZone, zone, slots }: FreeSlots): SlotsResponse => ({
  date,
  timeZone,
  zone: {
    zoneId: zone.zoneId,
    name: zone.name,
    fee: zone.fee,
    freeFrom: zone.freeFrom,
    minimumOrder: zone.minimumOrder,
  },
  slots: [...slots],
});

/** What whoever packs and sends orders looks for; not yet who lives where. */
export function presentEntry(aggregate: OrderAggregate, now: number): DeliveryEntry {
  const order = presentOrder(aggregate, now);
  if (!order.delivery) throw new Error(`Order ${order.orderId} is not brought`);
  return {
    orderId: order.orderId,
    pickupNumber: order.pickupNumber,
    paymentStatus: order.paymentStatus,
    fulfilmentStatus: order.fulfilmentStatus,
    delivery: order.delivery,
  };
}

export const presentCourierView = (
  entry: DeliveryEntry,
  destination: Destination | undefined,
): CourierView => ({ ...entry, ...(destination && { destination }) });
