import { type DynamoDBDocumentClient, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { holds } from './condition.ts';
import { dueAttributes } from './due-index.ts';
import type { Row } from './row.ts';

/**
 * Makes every notification that came since then due again, so that the sweeper settles it once more:
 * for an operator who has restored the main table from a backup. Settling one twice is harmless.
 * Reads the whole inbox, in pages. @returns how many there were.
 */
export async function reopenNotices(
  client: DynamoDBDocumentClient,
  tableName: string,
  since: number,
  now: number,
): Promise<number> {
  let reopened = 0;
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      FilterExpression: '#data.receivedAt >= :since',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':since': since },
    },
  );
  for await (const { Items = [] } of pages) {
    for (const { pk, sk, data } of Items as (Row & { readonly data: { noticeId: string } })[]) {
      const { dueAt, dueShard } = dueAttributes(data.noticeId, now);
      const update = new UpdateCommand({
        TableName: tableName,
        Key: { pk, sk },
        UpdateExpression: 'SET dueAt = :dueAt, dueShard = :dueShard',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':dueAt': dueAt, ':dueShard': dueShard },
      });
      if (await holds(client.send(update))) reopened += 1;
    }
  }
  return reopened;
}
