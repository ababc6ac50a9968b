import type { DeliverySettings, DeliveryZone } from '../../core/domain/delivery-settings.ts';
import type { DemoMerchant } from './merchants.ts';

/** In minor units of the store's currency, which in yen are no hundredths. */
const ZONES: Readonly<Record<DemoMerchant['storeId'], readonly DeliveryZone[]>> = {
  'people-road': [
    {
      ...{ zoneId: 'near', name: '黄浦', postcodes: ['200001', '200002'], districts: ['黄浦区'] },
      ...{ fee: 500, freeFrom: 10_000 },
    },
    { zoneId: 'far', name: '浦东', districts: ['浦东新区'], fee: 1_200, minimumOrder: 5_000 },
  ],
  'river-street': [
    { zoneId: 'near', name: '九龍', districts: ['油尖旺區', '九龍城區'], fee: 2_000 },
  ],
  ueno: [
    {
      ...{ zoneId: 'near', name: '台東区', postcodes: ['110-0005', '110-0015'] },
      ...{ districts: ['台東区'], fee: 300, freeFrom: 3_000 },
    },
  ],
};

/** All day and night, so that whoever tries the demo can order now. */
const SETTINGS: Omit<DeliverySettings, 'zones'> = {
  enabled: true,
  windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }],
  ...{ slotMinutes: 30, leadMinutes: 20, daysAhead: 2, capacityPerSlot: 6, version: 0 },
};

/** Through the public API, as a merchant would. What somebody has set stays. */
export async function deliverOnce(
  apiUrl: string,
  { storeId }: DemoMerchant,
  merchantToken: string,
): Promise<void> {
  const url = `${apiUrl}/v1/stores/${storeId}/delivery`;
  const headers = { authorization: `Bearer ${merchantToken}`, 'content-type': 'application/json' };
  const known = (await (await fetch(url, { headers })).json()) as DeliverySettings;
  if (known.version !== 0) return;
  const body = JSON.stringify({ ...SETTINGS, zones: ZONES[storeId] });
  const set = await fetch(url, { method: 'PUT', headers, body });
  if (!set.ok) throw new Error(`The demo's delivery was refused: ${await set.text()}`);
}
