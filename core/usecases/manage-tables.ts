import { closeTable } from '../domain/close-table.ts';
import type { MerchantId, StoreId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Directory } from '../ports/directory.ts';
import type { Table, Tables, Tokens } from '../ports/tables.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface TableName {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly tableId: string;
}

export interface ManageTablesDeps extends ChangeDeps {
  readonly tables: Tables;
  readonly tokens: Tokens;
  readonly directory: Pick<Directory, 'store'>;
}

const busy = conflict('table-busy', 'The table was changed at the same moment: try again.');

export async function addTable(
  { tables, tokens, directory, clock }: ManageTablesDeps,
  name: TableName,
): Promise<Result<Table, Rejection>> {
  if (!(await directory.store(name.merchantId, name.storeId))) return fail(notFound('store'));
  const table = { ...name, token: tokens.unguessable(), version: 1, createdAt: clock.now() };
  if (await tables.add(table)) return ok(table);
  return fail(conflict('table-exists', `There is a table ${name.tableId}.`));
}

/** What was printed before leads nowhere from now on; the order that is open goes on. */
export async function rotateTable(
  { tables, tokens, clock }: ManageTablesDeps,
  name: TableName,
): Promise<Result<Table, Rejection>> {
  const table = await find(tables, name);
  if (!table) return fail(notFound('table'));
  const rotated = { ...table, token: tokens.unguessable(), version: table.version + 1 };
  return (await tables.rotate(rotated, table.token, clock.now())) ? ok(rotated) : fail(busy);
}

/** The guests have left: the order ends, and the next who scan get another. Repeating it is safe. */
export async function endTable(
  deps: ManageTablesDeps,
  name: TableName,
  actor: string,
): Promise<Result<Table, Rejection>> {
  const table = await find(deps.tables, name);
  if (!table) return fail(notFound('table'));
  const { merchantId, orderId } = table;
  if (!orderId) return ok(table);
  const changed = await changeOrder<Result<Table, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate, now) => {
      const end = closeTable(aggregate, now);
      if (end.kind === 'already ended') return { value: ok(table) };
      if (end.kind === 'ended') return { ...end, actor, value: ok(table) };
      const text = 'Somebody is paying: wait until that has ended.';
      return { value: fail(conflict('payment-in-progress', text)) };
    },
  );
  return changed?.value ?? ok(table);
}

/** Takes the table out of the store, once its order has ended. */
export async function removeTable(
  deps: ManageTablesDeps,
  name: TableName,
): Promise<Result<Table, Rejection>> {
  const table = await find(deps.tables, name);
  if (!table) return fail(notFound('table'));
  const { merchantId, orderId } = table;
  const open = orderId && (await deps.orders.load(merchantId, orderId));
  if (open && open.order.status === 'CREATED' && open.order.table?.closedAt === undefined) {
    return fail(conflict('table-open', 'Guests are at this table: close it first.'));
  }
  // Guests may send the first dishes just now.
  const unborn = open ? undefined : orderId;
  return (await deps.tables.remove(table, unborn, deps.clock.now())) ? ok(table) : fail(busy);
}

const find = (tables: Tables, { merchantId, storeId, tableId }: TableName) =>
  tables.find(merchantId, storeId, tableId);
