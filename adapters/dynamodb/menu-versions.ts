import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { holds } from './condition.ts';
import { menuKey } from './keys.ts';
import { dataOf, SCHEMA } from './row.ts';

/** Which published menu of a store is current: the one part of a menu that changes. */
export class DynamoDbMenuVersions {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** Strongly read; 0 where nothing was published. */
  async current(merchantId: MerchantId, storeId: StoreId): Promise<number> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: menuKey(merchantId, storeId),
        ConsistentRead: true,
      }),
    );
    return Item ? dataOf<{ readonly version: number }>(Item).version : 0;
  }

  /** Makes `to` the current version if `from` still is. @returns false if another one is. */
  async advance(
    merchantId: MerchantId,
    storeId: StoreId,
    from: number,
    to: number,
  ): Promise<boolean> {
    const first = { ConditionExpression: 'attribute_not_exists(pk)' };
    const later = {
      ConditionExpression: '#data.version = :from',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':from': from },
    };
    return await holds(
      this.#client.send(
        new PutCommand({
          TableName: this.#tableName,
          Item: {
            ...menuKey(merchantId, storeId),
            type: 'menu',
            schema: SCHEMA,
            data: { version: to },
          },
          ...(from === 0 ? first : later),
        }),
      ),
    );
  }
}
