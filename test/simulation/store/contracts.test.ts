import { afterAll, vi } from 'vitest';
import type { TestTables } from '../../support/dynamodb.ts';
import { twinClient } from './differential/twin-client.ts';
import { DynamoDbModel } from './dynamodb-model.ts';
import { modelClient } from './model-client.ts';
import { inboxTable, storeTable } from './table-shape.ts';

/*
 * Every contract of the adapters once more: "in DynamoDB" in the names of these tests means the real
 * adapters, with each of their commands sent to the model and to a real engine, which must agree.
 */

/** One pair for all suites, which keep to merchants of their own; and how to close it. */
const twins = vi.hoisted((): { open?: Promise<TestTables>; close?: () => Promise<void> } => ({}));

vi.mock(import('../../support/dynamodb.ts'), async (importOriginal) => {
  const { hasDynamoDb, openTestTables } = await importOriginal();
  const open = async (): Promise<TestTables> => {
    const tables = await openTestTables();
    twins.close = tables.close;
    const shapes = [storeTable(tables.storeTable), inboxTable(tables.inboxTable)];
    const model = modelClient(new DynamoDbModel(shapes));
    const client = twinClient(model, tables.client);
    return { ...tables, client, close: async () => undefined };
  };
  const openTwins = async (): Promise<TestTables> => {
    twins.open ??= open();
    return await twins.open;
  };
  return { hasDynamoDb, openTestTables: openTwins };
});

afterAll(() => twins.close?.());

await import('../../contracts/order-store.test.ts');
await import('../../contracts/order-conditions.test.ts');
await import('../../contracts/order-contention.test.ts');
await import('../../contracts/idempotency.test.ts');
await import('../../contracts/due-list.test.ts');
await import('../../contracts/inbox.test.ts');
await import('../../contracts/lists.test.ts');
await import('../../contracts/stock.test.ts');
await import('../../contracts/stores.test.ts');
