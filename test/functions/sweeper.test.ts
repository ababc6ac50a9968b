import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { handler } from '../../functions/sweeper/handler.ts';
import { watchLog } from './support/http.ts';

const written = watchLog();
const table = mockClient(DynamoDBDocumentClient);
beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'kuaican');
  vi.stubEnv('INBOX_TABLE_NAME', 'kuaican-inbox');
  vi.stubEnv('PAYMENT_RESOLUTION_ARN', 'arn:aws:states:::stateMachine:payment-resolution');
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  table.reset();
  table.on(QueryCommand).resolves({ Items: [] });
});

test('a sweep that settled everything ends well', async () => {
  await expect(handler()).resolves.toBeUndefined();
  expect(written.text()).toContain('"failed":0');
});

test('a row that could not be settled fails the invocation, which is what the alarm counts', async () => {
  table.on(QueryCommand, { TableName: 'kuaican-inbox' }).rejects(new Error('the key is disabled'));
  await expect(handler()).rejects.toThrow('1 of 0 rows failed');
  expect(written.text()).toContain('"row":"the inbox"');
});
