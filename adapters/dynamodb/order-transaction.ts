import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { putCase, resolveCase } from './case-rows.ts';
import { couponItems } from './coupon-uses.ts';
import { putCredit } from './credit-rows.ts';
import { deliveryItems } from './delivery-rows.ts';
import { dinerOrderItem } from './diner-orders.ts';
import { dueAttributes } from './due-index.ts';
import {
  idempotencyKey,
  journalSk,
  ORDER_SK,
  orderPk,
  paymentSk,
  refundSk,
  sortable,
  tableKey,
  ticketSk,
  ticketsListPk,
} from './keys.ts';
import { numberKeyOf, ordersKeyOf } from './orders-index.ts';
import { expiry, IDEMPOTENCY_KEPT_DAYS, type Row, SCHEMA } from './row.ts';
import { bookToSession } from './session-bookings.ts';
import { changeStock } from './stock-rows.ts';
import { putWaiting } from './waiting-lists.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One order's change as one transaction; the Idempotency-Key, where there is one, comes first. */
export function transactItems(TableName: string, changes: OrderChanges): TransactItem[] {
  const { merchantId, storeId } = changes.order;
  const parts = partsOf(changes);
  return [
    ...idempotencyItem(TableName, changes),
    changes.basedOn === 0
      ? newOrder(TableName, changes, parts)
      : changedOrder(TableName, changes, parts),
    ...atTable(TableName, changes),
    ...parts.map((part) => ({ Put: { TableName, ...part } })),
    journalItem(TableName, changes),
    ...changes.opened.map((opened) => ({ Put: putCase(TableName, opened) })),
    ...changes.resolved.map((resolution) => ({
      Update: resolveCase(TableName, merchantId, resolution, 'known'),
    })),
    ...(changes.waiting ? [{ Put: putWaiting(TableName, changes.waiting) }] : []),
    ...couponItems(TableName, changes),
    ...(changes.dinerOrder ? [dinerOrderItem(TableName, changes.dinerOrder)] : []),
    ...deliveryItems(TableName, changes),
    ...(changes.credit ? [{ Put: putCredit(TableName, changes.credit) }] : []),
    ...changes.stock.map((stock) => ({
      Update: changeStock(TableName, merchantId, storeId, stock),
    })),
    ...(changes.booking
      ? [{ Update: bookToSession(TableName, { merchantId, storeId }, changes.booking) }]
      : []),
  ];
}

interface Part {
  readonly Item: Row;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, number>;
}

/** The rows beside the order: payments, refunds, tickets. */
function partsOf(changes: OrderChanges): Part[] {
  const { order } = changes;
  const { merchantId, orderId, storeId, version } = order;
  const row = { pk: orderPk(merchantId, orderId), schema: SCHEMA, version };
  const payments = changes.payments.map((payment) => {
    const due = dueAttributes(orderId, payment.dueAt);
    const sk = paymentSk(payment.paymentId);
    return bornAt('startedAt', { ...row, sk, type: 'payment', data: payment, ...due }, payment);
  });
  const refunds = changes.refunds.map((refund) => {
    const due = dueAttributes(orderId, refund.dueAt);
    const sk = refundSk(refund.paymentId, refund.refundId);
    return bornAt('requestedAt', { ...row, sk, type: 'refund', data: refund, ...due }, refund);
  });
  const tickets = changes.tickets.map((ticket) => {
    const list = {
      listPk: ticketsListPk(merchantId, storeId),
      listSk: `${sortable(ticket.createdAt)}#${orderId}#${ticket.ticketId}`,
    };
    const listed = ticket.status === 'COMPLETED' ? {} : list;
    const due = dueAttributes(orderId, ticket.dueAt, 'ticket');
    const sk = ticketSk(ticket.ticketId);
    const item = { ...row, sk, type: 'ticket', data: ticket, ...listed, ...due };
    return bornAt('createdAt', item, ticket);
  });
  return [...payments, ...refunds, ...tickets];
}

