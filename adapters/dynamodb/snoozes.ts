import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { SnoozeList } from '../../core/domain/snooze.ts';
import type { Snoozes } from '../../core/ports/snoozes.ts';
import { follows, holds } from './condition.ts';
import { snoozeKey } from './keys.ts';
import { dataOf, SCHEMA } from './row.ts';

/** One row of each store, beside its menu. */
export class DynamoDbSnoozes implements Snoozes {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async of(merchantId: MerchantId, storeId: StoreId): Promise<SnoozeList> {
    const Key = snoozeKey(merchantId, storeId);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item ? dataOf<SnoozeList>(Item) : { version: 0, snoozes: [] };
  }

  async replace(merchantId: MerchantId, storeId: StoreId, list: SnoozeList): Promise<boolean> {
    return await holds(
      this.#client.send(
        new PutCommand({
          TableName: this.#tableName,
          Item: {
            ...snoozeKey(merchantId, storeId),
            type: 'snooze',
            schema: SCHEMA,
            data: list,
          },
          ...follows(list.version),
        }),
      ),
    );
  }
}
