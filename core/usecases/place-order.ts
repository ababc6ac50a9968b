import type { Destination } from '../domain/delivery.ts';
import { unpaidUntil } from '../domain/expire-order.ts';
import { born, parseOrderId } from '../domain/ids.ts';
import {
  type Channel,
  type Check,
  type Fulfilment,
  ORDER_POLICY,
  type Order,
  type OrderLine,
} from '../domain/order.ts';
import { changesOf, type OrderAggregate } from '../domain/order-aggregate.ts';
import { type LineRequest, priceLines } from '../domain/pricing.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { splitChecks } from '../domain/split-checks.ts';
import { type StockHold, taking } from '../domain/stock.ts';
import type { Store } from '../ports/directory.ts';
import type { OfferBooks } from '../ports/offer-books.ts';
import type { OrderStore } from '../ports/order-store.ts';
import { DuplicateKey, TooMuchContention } from './change-order.ts';
import { type FreeOrderDeps, isFree, numberedIfFree, paidWithNothing } from './free-order.ts';
import { type PortionDeps, withPortions } from './hold-portions.ts';
import { type Idempotency, once } from './idempotency.ts';
import { type MenuNowDeps, menuNow } from './menu-now.ts';
import {
  type DeliveryWanted,
  type PlanDeliveryDeps,
  type PlannedDelivery,
  planDelivery,
} from './plan-delivery.ts';
import {
  couponFault,
  type OffersWanted,
  type PricedWithOffers,
  priceWithOffers,
  subtotalOf,
} from './price-with-offers.ts';
import { notFound, type Rejection, unprocessable } from './rejection.ts';

/** What a price is made of. */
export interface PriceOrderDeps extends MenuNowDeps, PlanDeliveryDeps {
  readonly offers: OfferBooks;
}

export interface PlaceOrderDeps extends PriceOrderDeps, PortionDeps, FreeOrderDeps {
  readonly orders: OrderStore;
}

export interface PlaceOrder extends OffersWanted {
  readonly channel: Channel;
  readonly fulfilment: Fulfilment;
  readonly lines: readonly LineRequest[];
  /** Line numbers (0-based) of each payer's share; one check over everything when left out. */
  readonly checks?: readonly (readonly number[])[] | undefined;
  readonly note?: string | undefined;
  readonly customerName?: string | undefined;
  readonly tableNumber?: string | undefined;
  /** Of an order that is brought, and of no other. */
  readonly delivery?: DeliveryWanted | undefined;
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

/** Orders that meet at a coupon's or a slot's counter, each winning once. */
const MAX_CONFLICTS = 20;

/** Prices again while others take coupons or slots: the last one goes to one order only. */
async function place(
  deps: PlaceOrderDeps,
  command: PlaceOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const priced = await priceOrder(deps, command);
    if (!priced.ok) return priced;
    const fault = couponFault(priced.value) ?? emptyCheckFault(command, priced.value);
    if (fault) return fail(fault);
    const unpaid = orderOf(deps, command, priced.value);
    const order = await numberedIfFree(deps, unpaid, priced.value.store);
    const placed = await withPortions(deps, command, order, (holds) =>
      write(deps, command, order, holds),
    );
    if (!placed.ok) return placed;
    if (placed.value !== 'price again') return ok(placed.value);
    await deps.backoff.pause(attempt);
  }
  throw new TooMuchContention('Too many orders use a coupon or a slot at once');
}

/** What an order would be, before anybody places it. */
export interface PricedOrder extends PricedWithOffers {
  readonly store: Store;
  readonly menuVersion: number;
  readonly checks: readonly Check[];
  readonly planned?: PlannedDelivery | undefined;
  readonly now: number;
}

