import type { SlotsResponse } from '../../../api/delivery.ts';
import { mustBe, order } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';
import { payFor } from './checkout.ts';
import type { Guest, Story } from './guest.ts';

const POSTCODE = '200001';

/** At any hour, so that a lunch can be at midnight. */
const SETTINGS = {
  enabled: true,
  zones: [{ zoneId: 'near', name: '附近', postcodes: [POSTCODE], fee: 500 }],
  windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }],
  ...{ slotMinutes: 15, leadMinutes: 0, daysAhead: 1, capacityPerSlot: 1_000 },
};

const settingsOf = ({ store }: ApiClient): string => `/v1/stores/${store.storeId}/delivery`;

/** A store that delivers already goes on as it does. */
export async function deliverFromNowOn(client: ApiClient): Promise<void> {
  const path = settingsOf(client);
  const known = mustBe(await client.get<{ version: number }>('merchant', path), 200);
  if (known.version > 0) return;
  mustBe(await client.put('merchant', path, { ...SETTINGS, version: 0 }), 200);
}

export const broughtToTheDoor: Story['play'] = async (guest) => {
  const { client } = guest;
  const lines = [
    { itemId: 'kung-pao-chicken', quantity: 1 },
    { itemId: 'steamed-rice', quantity: 2 },
  ];
  const delivery = {
    ...{ recipient: '李华', phone: '+86 138 0013 8000' },
    address: { line1: '南京东路 100 号', postcode: POSTCODE },
    slot: { start: await goodSlot(guest) },
  };
  const more = { channel: 'phone', fulfilment: 'delivery', delivery };
  const { orderId, rows } = await order(client, lines, more);
  if (!rows.some((row) => row.code === 'delivery')) throw new Error('It is brought for nothing');
  return await payFor(guest, orderId, { way: 'qr' });
};

/** Today's next but one, which is not over before it is ordered; late in the evening tomorrow's. */
async function goodSlot({ client }: Guest): Promise<number> {
  const path = `${settingsOf(client)}/slots?postcode=${POSTCODE}`;
  const today = mustBe(await client.get<SlotsResponse>('kiosk', path), 200);
  const [, slot] = today.slots;
  if (slot) return slot.start;
  const date = new Date(Date.parse(today.date) + 86_400_000).toISOString().slice(0, 10);
  const tomorrow = await client.get<SlotsResponse>('kiosk', `${path}&date=${date}`);
  const [next] = mustBe(tomorrow, 200).slots;
  if (next) return next.start;
  throw new Error(`Nothing is brought to ${POSTCODE} today or tomorrow`);
}
