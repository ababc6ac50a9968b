import { exchanging, withOwn } from '../domain/exchange-portions.ts';
import type { MerchantId, OrderId } from '../domain/ids.ts';
import type { Fulfilment, Order } from '../domain/order.ts';
import { type Edit, nextVersionOf, type OrderAggregate } from '../domain/order-aggregate.ts';
import { PAYMENT_STATES } from '../domain/payment-states.ts';
import { portionsOf } from '../domain/portions.ts';
import type { LineRequest } from '../domain/pricing.ts';
import { renumbered } from '../domain/renumber.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { hold, MAX_HOLDS, type StockHold } from '../domain/stock.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { isFree } from './free-order.ts';
import { type PortionDeps, soldOut } from './hold-portions.ts';
import { type Idempotency, once } from './idempotency.ts';
import { openOrderFault } from './open-order-fault.ts';
import { requestOf } from './order-again.ts';
import {
  emptyCheckFault,
  type PlaceOrder,
  type PriceOrderDeps,
  priceOrder,
  tableFault,
} from './place-order.ts';
import { couponFault } from './price-with-offers.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';

export type EditOrderDeps = PriceOrderDeps & ChangeDeps & Pick<PortionDeps, 'stock'>;

/** What is left out stays as it is; a text that is null goes. */
export interface EditOrder {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** The version that the caller has seen. */
  readonly basedOn: number;
  readonly lines?: readonly LineRequest[] | undefined;
  readonly checks?: readonly (readonly number[])[] | undefined;
  readonly fulfilment?: Fulfilment | undefined;
  readonly coupons?: readonly string[] | undefined;
  readonly customer?: string | undefined;
  readonly language?: string | undefined;
  readonly note?: string | null | undefined;
  readonly customerName?: string | null | undefined;
  readonly tableNumber?: string | null | undefined;
  readonly actor: string;
  readonly idempotency: Idempotency;
}

/**
 * Changes an order that nobody has begun to pay, at the prices of now: what it holds and the coupons
 * that it uses are exchanged in the transaction that changes it.
 */
export async function editOrder(
  deps: EditOrderDeps,
  command: EditOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  const { merchantId, orderId, idempotency } = command;
  return await once(
    deps.orders,
    merchantId,
    idempotency,
    () => edit(deps, command),
    async () => {
      const found = await deps.orders.load(merchantId, orderId);
      return found ? ok(found) : fail(notFound('order'));
    },
  );
}

async function edit(
  deps: EditOrderDeps,
  command: EditOrder,
): Promise<Result<OrderAggregate, Rejection>> {
  const { merchantId, orderId, actor, idempotency: key } = command;
  const changed = await changeOrder<Rejection | undefined>(
    deps,
    merchantId,
    orderId,
    async (aggregate) => {
      const fault = editFault(aggregate, command);
      if (fault) return { value: fault };
      const made = await editOf(deps, aggregate.order, command);
      if (!made.ok) return { value: made.error };
      const resultId = nextVersionOf(aggregate.order);
      const idempotency = { ...key, orderId, resultId };
      return {
        edit: { ...made.value, idempotency },
        what: 'edit-order',
        actor,
        value: undefined,
      };
    },
  );
  if (!changed) return fail(notFound('order'));
  return changed.value ? fail(changed.value) : ok(changed.aggregate);
}

function editFault(
  { order, payments }: OrderAggregate,
  { basedOn, fulfilment }: EditOrder,
): Rejection | undefined {
  const fault = openOrderFault(order);
  if (fault) return fault;
  if (payments.some((p) => PAYMENT_STATES[p.status].holdsCheck || p.status === 'CAPTURED')) {
    return conflict('payment-started', 'Somebody has begun to pay: the order is fixed.');
  }
  if (order.delivery || fulfilment === 'delivery') {
    const text = 'An order that is brought has its fee and slot: cancel it and order anew.';
    return conflict('delivery-fixed', text);
  }
  return order.version === basedOn
    ? undefined
    : conflict('stale-version', 'The order changed meanwhile: read again.');
}

