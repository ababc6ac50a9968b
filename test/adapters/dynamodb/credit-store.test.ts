import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbClient } from '../../../adapters/dynamodb/client.ts';
import { DynamoDbCreditStore } from '../../../adapters/dynamodb/credit-store.ts';
import type { Credit } from '../../../core/domain/credit.ts';
import { caseIdOf, type ExceptionCase } from '../../../core/domain/exception-case.ts';
import { money } from '../../../core/domain/money.ts';
import { NOON, newMerchant } from '../../contracts/fixtures.ts';

const client = dynamoDbClient({ region: 'us-east-1' });
const dynamoDb = mockClient(client);
const pauses: number[] = [];
const credits = new DynamoDbCreditStore(client, 'Store', {
  pause: async (attempt) => {
    pauses.push(attempt);
  },
});

const merchantId = newMerchant();
const tradeNo = '2026112222001400000000000001';
const amount = money('HKD', 3_850);
const credit: Credit = {
  ...{ merchantId, tradeNo, amount, outTradeNo: 'made-up-by-alipay' },
  ...{ receivedAt: NOON, status: 'UNMATCHED' },
};
const opened: ExceptionCase = {
  ...{ merchantId, tradeNo, amount, caseId: caseIdOf('unsolicited-credit', tradeNo) },
  ...{ kind: 'unsolicited-credit', status: 'OPEN', openedAt: NOON, detail: 'nobody waits' },
};

/** What DynamoDB says of the credit and of its case, which it did not write. */
const cancelled = (...codes: string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const inputs = () => dynamoDb.commandCalls(TransactWriteCommand).map((call) => call.args[0].input);

beforeEach(() => {
  dynamoDb.reset();
  pauses.length = 0;
});

describe('Money that nobody asked for', () => {
  it.each([
    ['TransactionConflict', 'None'],
    ['None', 'TransactionConflict'],
    ['ThrottlingError', 'None'],
    ['None', 'ProvisionedThroughputExceeded'],
  ])('is written after a pause where DynamoDB was busy: %s %s', async (...codes) => {
    dynamoDb
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled(...codes))
      .resolves({});
    expect(await credits.open(credit, opened)).toBe(true);
    expect(pauses).toEqual([0]);
    const tokens = inputs().map(({ ClientRequestToken }) => ClientRequestToken);
    expect(new Set(tokens).size).toBe(2);
  });

  it('is not written twice, whatever became of its case', async () => {
    dynamoDb
      .on(TransactWriteCommand)
      .rejects(cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'));
    expect(await credits.open(credit, opened)).toBe(false);
    expect(inputs()).toHaveLength(1);
  });

  it('is written alone where its case is there already', async () => {
    dynamoDb
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'ConditionalCheckFailed'))
      .resolves({});
    expect(await credits.open(credit, opened)).toBe(true);
    expect(inputs().map(({ TransactItems }) => TransactItems?.length)).toEqual([2, 1]);
    expect(pauses).toEqual([]);
  });

  it.each([
    ['TransactionConflict', 4],
    ['ValidationError', 1],
  ])('is for the sweeper where %s does not go away', async (code, tries) => {
    dynamoDb.on(TransactWriteCommand).rejects(cancelled(code, 'None'));
    await expect(credits.open(credit, opened)).rejects.toThrow(TransactionCanceledException);
    expect(inputs()).toHaveLength(tries);
  });
});
