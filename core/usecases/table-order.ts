import { born, type OrderId, parseOrderId } from '../domain/ids.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Backoff } from '../ports/backoff.ts';
import type { Ids } from '../ports/ids.ts';
import type { OrderStore } from '../ports/order-store.ts';
import type { Table, Tables } from '../ports/tables.ts';
import { TooMuchContention } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface TableOrderDeps {
  readonly tables: Tables;
  readonly orders: OrderStore;
  readonly ids: Ids;
  readonly backoff: Backoff;
}

/** A table and its order; the order is written down with its first lines. */
export interface TableOrderView {
  readonly table: Table & { readonly orderId: OrderId };
  readonly aggregate: OrderAggregate | undefined;
}

/** More phones than scan one code at the same moment. */
const MAX_CONFLICTS = 12;

export const tableClosed = conflict('table-closed', 'This order has ended: scan the code again.');

export const otherOrder: Rejection = {
  ...conflict('other-order', 'Others order at this table now: scan the code again.'),
  field: 'orderId',
};

/** Ours, and older ones; a longer text would be too long for a key. */
const TOKEN = /^[\w-]{1,64}$/;
const tableWith = async (tables: Tables, token: string): Promise<Table | undefined> =>
  TOKEN.test(token) ? await tables.byToken(token) : undefined;

const hasEnded = ({ order }: OrderAggregate): boolean =>
  order.status !== 'CREATED' || order.table?.closedAt !== undefined;

/** The order that a scanned code leads to, also when it has ended; a table nobody sat at has none. */
export async function findTableOrder(
  deps: Pick<TableOrderDeps, 'tables' | 'orders'>,
  token: string,
): Promise<Result<TableOrderView, Rejection>> {
  const table = await tableWith(deps.tables, token);
  if (!table) return fail(notFound('table'));
  const { orderId } = table;
  if (!orderId) return fail(notFound('order'));
  const aggregate = await deps.orders.load(table.merchantId, orderId);
  return ok({ table: { ...table, orderId }, aggregate });
}

/**
 * The one open order of a table: found, or opened by giving the table the id of its next order. That
 * is one write on the table's version, so of two phones at once both get the same order.
 */
export async function openTableOrder(
  deps: TableOrderDeps,
  token: string,
): Promise<Result<TableOrderView, Rejection>> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const table = await tableWith(deps.tables, token);
    if (!table) return fail(notFound('table'));
    const { merchantId, orderId } = table;
    const aggregate = orderId && (await deps.orders.load(merchantId, orderId));
    if (orderId && !(aggregate && hasEnded(aggregate))) {
      return ok({ table: { ...table, orderId }, aggregate });
    }
    const next = born(parseOrderId, deps.ids.ulid());
    const opened = { ...table, orderId: next, version: table.version + 1 };
    if (await deps.tables.change(opened)) return ok({ table: opened, aggregate: undefined });
    await deps.backoff.pause(attempt);
  }
  throw new TooMuchContention('The table is too busy');
}
