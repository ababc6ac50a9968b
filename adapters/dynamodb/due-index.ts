import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Row } from './row.ts';

const SHARDS = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;

/** Prefix of the shards: what is due of one kind never waits behind what is due of another. */
const KINDS = { money: '', ticket: 't' } as const;
type DueKind = keyof typeof KINDS;

/** Index attributes of a row that waits for `dueAt`; none where nothing is left to watch. */
export function dueAttributes(
  id: string,
  dueAt: number | undefined,
  kind: DueKind = 'money',
): Pick<Row, 'dueAt' | 'dueShard'> {
  return dueAt === undefined ? {} : { dueAt, dueShard: `${KINDS[kind]}${shardOf(id)}` };
}

type DueKey = Required<Pick<Row, 'pk' | 'sk' | 'dueAt'>>;

/** Keys of overdue rows, oldest first, from all shards at once. Eventually consistent. */
export async function queryDue(
  client: DynamoDBDocumentClient,
  tableName: string,
  now: number,
  limit: number,
  kind: DueKind = 'money',
): Promise<DueKey[]> {
  const shards = await Promise.all(
    SHARDS.map((shard) =>
      client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'due',
          KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
          ExpressionAttributeValues: { ':shard': `${KINDS[kind]}${shard}`, ':now': now },
          Limit: limit,
        }),
      ),
    ),
  );
  const keys = shards.flatMap((page) => (page.Items ?? []) as DueKey[]);
  return keys.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit);
}

/** FNV-1a: the same id is always in the same shard, whatever code runs. */
function shardOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let n = 0; n < id.length; n++) {
    hash = Math.imul(hash ^ id.charCodeAt(n), 0x01000193);
  }
  return String((hash >>> 0) % SHARDS.length);
}
