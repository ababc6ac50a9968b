import { unpaidUntil } from '../domain/expire-order.ts';
import { born, type MerchantId, type OrderId, parseOrderId, type StoreId } from '../domain/ids.ts';
import { sum } from '../domain/money.ts';
import {
  type Channel,
  type Fulfilment,
  ORDER_POLICY,
  type Order,
  type OrderLine,
  splitChecks,
} from '../domain/order.ts';
import { changesOf, type OrderAggregate } from '../domain/order-aggregate.ts';
import { type LineRequest, priceLines } from '../domain/pricing.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import {
  hold,
  MAX_HOLDS,
  portionsOf,
  type StockCount,
  type StockHold,
  taking,
} from '../domain/stock.ts';
import type { Backoff } from '../ports/backoff.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import type { OrderStore } from '../ports/order-store.ts';
import type { StockCounts } from '../ports/stock-counts.ts';
import { DuplicateKey, TooMuchContention } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';

export interface PlaceOrderDeps {
  readonly orders: OrderStore;
  readonly menus: MenuStore;
  readonly directory: Directory;
  readonly stock: Pick<StockCounts, 'ofItems'>;
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface PlaceOrder {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly channel: Channel;
  readonly fulfilment: Fulfilment;
  readonly lines: readonly LineRequest[];
  /** Line numbers (0-based) of each payer's share; one check over everything when left out. */
  readonly checks?: readonly (readonly number[])[] | undefined;
  readonly language?: string | undefined;
  readonly note?: string | undefined;
  readonly actor: string;
  readonly idempotency?: Idempotency | undefined;
}

/** Each time another order takes what this one wants, and in the end none is left. */
const MAX_CONFLICTS = 20;

/** Prices the lines from the published menu and writes the order down. */
export async function placeOrder(
  deps: PlaceOrderDeps,
  command: PlaceOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  const { merchantId, idempotency } = command;
  if (!idempotency) return await place(deps, command);
  return await once(
    deps.orders,
    merchantId,
    idempotency,
    () => place(deps, command),
    async ({ orderId }) => {
      const found = await deps.orders.load(merchantId, orderId);
      return found ? ok(found) : fail(notFound('order'));
    },
  );
}

async function place(
  deps: PlaceOrderDeps,
  command: PlaceOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  const { merchantId, storeId } = command;
  const [store, menu] = await Promise.all([
    deps.directory.store(merchantId, storeId),
    deps.menus.current(merchantId, storeId),
  ]);
  if (!store) return fail({ ...notFound('store'), field: 'storeId' });
  if (!menu) return fail(conflict('no-menu', 'The store has published no menu yet.'));
  const lines = priceLines(menu, command.lines, command.language);
  if (!lines.ok) {
    const { code, path, message } = lines.error;
    return fail(unprocessable(code, path, message));
  }
  const orderId = born(parseOrderId, deps.ids.ulid());
  const order = created(command, store, orderId, lines.value, menu.version, deps.clock.now());
  const fault = checksFault(command, order);
  if (fault) return fail(fault);
  const portions = portionsOf(lines.value);
  const itemIds = [...new Set(portions.map((p) => p.itemId))];
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const counts = await deps.stock.ofItems(merchantId, storeId, itemIds);
    const holds = hold(portions, counts);
    if (!holds.ok) return fail(soldOut(lines.value, holds.error));
    if (holds.value.length > MAX_HOLDS) {
      const text = `An order has at most ${MAX_HOLDS} counted items and options.`;
      return fail(unprocessable('too-many-counted', 'lines', text));
    }
    const written = await write(deps, command, order, holds.value);
    if (written !== 'conflict') return ok(written);
    await deps.backoff.pause(attempt);
  }
  throw new TooMuchContention(`Too many orders for the same items of ${storeId}`);
}

/** Names what the customer chose, and the line that wanted it. */
function soldOut(lines: readonly OrderLine[], { itemId, optionId, remaining }: StockCount) {
  const n = lines.findIndex(
    (l) =>
      l.itemId === itemId &&
      (optionId === undefined || l.options.some((o) => o.optionId === optionId)),
  );
  const line = lines[n];
  const name = line?.options.find((o) => o.optionId === optionId)?.name ?? line?.name ?? itemId;
  const field = `lines[${n}].${optionId === undefined ? 'itemId' : 'options'}`;
  const text = remaining > 0 ? `Only ${remaining} left: ${name}.` : `${name} is sold out.`;
  return unprocessable('sold-out', field, text);
}

function created(
  command: PlaceOrder,
  store: Store,
  orderId: OrderId,
  lines: readonly OrderLine[],
  menuVersion: number,
  now: number,
): Order {
  const { currency, releasePolicy, unpaidForMs = ORDER_POLICY.unpaidForMs } = store;
  const shares = command.checks?.map((share) => share.map((n) => lines[n]?.lineId ?? ''));
  return {
    merchantId: command.merchantId,
    storeId: command.storeId,
    orderId,
    version: 0,
    status: 'CREATED',
    channel: command.channel,
    fulfilment: command.fulfilment,
    releasePolicy,
    currency,
    menuVersion,
    lines,
    checks: splitChecks(lines, currency, shares),
    total: sum(
      currency,
      lines.map((l) => l.total),
    ),
    note: command.note,
    createdAt: now,
    unpaidForMs,
    dueAt: unpaidUntil({ unpaidForMs }, now),
    attempts: 0,
    cases: [],
  };
}

/** Every line is in exactly one check, and every check has something to pay. */
function checksFault(command: PlaceOrder, order: Order): Rejection | undefined {
  const named = order.checks.flatMap((c) => c.lineIds);
  if (
    command.checks &&
    (named.length !== order.lines.length ||
      new Set(named).size < named.length ||
      named.includes(''))
  ) {
    return unprocessable('bad-checks', 'checks', 'Each line belongs to exactly one check.');
  }
  const empty = order.checks.findIndex((c) => c.amountDue.minor <= 0);
  if (empty < 0) return undefined;
  const field = command.checks ? `checks[${empty}]` : 'lines';
  return unprocessable('nothing-to-pay', field, 'There must be something to pay.');
}

/** @returns conflict when another order was quicker; nothing is written then */
async function write(
  deps: PlaceOrderDeps,
  command: PlaceOrder,
  placed: Order,
  holds: readonly StockHold[],
): Promise<OrderAggregate | 'conflict'> {
  const order = holds.length === 0 ? placed : { ...placed, holds };
  const before: OrderAggregate = { order, payments: [], refunds: [], tickets: [] };
  const idempotency = command.idempotency && {
    ...command.idempotency,
    orderId: order.orderId,
    resultId: order.orderId,
  };
  const entry = { what: 'place-order', actor: command.actor, at: order.createdAt };
  const changes = changesOf(before, { stock: taking(holds), idempotency }, entry);
  const outcome = await deps.orders.commit(changes);
  if (outcome === 'duplicate') throw new DuplicateKey();
  return outcome === 'conflict' ? 'conflict' : { ...before, order: changes.order };
}
