import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { orderPk, paymentSk, ticketSk } from '../../adapters/dynamodb/keys.ts';
import type { Sales } from '../../core/domain/popularity.ts';
import type { TicketLine } from '../../core/domain/ticket.ts';
import { handler } from '../../functions/effects/handler.ts';
import {
  NOON,
  newMerchant,
  newStore,
  orderOf,
  paymentOf,
  ticketOf,
} from '../contracts/fixtures.ts';
import { watchLog } from './support/http.ts';

const outside = vi.hoisted(() => ({ send: vi.fn(), add: vi.fn() }));
vi.mock('../../functions/shared/compose.ts', () => ({
  clock: () => ({ now: () => NOON }),
  stage: () => 'test',
  followUps: () => ({ send: outside.send }),
  dishCounter: () => ({ add: outside.add }),
}));

const written = watchLog();
const merchantId = newMerchant();
const storeId = newStore();
const order = orderOf(merchantId, { storeId, businessDate: '2026-11-22' });
let sequence = 0;

function record(eventName: 'INSERT' | 'MODIFY', type: string, sk: string, data: object) {
  const row = { pk: orderPk(merchantId, order.orderId), sk, type, schema: 1, data };
  const NewImage = marshall(row, { removeUndefinedValues: true });
  return {
    eventName,
    dynamodb: { SequenceNumber: String(sequence++), NewImage },
  } as unknown as DynamoDBRecord;
}
const line = (itemId: string, quantity: number): TicketLine => ({
  ...{ lineId: 'l1', itemId, name: itemId, options: [], quantity },
});
const ticket = (...lines: TicketLine[]) => {
  const { businessDate } = order;
  const made = ticketOf(order, { storeId, businessDate, lines });
  return (eventName: 'INSERT' | 'MODIFY' = 'INSERT') =>
    record(eventName, 'ticket', ticketSk(made.ticketId), made);
};
const payment = () => {
  const made = paymentOf(order);
  return record('INSERT', 'payment', paymentSk(made.paymentId), made);
};
const deliver = async (...Records: DynamoDBRecord[]) =>
  (await handler({ Records })).batchItemFailures;
const counted = (): Sales[] => outside.add.mock.calls.map(([sales]) => sales as Sales);

beforeEach(() => {
  outside.send.mockReset().mockResolvedValue(undefined);
  outside.add.mockReset().mockResolvedValue(undefined);
});

describe('new tickets', () => {
  test('are counted by dish, once for the whole batch', async () => {
    const soup = ticket(line('soup', 2), line('tea', 1));
    await deliver(soup(), payment(), ticket(line('soup', 1))());
    expect(counted()).toEqual([
      {
        ...{ merchantId, storeId, businessDate: '2026-11-22' },
        sold: new Map([
          ['soup', 3],
          ['tea', 1],
        ]),
      },
    ]);
  });

  test('are sold when they come to be, and not again when the kitchen moves on', async () => {
    await deliver(ticket(line('soup', 1))('MODIFY'), payment());
    expect(counted()).toEqual([]);
  });
});

describe('a count that fails', () => {
  test('holds up nothing: it is logged, measured, and dropped', async () => {
    outside.add.mockRejectedValue(new Error('throttled'));
    expect(await deliver(ticket(line('soup', 1))(), payment())).toEqual([]);
    expect(outside.send).toHaveBeenCalledTimes(1);
    expect(written.lines()).toEqual([
      expect.objectContaining({ SalesUncounted: 1, Stage: 'test' }),
      expect.objectContaining({ level: 'warn', code: 'sales-uncounted', merchantId }),
    ]);
  });

  test('comes after all that money waits for', async () => {
    const order: string[] = [];
    outside.send.mockImplementation(async () => order.push('follow-up'));
    outside.add.mockImplementation(async () => order.push('count'));
    await deliver(ticket(line('soup', 1))(), payment());
    expect(order).toEqual(['follow-up', 'count']);
  });
});

test('what is delivered again because a follow-up failed is not counted twice', async () => {
  const records = [ticket(line('soup', 1))(), payment(), ticket(line('tea', 1))()];
  outside.send.mockRejectedValueOnce(new Error('queue is away'));
  const [failed] = await deliver(...records);
  expect(failed?.itemIdentifier).toBe(records[1]?.dynamodb?.SequenceNumber);
  expect(await deliver(...records.slice(1))).toEqual([]);
  const sold = counted().flatMap((sales) => [...sales.sold]);
  expect(sold).toEqual([
    ['soup', 1],
    ['tea', 1],
  ]);
});
