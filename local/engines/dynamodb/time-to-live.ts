import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError, type AwsJsonCall } from '../../aws-json.ts';

export interface ExpiringTable {
  readonly name: string;
  readonly keys: readonly string[];
  /** The attribute that holds the expiry, in seconds since the epoch. */
  readonly attribute: string;
}

type Item = Record<string, unknown>;

/** Deletes the items of a table that have expired, as DynamoDB does by itself; returns how many. */
export async function deleteExpired(
  call: AwsJsonCall,
  table: ExpiringTable,
  nowMs: number,
): Promise<number> {
  const expired = {
    ExpressionAttributeNames: { '#ttl': table.attribute },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(nowMs / 1_000)) } },
  };
  let deleted = 0;
  let ExclusiveStartKey: Item | undefined;
  do {
    const page: { Items?: Item[]; LastEvaluatedKey?: Item } = await call('DynamoDB_20120810.Scan', {
      TableName: table.name,
      FilterExpression: '#ttl <= :now',
      ...expired,
      Limit: 500,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    });
    for (const item of page.Items ?? []) {
      const Key = Object.fromEntries(table.keys.map((name) => [name, item[name]]));
      const ConditionExpression = '#ttl <= :now';
      try {
        await call('DynamoDB_20120810.DeleteItem', {
          TableName: table.name,
          Key,
          ConditionExpression,
          ...expired,
        });
        deleted++;
      } catch (error) {
        const renewed =
          error instanceof AwsError && error.code === 'ConditionalCheckFailedException';
        if (!renewed) throw error;
      }
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
    // A sweep must not be felt by people who order meanwhile.
    await sleep(20);
  } while (ExclusiveStartKey !== undefined);
  return deleted;
}
