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
import { categoriesServed } from '../domain/serving.ts';
import { availabilityOf } from '../domain/snooze.ts';
import { type StockHold, taking } from '../domain/stock.ts';
import { translate } from '../domain/translated.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { MenuStore } from '../ports/menu-store.ts';
import type { OrderStore } from '../ports/order-store.ts';
import type { Snoozes } from '../ports/snoozes.ts';
import { DuplicateKey } from './change-order.ts';
import { type PortionDeps, withPortions } from './hold-portions.ts';
import { type Idempotency, once } from './idempotency.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';

export interface PlaceOrderDeps extends PortionDeps {
  readonly orders: OrderStore;
  readonly menus: MenuStore;
  readonly snoozes: Snoozes;
  readonly directory: Directory;
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
  const [store, menu, snoozed] = await Promise.all([
    deps.directory.store(merchantId, storeId),
    deps.menus.current(merchantId, storeId),
    deps.snoozes.of(merchantId, storeId),
  ]);
  if (!store) return fail({ ...notFound('store'), field: 'storeId' });
  if (!menu) return fail(conflict('no-menu', 'The store has published no menu yet.'));
  const now = deps.clock.now();
  const available = availabilityOf(snoozed, now);
  if (available.store) return fail(storePaused(command.language));
  const lines = priceLines(menu, command.lines, command.language, {
    available,
    categories: categoriesServed(menu, command.fulfilment, now, store.businessDay.timeZone),
  });
  if (!lines.ok) {
    const { code, path, message } = lines.error;
    return fail(unprocessable(code, path, message));
  }
  const orderId = born(parseOrderId, deps.ids.ulid());
  const order = created(command, store, orderId, lines.value, menu.version, now);
  const fault = checksFault(command, order);
  if (fault) return fail(fault);
  return await withPortions(deps, command, order, (holds) => write(deps, command, order, holds));
}

/** Nothing is sold for now: said in the customer's language, as whatever is sold out is. */
const storePaused = (language: string | undefined): Rejection => {
  const text = { en: 'The store takes no orders for now.', zh: '本店暂停接单。' };
  return conflict('store-paused', translate(text, language));
};

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
