import { between, pick } from '../world/chance.ts';
import type { Answer } from '../world/http-types.ts';
import { type SimulatedMerchant, TABLES, tableToken } from '../world/merchants.ts';
import type { World } from '../world/world.ts';
import { Client } from './client.ts';
import { drawScanner } from './scanner.ts';

const ORDER = '/v1/tables/{token}/order';
const ITEMS = ['noodles', 'tea', 'egg'] as const;
const TRIES_TO_PAY = 3;
/** Until a code that nobody paid has ended. */
const CODE_ENDS_MS = 330_000;

/** What can be paid, as a request to pay repeats it. */
interface Due {
  readonly amount: number;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

/** What a phone shows of the table's order. */
interface Shown {
  readonly orderId: string;
  readonly due: { readonly all?: Due; readonly mine?: Due };
  readonly lines: readonly {
    readonly lineId: string;
  }[];
  readonly checks: readonly { checkId: string; amountDue: number; status: string }[];
}

/** A party at a table, where others may sit already; staff come round to close it. */
export async function dine(world: World, merchant: SimulatedMerchant, n: number): Promise<void> {
  const tableId = pick(TABLES, world.chance('table', n));
  const size = between(2, 4, world.chance('party size', n));
  const guests = Array.from({ length: size }, (_, g) =>
    new Guest(new Client(world, `party-${n}-guest-${g}`, merchant), tableId).visit(),
  );
  const waiter = new Client(world, `party-${n}-waiter`, merchant);
  await Promise.all([...guests, comeRound(waiter, tableId, 'early')]);
  await comeRound(waiter, tableId, 'late');
}

async function comeRound(waiter: Client, tableId: string, when: string): Promise<void> {
  await waiter.wait(20_000, 400_000, 'comes round', when);
  if (when === 'early' && waiter.chance('closes early') < 0.6) return;
  const { storeId } = waiter.as('cashier');
  const params = { storeId, tableId, action: 'close' };
  const routeKey = 'POST /v1/stores/{storeId}/tables/{tableId}/{action}';
  await waiter.insist('cashier', { routeKey, params });
}

/** One phone at the table. */
class Guest {
  readonly #client: Client;
  readonly #token: string;
  readonly #session: string;

  constructor(client: Client, tableId: string) {
    this.#client = client;
    this.#token = tableToken(client.as('guest').storeId, tableId);
    this.#session = `session-of-${client.name}`.padEnd(24, '-');
  }

  async visit(): Promise<void> {
    const client = this.#client;
    await client.wait(0, 20_000, 'sits down');
    for (let round = 0; round < between(1, 2, client.chance('rounds')); round++) {
      const order = await this.#scan();
      if (!order) return;
      await client.wait(1_000, 30_000, 'reads the menu', round);
      await this.#order(round, order);
      if (client.chance('changes', round) < 0.3) await this.#change(round);
      if (client.chance('leaves it to others', round) < 0.3) continue;
      await client.wait(1_000, 60_000, 'eats', round);
      await this.#pay(round);
    }
  }

  async #scan(): Promise<Shown | undefined> {
    return shown(await this.#send('POST', ORDER, {}));
  }

  async #order(round: number, { orderId }: Shown): Promise<void> {
    const client = this.#client;
    const lines = Array.from({ length: between(1, 2, client.chance('dishes', round)) }, (_, n) => ({
      itemId: pick(ITEMS, client.chance('dish', round, n)),
      quantity: between(1, 2, client.chance('of them', round, n)),
    }));
    await this.#send('POST', `${ORDER}/lines`, { orderId, lines }, `dish-${client.name}-${round}`);
  }

  /** Their own dish mostly, and sometimes another's. */
  async #change(round: number): Promise<void> {
    const client = this.#client;
    const { orderId, lines } = (await this.#scan()) ?? { lines: [] };
    if (lines.length === 0) return;
    const { lineId } = pick(lines, client.chance('which', round));
    const quantity = between(0, 3, client.chance('how many', round));
    await this.#send('PUT', `${ORDER}/lines/{lineId}`, { orderId, quantity }, undefined, {
      lineId,
    });
  }

  async #pay(round: number): Promise<void> {
    const client = this.#client;
    for (let n = 0; n < TRIES_TO_PAY; n++) {
      const order = await this.#scan();
      const choice = order && this.#choice(order, round, n);
      if (!choice) return;
      const key = `table-${client.name}-${round}-${n}`;
      const body = { ...choice, orderId: order.orderId };
      const answer = await this.#send('POST', `${ORDER}/payments`, body, key);
      const { qrCode } = answer?.body ?? {};
      if (typeof qrCode === 'string') this.#scanCode(qrCode, round, n);
      if (answer?.body['status'] === 'CAPTURED') return;
      if (answer?.status === 409) await client.wait(1_000, 10_000, 'looks again', round, n);
      else await client.wait(CODE_ENDS_MS, CODE_ENDS_MS + 60_000, 'tries again', round, n);
    }
  }

  /** Their own dishes, everything, or a check that nobody has managed to pay. */
  #choice({ due, checks }: Shown, round: number, n: number): object | undefined {
    const at = this.#client.chance('pays for', round, n);
    const fixed = checks.find(
      (c) => c.status === 'DUE' && this.#client.chance('pays failed', c.checkId, n) < 0.5,
    );
    if (at < 0.2 && fixed) {
      return { whose: 'check', checkId: fixed.checkId, amount: fixed.amountDue };
    }
    const whose = at < 0.5 ? 'all' : 'mine';
    const share = due[whose];
    return share && { whose, amount: share.amount, lines: share.lines };
  }

  #scanCode(qrCode: string, round: number, n: number): void {
    const { world, name } = this.#client;
    const { scansAfterMs, paysAfterMs } = drawScanner(world.chance, name, round, n);
    if (scansAfterMs === 'never') return;
    world.time.at(world.time.now + scansAfterMs, () => world.alipay.scan(qrCode, paysAfterMs));
  }

  #send(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    key?: string,
    params: Readonly<Record<string, string>> = {},
  ): Promise<Answer | undefined> {
    return this.#client.insist('guest', {
      routeKey: `${method} ${path}`,
      params: { token: this.#token, ...params },
      body: { session: this.#session, ...body },
      ...(key !== undefined && { key }),
    });
  }
}

const shown = (answer: Answer | undefined): Shown | undefined =>
  answer?.status === 200 ? (answer.body as unknown as Shown) : undefined;
