import { firstDishes } from '../domain/diner.ts';
import type { DinerId } from '../domain/ids.ts';
import { zero } from '../domain/money.ts';
import { isOpenTable, type Order, type OrderLine } from '../domain/order.ts';
import {
  changesOf,
  type Edit,
  nextVersionOf,
  type OrderAggregate,
} from '../domain/order-aggregate.ts';
import type { LineRequest } from '../domain/pricing.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import {
  isTableOrder,
  numberLines,
  type PriceLines,
  seat,
  type TableOrder,
  withLines,
} from '../domain/table-order.ts';
import { TABLE_POLICY as POLICY } from '../domain/table-policy.ts';
import type { Store } from '../ports/directory.ts';
import { changeOrder, DuplicateKey, TooMuchContention } from './change-order.ts';
import { holdMore, type TablePortionDeps } from './hold-at-table.ts';
import { type Idempotency, once } from './idempotency.ts';
import { type LinesAtTable, linesAtTable } from './lines-at-table.ts';
import type { MenuNowDeps } from './menu-now.ts';
import {
  pricesAtTable,
  type TablePriceDeps,
  tooManyRows,
  tooMuchToPrice,
} from './price-at-table.ts';
import { conflict, notFound, type Rejection, unprocessable } from './rejection.ts';
import {
  findTableOrder,
  otherOrder,
  type TableOrderDeps,
  type TableOrderView,
  tableClosed,
} from './table-order.ts';

export type OrderAtTableDeps = Omit<TableOrderDeps, 'ids'> &
  MenuNowDeps &
  TablePortionDeps &
  TablePriceDeps;

export interface OrderAtTable {
  readonly token: string;
  /** The order that the guest sees: a page of the last party adds nothing to the next one's. */
  readonly orderId: string;
  /** Keyed hash of who the guest is, for this order alone. */
  readonly dinerKey: (order: Pick<Order, 'merchantId' | 'orderId'>) => string;
  /** Who has signed in finds the order again. */
  readonly dinerId?: DinerId | undefined;
  readonly lines: readonly LineRequest[];
  readonly language?: string | undefined;
  readonly idempotency: Idempotency;
}

/** Others write the first lines at the same moment, or take portions that these lines want. */
const MAX_BIRTHS = 12;

/** A guest adds dishes to the table's order, at the prices of the menu as it is now. */
export async function orderAtTable(
  deps: OrderAtTableDeps,
  command: OrderAtTable,
): Promise<Result<OrderAggregate, Rejection>> {
  const found = await findTableOrder(deps, command.token);
  if (!found.ok) return found;
  const { merchantId } = found.value.table;
  return await once(
    deps.orders,
    merchantId,
    command.idempotency,
    () => addLines(deps, command, found.value),
    async ({ orderId }) => {
      const aggregate = await deps.orders.load(merchantId, orderId);
      return aggregate ? ok(aggregate) : fail(notFound('order'));
    },
  );
}

async function addLines(
  deps: OrderAtTableDeps,
  command: OrderAtTable,
  { table }: TableOrderView,
): Promise<Result<OrderAggregate, Rejection>> {
  const { merchantId, orderId } = table;
  if (command.orderId !== orderId) return fail(otherOrder);
  const add = await linesAtTable(deps, table, command.lines, command.language);
  if (!add.ok) return add;
  const prices = await pricesAtTable(deps, add.value.store, command.language);
  const idempotencyOf = (order: Order) => ({
    ...command.idempotency,
    ...{ orderId, resultId: nextVersionOf(order) },
  });
  const actor = `table:${table.tableId}`;
  for (let birth = 0; birth < MAX_BIRTHS; birth++) {
    const changed = await changeOrder<Result<undefined, Rejection>>(
      deps,
      merchantId,
      orderId,
      async (aggregate, now) => {
        const more = await withMore(
          deps,
          aggregate,
          command,
          { ...add.value, price: prices(now) },
          now,
        );
        if (!more.ok) return { value: more };
        const edit = {
          ...more.value,
          dinerOrder: firstDishes(command.dinerId, aggregate.order, more.value.order, now),
          idempotency: idempotencyOf(aggregate.order),
        };
        return { edit, what: 'order-at-table', actor, value: ok(undefined) };
      },
    );
    if (changed) return changed.value.ok ? ok(changed.aggregate) : changed.value;
    const now = deps.clock.now();
    const before = emptyOrder(add.value.store, table, now);
    const first = await withMore(deps, before, command, { ...add.value, price: prices(now) }, now);
    if (!first.ok) return first;
    const entry = { what: 'place-order', actor, at: now };
    const idempotency = idempotencyOf(before.order);
    const dinerOrder = firstDishes(command.dinerId, before.order, first.value.order, now);
    const changes = changesOf(before, { ...first.value, dinerOrder, idempotency }, entry);
    const outcome = await deps.orders.commit(changes);
    if (outcome === 'duplicate') throw new DuplicateKey();
    if (outcome === 'committed') return ok({ ...before, order: changes.order });
    await deps.backoff.pause(birth);
  }
  throw new TooMuchContention(`Order ${orderId} is there and is not`);
}

async function withMore(
  deps: TablePortionDeps,
  aggregate: OrderAggregate,
  command: OrderAtTable,
  { lines, menuVersion, price }: LinesAtTable & { readonly price: PriceLines },
  now: number,
): Promise<Result<Pick<Edit, 'order' | 'stock'>, Rejection>> {
  const { order } = aggregate;
  if (!isTableOrder(order) || !isOpenTable(order)) return fail(tableClosed);
  const seated = seat(order.table, command.dinerKey(order));
  const numbered = numberLines(seated.table, lines, seated.label);
  const all = [...order.lines, ...numbered.lines];
  if (all.length > POLICY.maxLines || optionsOf(all) > POLICY.maxOptions) {
    return fail(tooManyLines);
  }
  if (seated.table.diners.length > POLICY.maxDiners) {
    return fail(conflict('too-many-diners', 'Too many guests order at this table.'));
  }
  const tooMuch = tooMuchToPrice(all, 'lines');
  if (tooMuch) return fail(tooMuch);
  const more: TableOrder = {
    ...order,
    table: numbered.table,
    menuVersion,
    dueAt: now + POLICY.closeAfterMs,
  };
  const next = withLines(aggregate, more, all, price);
  if (tooManyRows(next)) return fail(tooManyLines);
  // A check that costs nothing could never be paid.
  if (next.checks.some((c) => c.amountDue.minor <= 0)) {
    return fail(unprocessable('nothing-to-pay', 'lines', 'There must be something to pay.'));
  }
  return await holdMore(deps, next, numbered.lines, command.language);
}

const tooManyLines = unprocessable('too-many-lines', 'lines', 'That is too much for one table.');

const optionsOf = (lines: readonly OrderLine[]): number =>
  lines.reduce((count, line) => count + line.options.length, 0);

/** What the first lines are added to. Each check is cooked when it is paid, whatever the store does else. */
function emptyOrder(
  { merchantId, storeId, currency }: Store,
  { orderId, tableId }: TableOrderView['table'],
  now: number,
): OrderAggregate {
  const order: Order = {
    ...{ merchantId, storeId, orderId, version: 0, status: 'CREATED', channel: 'table' },
    ...{ fulfilment: 'dine-in', releasePolicy: 'per-check', currency, menuVersion: 0 },
    ...{ lines: [], checks: [], total: zero(currency), createdAt: now, attempts: 0, cases: [] },
    table: { tableId, diners: [], linesMade: 0, checksMade: 0 },
  };
  return { order, payments: [], refunds: [], tickets: [] };
}
