import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Page, Paged } from '../../core/ports/page.ts';
import { dataOf } from './row.ts';

/**
 * One page of the index `list`. The cursor is the last sort key given, so that a forged one can only
 * move about in the list of the tenant that asks. One row more than wanted tells the last page.
 */
export async function queryList<T>(
  client: DynamoDBDocumentClient,
  tableName: string,
  listPk: string,
  { limit, cursor }: Page,
  read: (row: Record<string, unknown>) => T = dataOf<T>,
): Promise<Paged<T>> {
  const after = cursor ? ' AND listSk > :after' : '';
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: 'list',
      KeyConditionExpression: `listPk = :list${after}`,
      ExpressionAttributeValues: { ':list': listPk, ...(cursor && { ':after': cursor }) },
      Limit: limit + 1,
    }),
  );
  const taken = Items.slice(0, limit);
  const items = taken.map(read);
  const isLast = Items.length <= limit && !LastEvaluatedKey;
  const next = taken.at(-1)?.['listSk'];
  return isLast || typeof next !== 'string' ? { items } : { items, next };
}
