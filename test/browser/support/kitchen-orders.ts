import type { KitchenResponse } from '../../../api/kitchen.ts';
import type { OrderResponse } from '../../../api/orders.ts';
import { order, pay } from '../../../local/demo/acts.ts';
import type { ApiClient } from '../../../local/demo/api-client.ts';

/** Alipay takes the money at once. */
const PAID_AT_ONCE = { way: 'barcode', digits: '0001' } as const;

/** What a guest has ordered and paid, so that the kitchen has it. */
export async function paidOrder(
  client: ApiClient,
  lines: readonly object[],
  more: object = {},
): Promise<OrderResponse> {
  const { orderId } = await order(client, lines, more);
  await pay(client, orderId, PAID_AT_ONCE);
  return client.order(orderId);
}

/** A hot kitchen, a cold one and a bar. */
export const THREE_STATIONS = {
  stations: [
    { stationId: 'hot', name: '热厨', categoryIds: ['dishes', 'noodles', 'sets'], itemIds: [] },
    { stationId: 'cold', name: '冷菜', categoryIds: ['cold', 'desserts'], itemIds: [] },
    { stationId: 'bar', name: '水吧', categoryIds: ['drinks'], itemIds: [] },
  ],
  ...{ defaultStationId: 'hot', warnAfterSeconds: 480, lateAfterSeconds: 900 },
  acknowledgeWithinSeconds: 120,
} as const;

/** Says how the kitchen works, whatever was said before. */
export async function setKitchen(client: ApiClient, settings: object): Promise<void> {
  const path = `/v1/stores/${client.store.storeId}/kitchen`;
  const { version } = (await client.get<KitchenResponse>('merchant', path)).body;
  const told = await client.put('merchant', path, { ...settings, version });
  if (told.status !== 200) throw new Error(`The kitchen was refused: ${JSON.stringify(told.body)}`);
}
