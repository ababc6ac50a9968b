import { tableId as tableIdField } from '../../api/tables.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import { dinerOf as labelOf } from '../../core/domain/table-order.ts';
import { changeTableLine } from '../../core/usecases/change-table-line.ts';
import { duesAtTable } from '../../core/usecases/dues-at-table.ts';
import {
  addTable,
  endTable,
  type ManageTablesDeps,
  removeTable,
  rotateTable,
  type TableName,
} from '../../core/usecases/manage-tables.ts';
import { orderAtTable } from '../../core/usecases/order-at-table.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { findTableOrder, openTableOrder } from '../../core/usecases/table-order.ts';
import {
  backoff,
  clock,
  deviceCheck,
  directory,
  fingerprintSecret,
  ids,
  menus,
  offers,
  orders,
  snoozes,
  stockCounts,
  tables,
  tableUrl,
  tokenKeys,
  tokens,
} from '../shared/compose.ts';
import { withContentTag } from '../shared/http/content-tag.ts';
import { dinerOf } from '../shared/http/diner.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { knownStoreInScope, storeInScope } from '../shared/http/scope.ts';
import { type DinerKey, dinerKeyOf } from '../shared/http/table-diner.ts';
import { presentTable, presentTableOrder } from './present.ts';

/** Each is read with its order. */
const MAX_ON_PAGE = 25;

const deps = () => ({
  ...{ tables: tables(), orders: orders(), clock: clock(), backoff: backoff(), ids: ids() },
  ...{ directory: directory(), menus: menus(), tokens: tokens(), snoozes: snoozes() },
  ...{ stock: stockCounts(), offers: offers() },
});

const ACTIONS = {
  rotate: (d: ManageTablesDeps, name: TableName) => rotateTable(d, name),
  close: endTable,
  delete: (d: ManageTablesDeps, name: TableName) => removeTable(d, name),
} as const;

const isAction = (text: string): text is keyof typeof ACTIONS => Object.hasOwn(ACTIONS, text);

/** @throws ProblemError 404 for what no table is called. */
function tableInPath(principal: Principal, storeId: string, text: string): TableName {
  const tableId = tableIdField.safeParse(text);
  if (!tableId.success) throw refused(notFound('table'));
  const { merchantId } = principal;
  return { merchantId, storeId: storeInScope(principal, storeId), tableId: tableId.data };
}

const keyOf = async (principal: Principal | undefined, session: string | undefined) =>
  dinerKeyOf(await fingerprintSecret(), { principal, session });

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck, fingerprintSecret },
  {
    'POST /v1/stores/{storeId}/tables': async ({ principal, param, body }) => {
      const name = tableInPath(principal, param('storeId'), body.tableId);
      const added = await addTable(deps(), name);
      if (!added.ok) throw refused(added.error);
      return { status: 201, body: presentTable(added.value, tableUrl(added.value.token)) };
    },

    'GET /v1/stores/{storeId}/tables': async ({ principal, param, query }) => {
      const { merchantId } = principal;
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const page = pageOf(query, MAX_ON_PAGE);
      const { items, next } = await tables().ofStore(merchantId, storeId, page);
      const shown = items.map(async (table) => {
        const { orderId } = table;
        const order = orderId ? await orders().load(merchantId, orderId) : undefined;
        return presentTable(table, tableUrl(table.token), order);
      });
      return { status: 200, body: { tables: await Promise.all(shown), next } };
    },

    'POST /v1/stores/{storeId}/tables/{tableId}/{action}': async ({ principal, param }) => {
      const action = param('action');
      if (!isAction(action)) throw refused(notFound('action'));
      const name = tableInPath(principal, param('storeId'), param('tableId'));
      const done = await ACTIONS[action](deps(), name, principal.actor);
      if (!done.ok) throw refused(done.error);
      return { status: 200, body: presentTable(done.value, tableUrl(done.value.token)) };
    },

    'POST /v1/tables/{token}/order': async ({ principal, param, body }) => {
      // Who has signed in is known by the token on every phone.
      const { session = principal ? undefined : tokens().unguessable() } = body;
      const keyAt = await keyOf(principal, session);
      const opened = await openTableOrder(deps(), param('token'));
      if (!opened.ok) throw refused(opened.error);
      const shown = await shownTo(opened.value, keyAt(opened.value.table));
      return { status: 200, body: { ...shown, session } };
    },

    'GET /v1/tables/{token}/order': async ({ principal, param, event }) => {
      const found = await findTableOrder(deps(), param('token'));
      if (!found.ok) throw refused(found.error);
      const key = principal && (await keyOf(principal, undefined))(found.value.table);
      return withContentTag(event, await shownTo(found.value, key));
    },

    'POST /v1/tables/{token}/order/lines': async ({ principal, param, body, idempotency }) => {
      const { session, ...wanted } = body;
      const dinerKey = await keyOf(principal, session);
      const dinerId = principal && dinerOf(principal);
      const command = { ...wanted, token: param('token'), dinerKey, dinerId, idempotency };
      const ordered = await orderAtTable(deps(), command);
      if (!ordered.ok) throw refused(ordered.error);
      return { status: 200, body: await shownAfter(ordered.value, dinerKey, body.language) };
    },

    'PUT /v1/tables/{token}/order/lines/{lineId}': async ({ principal, param, body }) => {
      const { session, ...wanted } = body;
      const dinerKey = await keyOf(principal, session);
      const command = { ...wanted, token: param('token'), dinerKey, lineId: param('lineId') };
      const changed = await changeTableLine(deps(), command);
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: await shownAfter(changed.value, dinerKey, body.language) };
    },
  },
);

async function shownTo(
  view: Parameters<typeof presentTableOrder>[0],
  dinerKey: string | undefined,
  language?: string,
) {
  const { table } = view.aggregate?.order ?? {};
  const diner = table && dinerKey !== undefined ? labelOf(table, dinerKey) : undefined;
  const dues = await duesAtTable(deps(), view.aggregate, diner, language);
  return presentTableOrder(view, clock().now(), { diner, dues });
}

function shownAfter(aggregate: OrderAggregate, dinerKey: DinerKey, language: string | undefined) {
  const { order } = aggregate;
  const { orderId, storeId } = order;
  const table = { orderId, storeId, tableId: order.table?.tableId ?? '' };
  return shownTo({ table, aggregate }, dinerKey(order), language);
}
