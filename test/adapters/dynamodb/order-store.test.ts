import {
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbClient } from '../../../adapters/dynamodb/client.ts';
import { DynamoDbOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import type { OrderChanges } from '../../../core/domain/order-aggregate.ts';
import {
  after,
  empty,
  idempotencyOf,
  newMerchant,
  next,
  orderOf,
  paymentOf,
} from '../../contracts/fixtures.ts';

const client = dynamoDbClient({ region: 'us-east-1' });
const dynamoDb = mockClient(client);
const pauses: number[] = [];
const orders = new DynamoDbOrderStore(client, 'Store', {
  pause: async (attempt) => {
    pauses.push(attempt);
  },
});

beforeEach(() => {
  dynamoDb.reset();
  pauses.length = 0;
});

/** What DynamoDB says of each item of a transaction that it did not make. */
const cancelled = (...codes: string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** A change with an Idempotency-Key: items are the key, the order and the journal entry. */
function keyed(): OrderChanges {
  const before = empty(orderOf(newMerchant()));
  return next(before, { idempotency: idempotencyOf('key', before) });
}
const unkeyed = (): OrderChanges => next(empty(orderOf(newMerchant())), {});
const tokens = (): unknown[] =>
  dynamoDb.commandCalls(TransactWriteCommand).map((call) => call.args[0].input.ClientRequestToken);

describe('A transaction that DynamoDB cancelled', () => {
  it.each([
    ['the key is taken', ['ConditionalCheckFailed', 'None', 'None'], 'duplicate'],
    [
      'the key is taken and the order moved',
      ['ConditionalCheckFailed', 'ConditionalCheckFailed', 'None'],
      'duplicate',
    ],
    ['the order moved', ['None', 'ConditionalCheckFailed', 'None'], 'conflict'],
    ['another transaction holds the order', ['None', 'TransactionConflict', 'None'], 'conflict'],
    ['another transaction holds the key', ['TransactionConflict', 'None', 'None'], 'conflict'],
    [
      'the order moved, under load',
      ['None', 'ConditionalCheckFailed', 'ThrottlingError'],
      'conflict',
    ],
  ])('because %s', async (_, codes, outcome) => {
    dynamoDb.on(TransactWriteCommand).rejects(cancelled(...codes));
    expect(await orders.commit(keyed())).toBe(outcome);
    expect(pauses).toEqual([]);
  });

  it('is no duplicate where the change has no key', async () => {
    dynamoDb.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None'));
    expect(await orders.commit(unkeyed())).toBe('conflict');
  });

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'because of %s is made again after a pause, as a new one',
    async (code) => {
      dynamoDb
        .on(TransactWriteCommand)
        .rejectsOnce(cancelled('None', code))
        .rejectsOnce(cancelled('None', code))
        .resolves({});
      expect(await orders.commit(unkeyed())).toBe('committed');
      expect(pauses).toEqual([0, 1]);
      expect(new Set(tokens()).size).toBe(3);
    },
  );

  it('because of load that lasts is given up after four tries', async () => {
    dynamoDb.on(TransactWriteCommand).rejects(cancelled('None', 'ThrottlingError'));
    await expect(orders.commit(unkeyed())).rejects.toThrow(TransactionCanceledException);
    expect(tokens()).toHaveLength(4);
  });

  it('for a reason that a repeat cannot cure throws at once', async () => {
    dynamoDb.on(TransactWriteCommand).rejects(cancelled('None', 'ValidationError'));
    await expect(orders.commit(unkeyed())).rejects.toThrow(TransactionCanceledException);
    expect(tokens()).toHaveLength(1);
  });
});

describe('A transaction whose outcome is unknown', () => {
  it.each([
    ['a server error', new InternalServerError({ message: 'oops', $metadata: {} })],
    ['throttling', new ProvisionedThroughputExceededException({ message: 'slow', $metadata: {} })],
    ['a timeout', Object.assign(new Error('socket hang up'), { name: 'TimeoutError' })],
  ])('because of %s is neither a success nor a conflict: it throws', async (_, error) => {
    dynamoDb.on(TransactWriteCommand).rejects(error);
    await expect(orders.commit(keyed())).rejects.toBe(error);
    expect(tokens()).toHaveLength(1);
  });
});

describe('A read that saw half of another transaction', () => {
  const order = orderOf(newMerchant());
  const payment = paymentOf(order);
  const whole = after(next(empty(order), { payments: [payment] }));
  const root = (version: number) => ({
    pk: 'M#m#O#o',
    sk: 'ORDER',
    type: 'order',
    schema: 1,
    version,
    data: { ...whole.order, version },
    parts: { [`ORDER#PAYMENT#${payment.paymentId}`]: version },
  });
  const part = (version: number) => ({
    pk: 'M#m#O#o',
    sk: `ORDER#PAYMENT#${payment.paymentId}`,
    type: 'payment',
    schema: 1,
    version,
    data: { ...payment, lastCode: `version ${version}` },
  });
  const load = () => orders.load(order.merchantId, order.orderId);

  it.each([
    ['the payment is older than the order', [root(2), part(1)]],
    ['the order is older than the payment', [root(1), part(2)]],
    ['the payment is missing', [root(1)]],
    ['the order is missing', [part(1)]],
  ])('is read again: %s', async (_, torn) => {
    dynamoDb
      .on(QueryCommand)
      .resolvesOnce({ Items: torn })
      .resolves({ Items: [root(2), part(2)] });
    const found = await load();
    expect(found?.order.version).toBe(2);
    expect(found?.payments[0]?.lastCode).toBe('version 2');
    expect(pauses).toEqual([0]);
  });

  it('is never decided upon, however long it lasts', async () => {
    dynamoDb.on(QueryCommand).resolves({ Items: [root(2), part(1)] });
    await expect(load()).rejects.toThrow('not of one state');
  });

  it('may come in several pages', async () => {
    dynamoDb
      .on(QueryCommand)
      .resolvesOnce({ Items: [root(2)], LastEvaluatedKey: { pk: 'M#m#O#o', sk: 'ORDER' } })
      .resolves({ Items: [part(2)] });
    expect((await load())?.payments).toHaveLength(1);
    expect(pauses).toEqual([]);
  });
});
