import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { holds } from './condition.ts';
import { menuKey, type RowKey } from './keys.ts';
import { dataOf, SCHEMA } from './row.ts';

/** Which menu of a series (published, drafts) is current: the one part of a menu that changes. */
export class DynamoDbMenuVersions {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  readonly #key: (merchantId: MerchantId, storeId: StoreId) => RowKey;

  constructor(client: DynamoDBDocumentClient, tableName: string, key = menuKey) {
    this.#client = client;
    this.#tableName = tableName;
    this.#key = key;
  }

  /** Strongly read; 0 where nothing was published. */
  async current(merchantId: MerchantId, storeId: StoreId): Promise<number> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: this.#key(merchantId, storeId),
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
            ...this.#key(merchantId, storeId),
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
