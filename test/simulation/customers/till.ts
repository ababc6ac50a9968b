import type { Client } from './client.ts';

const TENDERS = 'POST /v1/orders/{orderId}/tenders';
/** Alipay may still answer, the fence may stand, or the cancel be long over. */
const COMES_AFTER_MS = [2_000, 90_000] as const;

/** Who waits too long for the screen asks at the counter, whatever Alipay is about to do. */
export async function grumble(
  client: Client,
  orderId: string,
  checkId: string | undefined,
  due: number,
): Promise<void> {
  if (client.chance('grumbles', checkId ?? '') >= 0.2) return;
  const [from, until] = COMES_AFTER_MS;
  await client.wait(from, until, 'grumbles', checkId ?? '');
  await payAtTill(client, orderId, checkId, due);
}

/** Staff take cash or a card; now and then two of them, who have not spoken to each other. */
export async function payAtTill(
  client: Client,
  orderId: string,
  checkId: string | undefined,
  due: number,
): Promise<void> {
  const words = [client.name, checkId ?? ''] as const;
  const which = checkId !== undefined && { checkId };
  const isCash = client.chance('cash', ...words) < 0.7;
  const body = isCash
    ? { tender: 'cash', amountTendered: due + 100, ...which }
    : { tender: 'card', reference: 'T01 000417', ...which };
  const at = (till: number) => ({
    routeKey: TENDERS,
    params: { orderId },
    body,
    key: `till-${words.join('-')}-${till}`,
  });
  if (client.chance('both tills', ...words) < 0.2) void client.insist('cashier', at(2));
  await client.insist('cashier', at(1));
}
