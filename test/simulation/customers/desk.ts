import { between, pick } from '../world/chance.ts';
import type { Client } from './client.ts';

const EDIT = 'PATCH /v1/orders/{orderId}';
const HOLD = '/v1/orders/{orderId}/hold';
const ITEMS = ['noodles', 'tea', 'egg'] as const;

interface Editable {
  readonly orderId: string;
  readonly version: number;
}

/** Wants something else, perhaps when it is too late. @returns the order as it is then, if it is told. */
export async function changeMind<T extends Editable>(
  client: Client,
  { orderId, version }: T,
  when: 'at once' | 'late',
): Promise<T | undefined> {
  const count = between(1, 3, client.chance('lines', when));
  const lines = Array.from({ length: count }, (_, n) => ({
    itemId: pick(ITEMS, client.chance('item', when, n)),
    quantity: between(1, 3, client.chance('quantity', when, n)),
  }));
  const key = `edit-${client.name}-${when.replace(' ', '-')}`;
  const request = { routeKey: EDIT, params: { orderId }, body: { lines }, key, seen: version };
  // Two screens show the order, and both change it.
  if (client.chance('both screens', when) < 0.2) {
    void client.insist('kiosk', { ...request, key: `${key}-2`, body: { note: 'quick' } });
  }
  const answer = await client.insist('kiosk', request);
  return answer?.status === 200 ? (answer.body as unknown as T) : undefined;
}

/** Staff put the order aside for its guest, who may be back before. */
export async function putAside(client: Client, orderId: string): Promise<void> {
  const untilMinutes = between(1, 10, client.chance('holds'));
  const params = { orderId };
  await client.insist('cashier', { routeKey: `POST ${HOLD}`, params, body: { untilMinutes } });
  if (client.chance('comes back') < 0.5) return;
  await client.wait(5_000, 300_000, 'comes back');
  await client.insist('cashier', { routeKey: `DELETE ${HOLD}`, params });
}

/** Staff send off what was paid, whoever has not paid yet. */
export async function strikeOff(client: Client, orderId: string): Promise<void> {
  const routeKey = 'POST /v1/orders/{orderId}/close-unpaid';
  await client.insist('cashier', { routeKey, params: { orderId } });
}