/** A row is only ever replaced by its own later state, never by a newcomer of the same id. */
const bornAt = <K extends string>(birth: K, Item: Row, value: Record<K, number>): Part => ({
  Item,
  ConditionExpression: 'attribute_not_exists(pk) OR #data.#birth = :birth',
  ExpressionAttributeNames: { '#data': 'data', '#birth': birth },
  ExpressionAttributeValues: { ':birth': value[birth] },
});

function newOrder(
  TableName: string,
  { order }: OrderChanges,
  parts: readonly Part[],
): TransactItem {
  const Item: Row = {
    pk: orderPk(order.merchantId, order.orderId),
    sk: ORDER_SK,
    type: 'order',
    schema: SCHEMA,
    version: order.version,
    data: order,
    parts: Object.fromEntries(parts.map((part) => [part.Item.sk, order.version])),
    ...dueAttributes(order.orderId, order.dueAt),
    ...ordersKeyOf(order),
  };
  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/** The first dishes at a table are for the order that the table still names. */
function atTable(TableName: string, { order, basedOn }: OrderChanges): TransactItem[] {
  const { merchantId, storeId, orderId, table } = order;
  if (!table || basedOn > 0) return [];
  const check = {
    TableName,
    Key: tableKey(merchantId, storeId, table.tableId),
    ConditionExpression: '#data.#orderId = :orderId',
    ExpressionAttributeNames: { '#data': 'data', '#orderId': 'orderId' },
    ExpressionAttributeValues: { ':orderId': orderId },
  };
  return [{ ConditionCheck: check }];
}

function changedOrder(
  TableName: string,
  { order, basedOn }: OrderChanges,
  parts: readonly Part[],
): TransactItem {
  const { dueAt, dueShard } = dueAttributes(order.orderId, order.dueAt);
  const isDue = dueAt !== undefined;
  const { ordersPk, ordersSk } = ordersKeyOf(order);
  const sets = [
    'ordersPk = :ordersPk',
    'ordersSk = :ordersSk',
    '#data = :data',
    '#version = :version',
    '#schema = :schema',
    ...parts.map((_, n) => `#parts.#part${n} = :version`),
    ...(isDue ? ['dueAt = :dueAt', 'dueShard = :dueShard'] : []),
  ];
  return {
    Update: {
      TableName,
      Key: { pk: orderPk(order.merchantId, order.orderId), sk: ORDER_SK },
      UpdateExpression: `SET ${sets.join(', ')}${isDue ? '' : ' REMOVE dueAt, dueShard'}`,
      ConditionExpression: '#version = :basedOn',
      ExpressionAttributeNames: {
        '#data': 'data',
        '#version': 'version',
        '#schema': 'schema',
        ...(parts.length > 0 && { '#parts': 'parts' }),
        ...Object.fromEntries(parts.map((part, n) => [`#part${n}`, part.Item.sk])),
      },
      ExpressionAttributeValues: {
        ':data': order,
        ':ordersPk': ordersPk,
        ':ordersSk': ordersSk,
        ':version': order.version,
        ':schema': SCHEMA,
        ':basedOn': basedOn,
        ...(isDue && { ':dueAt': dueAt, ':dueShard': dueShard }),
      },
    },
  };
}

function journalItem(
  TableName: string,
  { order, journal, isNumbered }: OrderChanges,
): TransactItem {
  const Item: Row = {
    pk: orderPk(order.merchantId, order.orderId),
    sk: journalSk(journal.version),
    type: 'journal',
    schema: SCHEMA,
    version: journal.version,
    data: journal,
    ...(isNumbered && numberKeyOf(order)),
  };
  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

function idempotencyItem(
  TableName: string,
  { order, journal, idempotency }: OrderChanges,
): TransactItem[] {
  if (!idempotency) return [];
  const Item: Row = {
    ...idempotencyKey(order.merchantId, idempotency.key),
    type: 'idempotency',
    schema: SCHEMA,
    data: idempotency,
    expiresAt: expiry(journal.at, IDEMPOTENCY_KEPT_DAYS),
  };
  return [{ Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }];
}
