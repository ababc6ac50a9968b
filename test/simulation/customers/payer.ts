import { between } from '../world/chance.ts';
import type { Answer, Request } from '../world/http-types.ts';
import { TERMINALS } from '../world/merchants.ts';
import { drawBuyer } from './buyers.ts';
import type { Client } from './client.ts';
import { drawScanner, drawTypist } from './scanner.ts';
import { payAtTill } from './till.ts';

const ATTEMPTS = 3;
/** When a screen is looked at, ms after a payment began. */
const LOOKS_MS = [4_000, 65_000, 75_000];
/** The same where a code lives for five minutes. */
const CODE_LOOKS_MS = [2_000, 30_000, 75_000, 150_000, 305_000, 315_000];
const ENDED_WELL = 'CAPTURED';

type Way = 'barcode' | 'qr' | 'static-qr';

/** One customer at one check, for the n-th time. */
interface Attempt {
  readonly client: Client;
  readonly orderId: string;
  readonly checkId: string | undefined;
  readonly due: number;
  readonly words: readonly (string | number)[];
}

/** Pays one check, if need be another way; looks at the screen as customers do. */
export async function payCheck(
  client: Client,
  orderId: string,
  checkId: string | undefined,
  due: number,
): Promise<void> {
  for (let n = 0; n < ATTEMPTS; n++) {
    const words = [client.name, checkId ?? '', n] as const;
    const paid = await payOnce({ client, orderId, checkId, due, words });
    if (paid) return;
    const leaves = client.chance('goes away', checkId ?? '', n);
    if (leaves < 0.1) await payAtTill(client, orderId, checkId, due);
    if (leaves < 0.3) return;
    await client.wait(1_000, 40_000, 'next attempt', checkId ?? '', n);
  }
}

async function payOnce(attempt: Attempt): Promise<boolean> {
  const { client, orderId, checkId, words } = attempt;
  const { world } = client;
  const way = wayOf(client, words);
  const body: Readonly<Record<string, string>> = {
    ...asked(attempt, way),
    ...(checkId !== undefined && { checkId }),
  };
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
  if (way === 'static-qr') typeAmount(attempt, String(body['terminalId']));
  const answer = await client.insist('kiosk', request);
  if (client.chance('misuse', ...words) < 0.05) await misuse(client, request);
  const status = String(answer?.body['status'] ?? '');
  if (status === ENDED_WELL) return true;
  return await watchScreen(attempt, answer, began, way);
}

/** Kiosks offer what their gateway has; scanners are a little more common. */
function wayOf(client: Client, words: Attempt['words']): Way {
  const { world } = client;
  const at = world.chance('way', ...words);
  // An attempt that fails in the open, or succeeds at once, is one of a scanner.
  const fails = client.often('fails', 0) > 0 && world.gateway !== 'alipay-plus';
  if ((fails || client.often('confirms', 0) > 0) && at < 0.7) return 'barcode';
  if (client.often('fails', 0) > 0 && at < 0.7) return 'qr';
  const ways = world.gateway === 'global' ? STATIC_TOO : SCANNED;
  return ways[Math.floor(at * ways.length)] ?? 'barcode';
}

const SCANNED: readonly Way[] = ['barcode', 'barcode', 'qr'];
const STATIC_TOO: readonly Way[] = ['barcode', 'qr', 'static-qr'];

function asked({ client, words }: Attempt, way: Way): Record<string, string> {
  const { world } = client;
  if (way === 'qr') return { way };
  if (way === 'static-qr') {
    const terminalId = TERMINALS[world.chance('terminal', ...words) < 0.5 ? 0 : 1];
    return { way, terminalId };
  }
  const authCode = world.secrets.authCode(world.draw('auth code'));
  const lean = leaningOf(client, words);
  world.alipay.expect(authCode, drawBuyer(world.chance, lean, ...words));
  return { way, authCode };
}

/** The customer pays with the code that hangs there, whatever the kiosk has made of it. */
function typeAmount({ client, due, words }: Attempt, terminalId: string): void {
  const { world } = client;
  const { paysAfterMs, minor, twice } = drawTypist(world.chance, due, ...words);
  if (paysAfterMs === 'never') return;
  const pay = (): void => client.payAtShop(terminalId, minor);
  world.time.at(world.time.now + paysAfterMs, pay);
  if (twice) world.time.at(world.time.now + paysAfterMs + 5_000, pay);
}

async function misuse(
  client: Client,
  request: Request & { readonly body: Readonly<Record<string, string>> },
): Promise<void> {
  const { world } = client;
  const authCode = world.secrets.authCode(world.draw('auth code'));
  await client.insist('kiosk', { ...request, body: { ...request.body, way: 'barcode', authCode } });
}

/** What customers of a world do more than others. */
function leaningOf(client: Client, words: Attempt['words']) {
  if (client.chance('fails', ...words) < client.often('fails', 0)) return 'fails';
  return client.chance('at once', ...words) < client.often('confirms', 0) ? 'pays' : undefined;
}

/** Looks at the order until the payment has ended or the customer gives up. */
async function watchScreen(
  attempt: Attempt,
  answer: Answer | undefined,
  began: number,
  way: Way,
): Promise<boolean> {
  const { client, orderId } = attempt;
  const { time } = client.world;
  const paymentId = answer?.body['paymentId'];
  const scanned = new Set<string>();
  const seen = (code: unknown): void => {
    if (typeof code === 'string' && !scanned.has(code)) scanCode(attempt, code);
    if (typeof code === 'string') scanned.add(code);
  };
  seen(answer?.body['qrCode']);
  for (const afterMs of way === 'barcode' ? LOOKS_MS : CODE_LOOKS_MS) {
    await time.wait(Math.max(0, began + afterMs - time.now));
    const shown = await look(client, orderId);
    const mine = shown.find((p) => p.paymentId === paymentId);
    seen(mine?.qrCode);
    if (mine && !['INITIATED', 'PENDING', 'CANCELLING'].includes(mine.status)) {
      return mine.status === ENDED_WELL;
    }
  }
  await time.wait(between(0, 60_000, client.chance('patience', orderId)));
  return (await look(client, orderId)).some((p) => p.status === ENDED_WELL);
}

/** With the phone in hand the customer goes on, whatever the kiosk does meanwhile. */
function scanCode({ client, words }: Attempt, qrCode: string): void {
  const { world } = client;
  const { scansAfterMs, paysAfterMs } = drawScanner(world.chance, ...words);
  if (scansAfterMs === 'never') return;
  world.time.at(world.time.now + scansAfterMs, () => world.alipay.scan(qrCode, paysAfterMs));
}

interface ShownPayment {
  readonly paymentId: string;
  readonly status: string;
  readonly qrCode?: string;
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
