import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Sales, Sold } from '../../core/domain/popularity.ts';
import type { SoldDishes } from '../../core/ports/sold-dishes.ts';
import { SOLD_DISH_PREFIX, soldDishKey, soldPk } from './keys.ts';
import { expiry, rowOf, SCHEMA } from './row.ts';

/** A week is looked at; a clock may be wrong. */
const KEPT_DAYS = 10;

/** One row of each dish and day, changed by a plain ADD: what is repeated counts twice. */
export class DynamoDbSoldDishes implements SoldDishes {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async add({ merchantId, storeId, businessDate, sold }: Sales): Promise<void> {
    const updates = [...sold].map(
      ([itemId, count]) =>
        new UpdateCommand({
          TableName: this.#tableName,
          Key: soldDishKey(merchantId, storeId, businessDate, itemId),
          UpdateExpression:
            'ADD sold :count SET expiresAt = :expiresAt, #type = :type, #schema = :schema',
          ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
          ExpressionAttributeValues: {
            ':count': count,
            ':expiresAt': expiry(Date.parse(businessDate), KEPT_DAYS),
            ':type': 'sold-dish',
            ':schema': SCHEMA,
          },
        }),
    );
    await Promise.all(updates.map((update) => this.#client.send(update)));
  }

  /** One page: as much as a query reads at once, 1 MB. */
  async ofDay(merchantId: MerchantId, storeId: StoreId, businessDate: string): Promise<Sold> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': soldPk(merchantId, storeId, businessDate) },
      }),
    );
    return new Map(
      Items.map(rowOf).map(({ sk, sold = 0 }) => [sk.slice(SOLD_DISH_PREFIX.length), sold]),
    );
  }
}
