import { between, pick } from '../world/chance.ts';
import { MERCHANTS, type SimulatedMerchant } from '../world/merchants.ts';
import type { World } from '../world/world.ts';
import { Client } from './client.ts';
import { changeMind, putAside, strikeOff } from './desk.ts';
import { dine } from './guests.ts';
import { payCheck } from './payer.ts';
import { acknowledge, cook, giveUp, readJournal, refund, tendCases, trespass } from './staff.ts';
import { grumble, payAtTill } from './till.ts';

const OPENING_MS = 150_000;
const LATE_ORDERS = 2;
const PARTIES = 2;
const TERMINAL = 'K1';
const HOUR_MS = 3_600_000;
const PAY = 'POST /v1/orders/{orderId}/payments';
const ITEMS = ['noodles', 'tea', 'egg'] as const;

/** Customers come, and staff do their work, until things calm down. */
export function openCounter(world: World): void {
  for (let n = 0; n < world.conditions.orders; n++) {
    const merchant = pick(MERCHANTS, world.chance('merchant', n));
    const comesAt = Math.floor(world.chance('comes', n) * OPENING_MS);
    world.time.at(world.time.now + comesAt, () => void visit(world, merchant, n));
  }
  for (let n = 0; n < PARTIES; n++) {
    const merchant = pick(MERCHANTS, world.chance('merchant', 'party', n));
    const comesAt = Math.floor(world.chance('comes', 'party', n) * OPENING_MS);
    world.time.at(world.time.now + comesAt, () => void dine(world, merchant, n));
  }
  for (const merchant of MERCHANTS) {
    const kitchen = new Client(world, `kitchen ${merchant.merchantId}`, merchant);
    void cook(kitchen);
    void acknowledge(kitchen);
    void tendCases(new Client(world, `cashier ${merchant.merchantId}`, merchant));
  }
}

/** Customers who come when all is well again, and may expect a word in time. */
export function openAgain(world: World): void {
  for (let n = 0; n < LATE_ORDERS; n++) {
    const merchant = pick(MERCHANTS, world.chance('merchant', 'late', n));
    const comesAt = Math.floor(world.chance('comes', 'late', n) * OPENING_MS);
    world.time.at(world.time.now + comesAt, () => void visit(world, merchant, 1_000 + n));
  }
}

/** One customer, from the first tap to leaving. */
async function visit(world: World, merchant: SimulatedMerchant, n: number): Promise<void> {
  const client = new Client(world, `order-${n}`, merchant);
  const first = await placeOrder(client, merchant);
  if (!first) return;
  const changes = client.chance('changes mind') < 0.25;
  const placed = (changes && (await changeMind(client, first, 'at once'))) || first;
  const { orderId, checks, total } = placed;
  // Offers took all off: it is paid for, and nobody types 0.00 at a code.
  if (checks.every((c) => c.amountDue === 0)) return;
  const { merchantId } = merchant;
  const atCounter = client.chance('counter') < client.often('resolvesCases', 0.1) / 2;
  world.placed.push({ merchantId, orderId, checks, atCounter });
  if (atCounter) {
    await payAtCounter(client, placed);
    return;
  }
  const paying = checks.map(async ({ checkId, amountDue }, i) => {
    await client.wait(0, 20_000 * i, 'payer', i);
    const named = checks.length > 1 ? checkId : undefined;
    await Promise.all([
      payCheck(client, orderId, named, amountDue),
      grumble(client, orderId, named, amountDue),
    ]);
  });
  const others = [
    sometimes(client, 'gives up', client.often('givesUp', 0.15), 75_000, () =>
      giveUp(client, orderId),
    ),
    sometimes(client, 'changes it', 0.1, 20_000, async () => {
      await changeMind(client, placed, 'late');
    }),
    sometimes(client, 'put aside', 0.2, 30_000, () => putAside(client, orderId)),
    sometimes(client, 'strike off', checks.length > 1 ? 0.15 : 0, 60_000, () =>
      strikeOff(client, orderId),
    ),
    sometimes(client, 'trespass', 0.05, 60_000, () => trespass(stranger(client), orderId)),
  ];
  await Promise.all([...paying, ...others]);
  const why = client.often('asksWhy', 0.2);
  await sometimes(client, 'journal', why, 10_000, () => readJournal(client, orderId));
  const returns = world.conditions.noRefunds ? 0 : client.often('refunds', 0.4);
  await sometimes(client, 'refund', returns, 60_000, () => refund(client, orderId, total));
}

