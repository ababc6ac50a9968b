import type * as z from 'zod/mini';
import type { DeliverySettingsResponse, SlotsResponse } from '../../../api/delivery.ts';
import { mustBe, order, until } from '../acts.ts';
import { payFor } from './checkout.ts';
import type { Guest, Story } from './guest.ts';

type Settings = z.output<typeof DeliverySettingsResponse>;

/** Guests spread over so many slots, which have room for so many orders each. */
const SLOTS = 4;

/** Ordered by phone, cooked, handed to a courier, and brought to where the store delivers. */
export const broughtToTheDoor: Story['play'] = async (guest) => {
  const { client, patienceMs } = guest;
  const district = await districtOf(guest);
  const delivery = {
    ...{ recipient: '李华', phone: '+86 138 0013 8000' },
    address: { line1: '南京东路 100 号', district },
    slot: { start: await slotOf(guest, district) },
  };
  const dishes = [
    { itemId: 'kung-pao-chicken', quantity: 1 },
    { itemId: 'steamed-rice', quantity: 2 },
  ];
  const more = { channel: 'phone', fulfilment: 'delivery', delivery };
  const { orderId, rows } = await order(client, dishes, more);
  if (!rows.some((row) => row.code === 'delivery')) throw new Error('It is brought for nothing');
  const left = await payFor(guest, orderId, { way: 'qr' });
  const cooked = await until(client, orderId, patienceMs, ({ tickets }) =>
    tickets.every(({ status }) => status === 'PREPARED'),
  );
  if (!cooked) throw new Error(`Order ${orderId} is not cooked`);
  const path = `/v1/orders/${orderId}/delivery`;
  const courier = { courier: 'Courier 7' };
  mustBe(await client.post('cashier', `${path}/hand-over`, courier), 200);
  mustBe(await client.post('cashier', `${path}/delivered`), 200);
  return left;
};

async function districtOf({ client }: Guest): Promise<string> {
  const path = `/v1/stores/${client.store.storeId}/delivery`;
  const { zones } = mustBe(await client.get<Settings>('kiosk', path), 200);
  const [district] = zones.flatMap(({ districts = [] }) => districts);
  if (district === undefined) throw new Error('The store delivers to no district');
  return district;
}

/** One of today's but the next, which may be over before it is ordered; at night tomorrow's. */
async function slotOf({ client, n }: Guest, district: string): Promise<number> {
  const slots = `/v1/stores/${client.store.storeId}/delivery/slots`;
  const path = `${slots}?district=${encodeURIComponent(district)}`;
  const today = mustBe(await client.get<SlotsResponse>('kiosk', path), 200);
  const date = new Date(Date.parse(today.date) + 86_400_000).toISOString().slice(0, 10);
  const tomorrow = mustBe(await client.get<SlotsResponse>('kiosk', `${path}&date=${date}`), 200);
  const free = [...today.slots.slice(1), ...tomorrow.slots];
  const slot = free[n % Math.min(SLOTS, free.length)];
  if (!slot) throw new Error('No slot is free today or tomorrow');
  return slot.start;
}
