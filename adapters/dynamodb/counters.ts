import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Counters } from '../../core/ports/counters.ts';
import { holds } from './condition.ts';
import { counterKey } from './keys.ts';
import { expiry, SCHEMA } from './row.ts';

/** A plain ADD under a limit: the SDK's retry of an answer that was lost counts twice, for safety. */
export class DynamoDbCounters implements Counters {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async take(name: string, limit: number, forgetAt: number): Promise<boolean> {
    return await holds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: counterKey(name),
          UpdateExpression:
            'ADD taken :one SET expiresAt = :expiresAt, #type = :type, #schema = :schema',
          ConditionExpression: 'attribute_not_exists(taken) OR taken < :limit',
          ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
          ExpressionAttributeValues: {
            ':one': 1,
            ':limit': limit,
            ':expiresAt': expiry(forgetAt, 0),
            ':type': 'counter',
            ':schema': SCHEMA,
          },
        }),
      ),
    );
  }

  async giveBack(name: string): Promise<void> {
    await holds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: counterKey(name),
          UpdateExpression: 'ADD taken :minusOne',
          ConditionExpression: 'taken > :none',
          ExpressionAttributeValues: { ':minusOne': -1, ':none': 0 },
        }),
      ),
    );
  }
}
