import { DeleteCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { journalSk, orderPk, paymentSk } from '../../../adapters/dynamodb/keys.ts';
import type { Row } from '../../../adapters/dynamodb/row.ts';
import { type AuditSources, auditStore } from '../../../audit/reading/audit-store.ts';
import type { AlipayNumber } from '../../../audit/reading/between-orders.ts';
import type { AuditReport } from '../../../audit/reading/report.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { hasDynamoDb, openTestTables, type TestTables } from '../../support/dynamodb.ts';
import { MERCHANT, MINUTE, SECOND } from '../../support/world.ts';
import { StoredWorld } from '../support/stored-world.ts';

let tables: TestTables;
let world: StoredWorld;
let sold: { order: Order; payment: Payment };

const CONDITIONS = {
  observed: ['store', 'alipay'],
  unrecorded: ['request', 'captured', 'returned', 'closed', 'notice', 'key'],
  ...{ atRest: false, healedAt: 0, skewMs: 0 },
} as const;

const audit = (more: Partial<AuditSources> = {}): Promise<AuditReport> =>
  auditStore({
    client: tables.client,
    ...{ storeTable: tables.storeTable, inboxTable: tables.inboxTable },
    ...{ conditions: CONDITIONS, now: () => world.time.now(), live: false },
    alipay: world.sideOf,
    ...more,
  });
const idsOf = ({ violations }: AuditReport): string[] => [...new Set(violations.map((v) => v.id))];

describe.skipIf(!hasDynamoDb)('the audit of a table', () => {
  beforeAll(async () => {
    tables = await openTestTables();
  });
  beforeEach(async () => {
    for (const table of [tables.storeTable, tables.inboxTable]) await clear(table);
    world = new StoredWorld(tables);
    await world.open();
    sold = await world.sell();
    await world.notify(sold.payment);
    await world.time.runFor(SECOND);
  });
  afterAll(() => tables.close());

  async function everything(): Promise<void> {
    await world.refund(sold.order, 1_000);
    await world.sell('is refused');
    const silent = await world.sell('is asked');
    const wrong = await world.sell();
    await world.notify(wrong.payment, 2_801);
    await world.time.runFor(61 * SECOND);
    await world.resolve(silent.order, silent.payment);
  }

  test('finds nothing wrong with what the use cases write, and says where the money is', async () => {
    await everything();
    const { violations, notJudged, alipay, ...counts } = await audit();
    expect(violations).toEqual([]);
    expect(counts).toMatchObject({ orders: 4, payments: 4, openCases: 1, violationCount: 0 });
    expect(alipay).toMatchObject({ trades: 3, captured: 5_600, returned: 1_000 });
    expect(alipay?.place).toMatchObject({ held: 4_600, served: 4_600, waiting: 0, lost: 0 });
    expect(counts.judged).toEqual(expect.arrayContaining(['M2a', 'M16b', 'N6c', 'N6d', 'N9b']));
    expect(notJudged.map((n) => n.id)).not.toContain('N6c');
  });

  test('reads an order whose rows lie on many pages as one', async () => {
    await everything();
    const { client } = tables;
    client.middlewareStack.add(
      (next) => (args) => next({ ...args, input: { ...args.input, Limit: 2 } }),
      { step: 'initialize', name: 'twoRowsAPage' },
    );
    const { violations, orders } = await audit();
    client.middlewareStack.remove('twoRowsAPage');
    expect({ violations, orders }).toEqual({ violations: [], orders: 4 });
  });

  test('finds a fen that Alipay holds too many', async () => {
    const alipay: AuditSources['alipay'] = async (order) => {
      const { events, trades } = await world.sideOf(order);
      return { events, trades: trades.map((t) => ({ ...t, returnedMinor: 1 })) };
    };
    const report = await audit({ alipay });
    expect(idsOf(report)).toEqual(['M2a']);
    expect(report.alipay?.place).toMatchObject({ served: 2_800, lost: -1 });
  });

  test('finds a journal entry that is gone', async () => {
    const { merchantId, orderId } = sold.order;
    await remove(orderPk(merchantId, orderId), journalSk(2));
    expect(idsOf(await audit())).toContain('M16a');
  });

  test('finds an order that is gone and left its journal', async () => {
    await remove(orderPk(MERCHANT, sold.order.orderId), 'ORDER');
    await remove(orderPk(MERCHANT, sold.order.orderId), paymentSk(sold.payment.paymentId));
    await remove(orderPk(MERCHANT, sold.order.orderId), 'ORDER#TICKET#t-c1');
    expect(idsOf(await audit())).toContain('M16a');
  });

  test('finds a payment that was changed behind the journal’s back', async () => {
    const { order, payment } = sold;
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.storeTable,
        Key: { pk: orderPk(MERCHANT, order.orderId), sk: paymentSk(payment.paymentId) },
        UpdateExpression: 'SET #data.#status = :cancelled',
        ExpressionAttributeNames: { '#data': 'data', '#status': 'status' },
        ExpressionAttributeValues: { ':cancelled': 'CANCELLED' },
      }),
    );
    expect(idsOf(await audit())).toEqual(expect.arrayContaining(['M2a', 'M3b', 'M16b']));
  });

  test('finds a payment without its key, and a key without its payment', async () => {
    const [key] = await rows('idempotency');
    if (!key) throw new Error('There is no key');
    await remove(key.pk, key.sk);
    expect(idsOf(await audit())).toEqual(['N6c']);
    const data = { ...(key.data as object), resultId: '0'.repeat(26) };
    await put({ ...key, pk: `${key.pk}9`, data });
    expect(idsOf(await audit())).toEqual(['N6c', 'N6d']);
  });

  test('finds a number that was called twice', async () => {
    const other = await world.sell();
    const key = { pk: orderPk(MERCHANT, other.order.orderId), sk: 'ORDER' };
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.storeTable,
        Key: key,
        UpdateExpression: 'SET #data.pickupNumber = :first',
        ExpressionAttributeNames: { '#data': 'data' },
        ExpressionAttributeValues: { ':first': sold.order.pickupNumber },
      }),
    );
    expect(idsOf(await audit())).toEqual(['N7b']);
  });

  test('finds a notification that nobody settled', async () => {
    const dueAt = world.time.now();
    const row = { pk: `M#${MERCHANT}#N#n1`, sk: 'NOTICE', type: 'notice', schema: 1, dueAt };
    await put({ ...row, dueShard: '0', data: {} }, tables.inboxTable);
    expect(idsOf(await audit())).toEqual([]);
    await world.time.runFor(16 * MINUTE);
    const { violations } = await audit();
    expect(violations.filter((v) => v.id === 'N9b')).toHaveLength(1);
  });

  test('finds a number of ours that only Alipay knows, and counts those of others', async () => {
    const unknown = { merchantId: MERCHANT, outTradeNo: `KC${'0'.repeat(52)}`, held: 100 };
    const foreign = { merchantId: MERCHANT, outTradeNo: 'INVOICE-7', held: 100 };
    const known = { merchantId: MERCHANT, outTradeNo: sold.payment.outTradeNo, held: 2_800 };
    async function* numbers(): AsyncGenerator<AlipayNumber> {
      yield* [unknown, foreign, known, known];
    }
    const { violations, alipay } = await audit({ numbers });
    expect(violations).toMatchObject([{ id: 'M5a', outTradeNo: unknown.outTradeNo }]);
    expect(alipay?.foreign).toBe(1);
  });

  test('reads an order again that changed while Alipay was asked', async () => {
    let asked = 0;
    const alipay: AuditSources['alipay'] = async (order) => {
      const before = await world.sideOf(order);
      asked += 1;
      if (asked === 1) await world.refund(sold.order, 500);
      return before;
    };
    expect(idsOf(await audit({ alipay, live: true }))).toEqual([]);
    expect(asked).toBe(2);
  });

  test('judges without Alipay an order for which it gives no answer, and says so', async () => {
    const report = await audit({ alipay: async () => ({ unanswered: 1 }) });
    expect(idsOf(report)).toEqual([]);
    expect(report.alipay).toMatchObject({ unanswered: 1, trades: 0, place: { held: 0, lost: 0 } });
  });
});

async function clear(TableName: string): Promise<void> {
  const { Items = [] } = await tables.client.send(new ScanCommand({ TableName }));
  for (const { pk, sk } of Items) {
    await tables.client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  }
}

const remove = (pk: string, sk: string) =>
  tables.client.send(new DeleteCommand({ TableName: tables.storeTable, Key: { pk, sk } }));
const put = (Item: object, TableName = tables.storeTable) =>
  tables.client.send(new PutCommand({ TableName, Item: Item as Record<string, unknown> }));

async function rows(type: string): Promise<Row[]> {
  const { Items = [] } = await tables.client.send(
    new ScanCommand({ TableName: tables.storeTable }),
  );
  return (Items as Row[]).filter((row) => row.type === type);
}
