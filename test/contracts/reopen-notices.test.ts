import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbInbox } from '../../adapters/dynamodb/inbox.ts';
import { reopenNotices } from '../../adapters/dynamodb/reopen-notices.ts';
import { hasDynamoDb, openTestTables, type TestTables } from '../support/dynamodb.ts';
import { NOON, newMerchant } from './fixtures.ts';

describe.skipIf(!hasDynamoDb)('after a restore from a backup', () => {
  let tables: TestTables;
  beforeAll(async () => {
    tables = await openTestTables();
  });
  afterAll(() => tables.close());

  it('the notifications since then are due again, those before are not', async () => {
    const { client, inboxTable } = tables;
    const inbox = new DynamoDbInbox(client, inboxTable);
    const merchantId = newMerchant();
    const received = [1, 2, 3].map((n) => ({
      merchantId,
      noticeId: `n${n}`,
      body: `form ${n}`,
      receivedAt: NOON + n,
    }));
    for (const item of received) {
      await inbox.receive(item);
      await inbox.settled(item);
    }
    expect(await inbox.due(NOON + 600_000, 10)).toEqual([]);

    expect(await reopenNotices(client, inboxTable, NOON + 2, NOON + 500_000)).toBe(2);

    const due = await inbox.due(NOON + 600_000, 10);
    expect(due.map(({ noticeId }) => noticeId).sort()).toEqual(['n2', 'n3']);
  });
});