async function editOf(
  deps: EditOrderDeps,
  order: Order,
  command: EditOrder,
): Promise<Result<Pick<Edit, 'order' | 'stock'>, Rejection>> {
  const told = { ...order, ...detailsOf(order, command) };
  const { lines, fulfilment, coupons, checks } = command;
  if (!lines && fulfilment === undefined && !coupons && !checks) {
    const fault = tableFault(told);
    return fault ? fail(fault) : ok({ order: told });
  }
  const wanted = wantedOf(told, command);
  const priced = await priceOrder(deps, wanted);
  if (!priced.ok) return priced;
  const fault =
    couponFault(priced.value) ?? emptyCheckFault(wanted, priced.value) ?? freeFault(priced.value);
  if (fault) return fail(fault);
  const { menuVersion, rows, redemptions, total } = priced.value;
  const next: Order = {
    ...told,
    ...renumbered(order, priced.value.lines, priced.value.checks),
    ...{ menuVersion, rows, total, fulfilment: wanted.fulfilment },
    redemptions: redemptions.length > 0 ? redemptions : undefined,
  };
  const holds = await holdsOf(deps, order.holds ?? [], next, command.language);
  if (!holds.ok) return holds;
  const stock = exchanging(order.holds ?? [], holds.value);
  // Each is one item of the transaction, as when it was placed.
  if (stock.length > MAX_HOLDS) return fail(tooManyCounted);
  return ok({ order: { ...next, holds: holds.value.length > 0 ? holds.value : undefined }, stock });
}

/** What costs nothing is paid as it is placed, and no change of an order pays it. */
const freeFault = (priced: Pick<Order, 'total' | 'lines'>): Rejection | undefined =>
  isFree(priced)
    ? unprocessable('nothing-to-pay', 'lines', 'There must be something to pay.')
    : undefined;

const detailsOf = (order: Order, { note, customerName, tableNumber }: EditOrder) => ({
  note: changed(order.note, note),
  customerName: changed(order.customerName, customerName),
  tableNumber: changed(order.tableNumber, tableNumber),
});

const changed = (before: string | undefined, now: string | null | undefined) =>
  now === undefined ? before : (now ?? undefined);

/** The order as somebody would place it who wants all of it as it shall be. */
function wantedOf(order: Order, command: EditOrder): Omit<PlaceOrder, 'actor' | 'idempotency'> {
  const { merchantId, storeId, channel, redemptions = [] } = order;
  const { customer, language, fulfilment = order.fulfilment } = command;
  const lineIds = order.lines.map((l) => l.lineId);
  const split = order.checks.map((c) => c.lineIds.map((id) => lineIds.indexOf(id)));
  const asBefore = !command.lines && order.checks.length > 1 ? split : undefined;
  return {
    ...{ merchantId, storeId, channel, fulfilment, customer, language },
    lines: command.lines ?? order.lines.map(requestOf),
    checks: command.checks ?? asBefore,
    coupons: command.coupons ?? redemptions.map((r) => r.code),
    counted: redemptions.flatMap((r) => r.counters.map((c) => c.name)),
    tableNumber: order.tableNumber,
  };
}

async function holdsOf(
  { stock }: EditOrderDeps,
  own: readonly StockHold[],
  { merchantId, storeId, lines }: Order,
  language: string | undefined,
): Promise<Result<readonly StockHold[], Rejection>> {
  const portions = portionsOf(lines);
  const itemIds = [...new Set(portions.map((p) => p.itemId))];
  const counts = await stock.ofItems(merchantId, storeId, itemIds);
  const holds = hold(portions, withOwn(counts, own));
  if (!holds.ok) return fail(soldOut(lines, holds.error, language));
  return holds.value.length > MAX_HOLDS ? fail(tooManyCounted) : holds;
}

const tooManyCounted = unprocessable(
  'too-many-counted',
  'lines',
  `An order has at most ${MAX_HOLDS} counted items and options.`,
);
