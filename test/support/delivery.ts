import { type DeliverySettings, NO_DELIVERY } from '../../core/domain/delivery-settings.ts';
import type { DeliveryWanted } from '../../core/usecases/plan-delivery.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A store that brings orders to two zones, from eleven to two and from five to nine. */
export const deliverySettings = (changes: Partial<DeliverySettings> = {}): DeliverySettings => ({
  ...NO_DELIVERY,
  enabled: true,
  zones: [
    { zoneId: 'near', name: 'Near', postcodes: ['200001', '200002'], fee: 300, freeFrom: 8000 },
    { zoneId: 'far', name: 'Far', districts: ['Pudong'], fee: 800, minimumOrder: 5000 },
  ],
  windows: [
    { weekdays: EVERY_DAY, from: '11:00', until: '14:00' },
    { weekdays: EVERY_DAY, from: '17:00', until: '21:00' },
  ],
  ...{ slotMinutes: 30, leadMinutes: 45, daysAhead: 1, capacityPerSlot: 2 },
  ...changes,
});

export const RECIPIENT = 'Li Hua';

export const deliveryTo = (changes: Partial<DeliveryWanted> = {}): DeliveryWanted => ({
  recipient: RECIPIENT,
  phone: '+86 138 0013 8000',
  address: { line1: 'Nanjing Road 100', postcode: '200001' },
  slot: 'asap',
  ...changes,
});
