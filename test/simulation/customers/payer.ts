import { between } from '../world/chance.ts';
import type { Answer } from '../world/http-types.ts';
import { drawBuyer } from './buyers.ts';
import type { Client } from './client.ts';

const ATTEMPTS = 3;
/** When a screen is looked at, ms after a payment began. */
const LOOKS_MS = [4_000, 65_000, 75_000];
const ENDED_WELL = 'CAPTURED';

/** Pays one check, if need be with another code; looks at the screen as customers do. */
export async function payCheck(
  client: Client,
  orderId: string,
  checkId: string | undefined,
): Promise<void> {
  for (let n = 0; n < ATTEMPTS; n++) {
    const paid = await payOnce(client, orderId, checkId, n);
    if (paid || client.chance('goes away', checkId ?? '', n) < 0.3) return;
    await client.wait(1_000, 40_000, 'next attempt', checkId ?? '', n);
  }
}

async function payOnce(
  client: Client,
  orderId: string,
  checkId: string | undefined,
  n: number,
): Promise<boolean> {
  const { world } = client;
  const words = [client.name, checkId ?? '', n] as const;
  const authCode = world.secrets.authCode(world.draw('auth code'));
  const lean = leaningOf(client, words);
  world.alipay.expect(authCode, drawBuyer(world.chance, lean, ...words));
  const body = { way: 'barcode', authCode, ...(checkId !== undefined && { checkId }) };
  const key = `pay-${words.join('-')}`;
  const request = {
    routeKey: 'POST /v1/orders/{orderId}/payments',
    params: { orderId },
    body,
    key,
  };
  const began = world.time.now;
  // A button that is pressed twice, and an Idempotency-Key that is used for something else.
  if (client.chance('twice', ...words) < 0.15) {
    void client.wait(0, 3_000, 'twice', ...words).then(() => client.insist('kiosk', request));
  }
  const answer = await client.insist('kiosk', request);
  if (client.chance('misuse', ...words) < 0.05) {
    const other = world.secrets.authCode(world.draw('auth code'));
    await client.insist('kiosk', { ...request, body: { ...body, authCode: other } });
  }
  const status = String(answer?.body['status'] ?? '');
  if (status === ENDED_WELL) return true;
  return await watchScreen(client, orderId, answer, began);
}

/** What customers of a world do more than others. */
function leaningOf(client: Client, words: readonly (string | number)[]) {
  if (client.chance('fails', ...words) < client.often('fails', 0)) return 'fails';
  return client.chance('at once', ...words) < client.often('confirms', 0) ? 'pays' : undefined;
}

/** Looks at the order until the payment has ended or the customer gives up. */
async function watchScreen(
  client: Client,
  orderId: string,
  answer: Answer | undefined,
  began: number,
): Promise<boolean> {
  const { time } = client.world;
  const paymentId = answer?.body['paymentId'];
  for (const afterMs of LOOKS_MS) {
    await time.wait(Math.max(0, began + afterMs - time.now));
    const shown = await look(client, orderId);
    const mine = shown.find((p) => p.paymentId === paymentId);
    if (mine && !['INITIATED', 'PENDING', 'CANCELLING'].includes(mine.status)) {
      return mine.status === ENDED_WELL;
    }
  }
  await time.wait(between(0, 60_000, client.chance('patience', orderId)));
  return (await look(client, orderId)).some((p) => p.status === ENDED_WELL);
}

interface ShownPayment {
  readonly paymentId: string;
  readonly status: string;
  readonly notice: { readonly code: string; readonly text: string; readonly reference: string };
}

/** What the screen says of each payment of the order. */
async function look(client: Client, orderId: string): Promise<readonly ShownPayment[]> {
  const { world } = client;
  const request = { routeKey: 'GET /v1/orders/{orderId}', params: { orderId } };
  const answer = await client.once('kiosk', request);
  const shown = answer?.status === 200 ? (answer.body['payments'] as ShownPayment[]) : [];
  const { merchantId } = client.as('kiosk');
  for (const { paymentId, status, notice } of shown) {
    const says = `${notice.code}: ${notice.text} (${notice.reference})`;
    world.observe({ kind: 'screen', merchantId, orderId, paymentId, status, says });
  }
  return shown;
}
