import type { SlotsResponse } from '../../api/delivery.ts';
import type { FreeSlots } from '../../core/usecases/free-slots.ts';

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
