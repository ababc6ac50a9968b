import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { PinAttempts } from '../../core/domain/pin-attempts.ts';
import type { PinGuesses, Typed } from '../../core/ports/staff.ts';
import { holds } from './condition.ts';
import { pinGuessesKey } from './keys.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';

export class DynamoDbPinGuesses implements PinGuesses {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(typed: Typed): Promise<PinAttempts | undefined> {
    const Key = pinGuessesKey(typed);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<PinAttempts>(Item);
  }

  async save(typed: Typed, attempts: PinAttempts): Promise<boolean> {
    const row = { ...pinGuessesKey(typed), type: 'pin-guesses', schema: SCHEMA, data: attempts };
    const put = new PutCommand({
      TableName: this.#tableName,
      // A day more than failures count for.
      Item: { ...row, expiresAt: expiry(attempts.lastAt, 2) },
      ConditionExpression: 'attribute_not_exists(pk) OR #data.#version = :seen',
      ExpressionAttributeNames: { '#data': 'data', '#version': 'version' },
      ExpressionAttributeValues: { ':seen': attempts.version - 1 },
    });
    return await holds(this.#client.send(put));
  }
}