/**
 * Some do not pay at the kiosk: they use the code at the counter, if there is one, and tell staff, or
 * pay at the till.
 */
async function payAtCounter(client: Client, { orderId, checks }: Placed): Promise<void> {
  await client.wait(1_000, 30_000, 'counter');
  if (client.chance('till') < 0.3) {
    await Promise.all(
      checks.map(({ checkId, amountDue }) => payAtTill(client, orderId, checkId, amountDue)),
    );
    return;
  }
  if (client.world.gateway !== 'global') return;
  for (const { checkId, amountDue } of checks) {
    const mistypes = client.chance('mistypes', checkId) < 0.5;
    if (mistypes) await waitForMoney(client, orderId, checkId);
    client.payAtShop(TERMINAL, amountDue + (mistypes ? 1 : 0));
  }
}

/** The screen goes on waiting for the right amount while staff give the check what has come. */
async function waitForMoney(client: Client, orderId: string, checkId: string): Promise<void> {
  const body = { way: 'static-qr', terminalId: TERMINAL, checkId };
  const key = `counter-${client.name}-${checkId}`;
  await client.insist('kiosk', { routeKey: PAY, params: { orderId }, body, key });
}

interface Placed {
  readonly orderId: string;
  readonly version: number;
  readonly checks: readonly { readonly checkId: string; readonly amountDue: number }[];
  readonly total: number;
}

/** What the customer wants; where that is sold out, or the slot full, noodles to take away instead. */
async function placeOrder(
  client: Client,
  merchant: SimulatedMerchant,
): Promise<Placed | undefined> {
  const count = between(1, 3, client.chance('lines'));
  const wanted = Array.from({ length: count }, (_, n) => ({
    itemId: pick(ITEMS, client.chance('item', n)),
    quantity: between(1, 3, client.chance('quantity', n)),
  }));
  const brought = client.chance('brought') < 0.25 ? broughtTo(client) : {};
  const first = await order(client, merchant, wanted, 'place', brought);
  if (first !== 'sold out') return first;
  const instead = wanted.map((line) => ({ ...line, itemId: 'noodles' as const }));
  const second = await order(client, merchant, instead, 'instead');
  return second === 'sold out' ? undefined : second;
}

/** Soon, or in the next full hour, which others may want as well. */
function broughtTo(client: Client): object {
  const start = Math.ceil(client.world.time.now / HOUR_MS) * HOUR_MS;
  const slot = client.chance('soon') < 0.6 ? 'asap' : { start };
  const address = { line1: 'Nanjing Road 100', postcode: '200001' };
  const delivery = { recipient: 'Li Hua', phone: '13800138000', address, slot };
  return { fulfilment: 'delivery', delivery };
}

async function order(
  client: Client,
  { storeId }: SimulatedMerchant,
  lines: readonly { readonly itemId: (typeof ITEMS)[number]; readonly quantity: number }[],
  what: string,
  brought: object = {},
): Promise<Placed | 'sold out' | undefined> {
  const isSplit = lines.length > 1 && client.chance('split') < 0.4;
  const split = isSplit && { checks: lines.map((_, n) => [n]) };
  const key = client.chance('keyed') < 0.7 && { key: `${what}-${client.name}` };
  const body = { storeId, channel: 'kiosk', fulfilment: 'takeout', lines, ...split, ...brought };
  const answer = await client.insist('kiosk', { routeKey: 'POST /v1/orders', body, ...key });
  if (answer?.status === 422) return 'sold out';
  if (answer?.status !== 201) return undefined;
  return answer.body as unknown as Placed;
}

async function sometimes(
  client: Client,
  what: string,
  probability: number,
  withinMs: number,
  act: () => Promise<void>,
): Promise<void> {
  if (client.chance(what) >= probability) return;
  await client.wait(0, withinMs, what);
  await act();
}

/** The same person with another tenant's token. */
function stranger(client: Client): Client {
  const other = MERCHANTS.find((m) => m.merchantId !== client.as('cashier').merchantId);
  return new Client(
    client.world,
    `${client.name}-elsewhere`,
    other ?? (MERCHANTS[0] as SimulatedMerchant),
  );
}
