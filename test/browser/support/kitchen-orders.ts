import type { KitchenResponse, TicketListResponse, TicketResponse } from '../../../api/kitchen.ts';
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
): Promise<OrderResponse & { readonly number: string }> {
  const { orderId } = await order(client, lines, more);
  await pay(client, orderId, PAID_AT_ONCE);
  const paid = await client.order(orderId);
  return { ...paid, number: paid.pickupNumber ?? '' };
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

export const ONE_STATION = {
  ...THREE_STATIONS,
  stations: [{ stationId: 'hot', name: '后厨', categoryIds: [], itemIds: [] }],
} as const;

/** Says how the kitchen works, whatever was said before. */
export async function setKitchen(client: ApiClient, settings: object): Promise<void> {
  const path = `/v1/stores/${client.store.storeId}/kitchen`;
  const { version } = (await client.get<KitchenResponse>('merchant', path)).body;
  const told = await client.put('merchant', path, { ...settings, version });
  if (told.status !== 200) throw new Error(`The kitchen was refused: ${JSON.stringify(told.body)}`);
}

export async function openTickets(client: ApiClient): Promise<readonly TicketResponse[]> {
  const path = `/v1/stores/${client.store.storeId}/tickets?limit=100`;
  return (await client.get<TicketListResponse>('kitchen', path)).body.tickets;
}

/** One thing that a screen does, done by another one. */
export const pressed = (
  client: ApiClient,
  { orderId, ticketId }: Pick<TicketResponse, 'orderId' | 'ticketId'>,
  action: string,
) => client.post<TicketResponse>('kitchen', `/v1/orders/${orderId}/tickets/${ticketId}/${action}`);

/** A kitchen with nothing to do: whatever journeys before have left is handed over. */
export async function emptyKitchen(client: ApiClient, settings: object): Promise<void> {
  await setKitchen(client, settings);
  for (const ticket of await openTickets(client)) {
    await pressed(client, ticket, 'bump');
    await pressed(client, ticket, 'complete');
  }
}