/** Prices the lines from the published menu, with offers, tax and rounding, and splits them. */
export async function priceOrder(
  deps: PriceOrderDeps,
  command: Omit<PlaceOrder, 'actor' | 'idempotency'>,
): Promise<Result<PricedOrder, Rejection>> {
  if (command.tableNumber !== undefined && command.fulfilment !== 'dine-in') {
    return fail(unprocessable('not-dine-in', 'tableNumber', 'Only dine-in is served at a table.'));
  }
  const slot = command.delivery?.slot;
  const servedAt = slot === 'asap' ? undefined : slot?.start;
  const found = await menuNow(deps, { ...command, servedAt });
  if (!found.ok) return found;
  const { store, menu, selling, now } = found.value;
  const lines = priceLines(menu, command.lines, command.language, selling);
  if (!lines.ok) {
    const { code, path, message, params } = lines.error;
    return fail(unprocessable(code, path, message, params));
  }
  const subtotal = subtotalOf(store.currency, lines.value);
  const at = { now, timeZone: store.businessDay.timeZone };
  const planned = await planDelivery(deps, command, subtotal, at);
  if (!planned.ok) return planned;
  const fee = planned.value?.fee;
  const priced = await priceWithOffers(deps, command, store, lines.value, now, fee);
  if (!priced.ok) return priced;
  const shares = command.checks?.map((share) => share.map((n) => lines.value[n]?.lineId ?? ''));
  const fault = splitFault(lines.value, shares);
  if (fault) return fail(fault);
  // Who pays nothing shares nothing.
  const split = isFree(priced.value) ? undefined : shares;
  const checks = splitChecks(priced.value.lines, priced.value.total, split);
  const menuVersion = menu.version;
  return ok({ ...priced.value, store, menuVersion, checks, planned: planned.value, now });
}

function orderOf(deps: PlaceOrderDeps, command: PlaceOrder, priced: PricedOrder): Order {
  const { currency, releasePolicy, unpaidForMs = ORDER_POLICY.unpaidForMs } = priced.store;
  const { menuVersion, lines, rows, redemptions, checks, total } = priced;
  return {
    merchantId: command.merchantId,
    storeId: command.storeId,
    orderId: born(parseOrderId, deps.ids.ulid()),
    version: 0,
    status: 'CREATED',
    channel: command.channel,
    fulfilment: command.fulfilment,
    releasePolicy,
    currency,
    menuVersion,
    lines,
    rows,
    ...(redemptions.length > 0 && { redemptions }),
    checks,
    total,
    note: command.note,
    customerName: command.customerName,
    tableNumber: command.tableNumber,
    ...(priced.planned && { delivery: priced.planned.delivery }),
    createdAt: priced.now,
    unpaidForMs,
    dueAt: unpaidUntil({ unpaidForMs }, priced.now),
    attempts: 0,
    cases: [],
  };
}

/** Every line is in exactly one check. */
function splitFault(
  lines: readonly OrderLine[],
  shares: readonly (readonly string[])[] | undefined,
): Rejection | undefined {
  const named = shares?.flat();
  if (!named) return undefined;
  const isWhole = named.length === lines.length && new Set(named).size === named.length;
  if (isWhole && !named.includes('')) return undefined;
  return unprocessable('bad-checks', 'checks', 'Each line belongs to exactly one check.');
}

/** Every check has something to pay, unless nobody pays anything. */
function emptyCheckFault(command: PlaceOrder, priced: PricedOrder): Rejection | undefined {
  if (isFree(priced)) return undefined;
  const { checks } = priced;
  const empty = checks.findIndex((c) => c.amountDue.minor <= 0);
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
): Promise<OrderAggregate | 'conflict' | 'price again'> {
  const order = holds.length === 0 ? placed : { ...placed, holds };
  const before: OrderAggregate = { order, payments: [], refunds: [], tickets: [] };
  const idempotency = command.idempotency && {
    ...command.idempotency,
    orderId: order.orderId,
    resultId: order.orderId,
  };
  const entry = { what: 'place-order', actor: command.actor, at: order.createdAt };
  const destination = command.delivery && destinationOf(command.delivery);
  const edit = { ...paidWithNothing(deps, before), stock: taking(holds), destination, idempotency };
  const changes = changesOf(before, edit, entry);
  const outcome = await deps.orders.commit(changes);
  if (outcome === 'duplicate') throw new DuplicateKey();
  if (outcome === 'committed') {
    const { order: written, payments, tickets } = changes;
    return { order: written, payments, refunds: [], tickets };
  }
  // It may have been the portions, the coupon or the slot that another took.
  return order.redemptions || order.delivery ? 'price again' : 'conflict';
}

const destinationOf = ({ slot: _, ...destination }: DeliveryWanted): Destination => destination;
