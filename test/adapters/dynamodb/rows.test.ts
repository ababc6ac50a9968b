import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbDueList } from '../../../adapters/dynamodb/due-list.ts';
import { DynamoDbInbox } from '../../../adapters/dynamodb/inbox.ts';
import { DynamoDbOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { DynamoDbPickupNumbers } from '../../../adapters/dynamodb/pickup-numbers.ts';
import { NewerSchema } from '../../../adapters/dynamodb/row.ts';
import {
  caseOf,
  empty,
  idempotencyOf,
  NOON,
  newMerchant,
  newStore,
  next,
  orderOf,
  paymentOf,
  refundOf,
  ticketOf,
} from '../../contracts/fixtures.ts';
import { hasDynamoDb, openTestTables, type TestTables } from '../../support/dynamodb.ts';

type Item = Record<string, unknown>;

const DAY_SECONDS = 86_400;
let tables: TestTables;
let client: DynamoDBDocumentClient;
let orders: DynamoDbOrderStore;

beforeAll(async () => {
  if (!hasDynamoDb) return;
  tables = await openTestTables();
  client = tables.client;
  orders = new DynamoDbOrderStore(client, tables.storeTable, { pause: async () => undefined });
});
afterAll(() => tables?.close());

const everyRow = async (TableName: string): Promise<Item[]> =>
  (await client.send(new ScanCommand({ TableName }))).Items ?? [];

describe.skipIf(!hasDynamoDb)('Rows in DynamoDB', () => {
  it('all carry their kind, their schema and, but for the public pointer, their tenant', async () => {
    const order = orderOf(newMerchant(), { dueAt: NOON });
    const payment = paymentOf(order, { dueAt: NOON });
    const before = empty(order);
    await orders.commit(
      next(before, {
        payments: [payment],
        refunds: [refundOf(payment)],
        tickets: [ticketOf(order)],
        opened: [caseOf(order.merchantId, 'p1')],
        idempotency: idempotencyOf('key', before),
      }),
    );
    const mine = (await everyRow(tables.storeTable)).filter((row) =>
      String(row['pk']).startsWith(`M#${order.merchantId}#`),
    );
    expect(mine.map((row) => row['type']).sort()).toEqual([
      'case',
      'idempotency',
      'journal',
      'order',
      'payment',
      'refund',
      'ticket',
    ]);
    expect(mine.every((row) => row['schema'] === 1)).toBe(true);
  });

  it('spread what is due over the shards', async () => {
    const merchantId = newMerchant();
    for (let n = 0; n < 40; n++) {
      const order = orderOf(merchantId, { dueAt: NOON });
      await orders.commit(next(empty(order), {}));
    }
    const rows = await everyRow(tables.storeTable);
    const shards = new Set(rows.map((row) => row['dueShard']).filter((s) => s !== undefined));
    expect(shards.size).toBeGreaterThan(4);
    expect(shards.size).toBeLessThanOrEqual(8);
  });

  it('expire: keys after 7 days, counters after 14, notifications after 30', async () => {
    const merchantId = newMerchant();
    const before = empty(orderOf(merchantId));
    const idempotency = idempotencyOf('key', before);
    await orders.commit(next(before, { idempotency }, NOON));
    const numbers = new DynamoDbPickupNumbers(client, tables.storeTable);
    await numbers.next(merchantId, newStore(), '2026-11-22');
    const inbox = new DynamoDbInbox(client, tables.inboxTable);
    await inbox.receive({ merchantId, noticeId: 'n1', body: 'b', receivedAt: NOON });

    const rows = [
      ...(await everyRow(tables.storeTable)),
      ...(await everyRow(tables.inboxTable)),
    ].filter((row) => String(row['pk']).startsWith(`M#${merchantId}#`));
    const expiresAt = (type: string) => rows.find((row) => row['type'] === type)?.['expiresAt'];
    expect(expiresAt('order')).toBeUndefined();
    expect(expiresAt('journal')).toBeUndefined();
    expect(expiresAt('idempotency')).toBe(NOON / 1_000 + 7 * DAY_SECONDS);
    expect(expiresAt('pickup-counter')).toBe(Date.UTC(2026, 10, 22) / 1_000 + 14 * DAY_SECONDS);
    expect(expiresAt('notice')).toBe(NOON / 1_000 + 30 * DAY_SECONDS);
  });
});

describe.skipIf(!hasDynamoDb)('After a rollback', () => {
  const placed = async () => {
    const order = orderOf(newMerchant(), { dueAt: NOON });
    await orders.commit(next(empty(order), {}));
    const Key = { pk: `M#${order.merchantId}#O#${order.orderId}`, sk: 'ORDER' };
    return { ...order, Key };
  };

  it('an order that newer code wrote is refused by name, not misread', async () => {
    const { merchantId, orderId, Key } = await placed();
    await client.send(
      new UpdateCommand({
        TableName: tables.storeTable,
        Key,
        UpdateExpression: 'SET #schema = :newer',
        ExpressionAttributeNames: { '#schema': 'schema' },
        ExpressionAttributeValues: { ':newer': 2 },
      }),
    );
    await expect(orders.load(merchantId, orderId)).rejects.toThrow(NewerSchema);
    await expect(orders.load(merchantId, orderId)).rejects.toThrow(`${Key.pk} ORDER has schema 2`);
  });

  it('an attribute that newer code added to the same schema does no harm', async () => {
    const { merchantId, orderId, Key } = await placed();
    await client.send(
      new UpdateCommand({
        TableName: tables.storeTable,
        Key,
        UpdateExpression: 'SET loyalty = :one, #data.loyalty = :one',
        ExpressionAttributeNames: { '#data': 'data' },
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    const found = await orders.load(merchantId, orderId);
    expect(found?.order.version).toBe(1);
    if (!found) return;
    expect(await orders.commit(next(found, {}))).toBe('committed');
    const { Item } = await client.send(new GetCommand({ TableName: tables.storeTable, Key }));
    expect(Item).toMatchObject({ version: 2, loyalty: 1, data: { loyalty: 1 } });
  });

  it('a due row of a kind that this code does not know does not stop the sweeper', async () => {
    const { merchantId, orderId } = await placed();
    const row = { pk: `M#${merchantId}#O#${orderId}`, sk: 'ORDER#LOYALTY#1', dueShard: '0' };
    const Item = { ...row, dueAt: 1, schema: 2, type: 'loyalty', data: {} };
    await client.send(new PutCommand({ TableName: tables.storeTable, Item }));
    const due = await new DynamoDbDueList(client, tables.storeTable).due(NOON, 1_000);
    expect(due).toContainEqual({ kind: 'order', merchantId, orderId });
  });

  it('a notification that newer code stored waits for that code, and no other waits with it', async () => {
    const inbox = new DynamoDbInbox(client, tables.inboxTable);
    const old = { merchantId: newMerchant(), noticeId: 'old', body: 'b', receivedAt: NOON };
    await inbox.receive(old);
    const Item = {
      pk: `M#${old.merchantId}#N#new`,
      sk: 'NOTICE',
      type: 'notice',
      schema: 2,
      dueShard: '0',
      dueAt: 1,
      data: {},
    };
    await client.send(new PutCommand({ TableName: tables.inboxTable, Item }));
    const due = await inbox.due(NOON + 60_000, 1_000);
    expect(due.filter((item) => item.merchantId === old.merchantId)).toEqual([old]);
    expect(due).not.toContainEqual({});
  });
});
