import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { type KitchenSettings, UNTOLD_KITCHEN } from '../../core/domain/kitchen-settings.ts';
import type { Kitchens } from '../../core/ports/kitchens.ts';
import { follows, holds } from './condition.ts';
import { kitchenKey } from './keys.ts';
import { dataOf, type Row, SCHEMA } from './row.ts';

/** One row of each store that has said how its kitchen works. */
export class DynamoDbKitchens implements Kitchens {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async of(merchantId: MerchantId, storeId: StoreId): Promise<KitchenSettings> {
    const Key = kitchenKey(merchantId, storeId);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    // What older code did not know is as if nobody had said anything of it.
    return { ...UNTOLD_KITCHEN, ...(Item && dataOf<KitchenSettings>(Item)) };
  }

  async replace(
    merchantId: MerchantId,
    storeId: StoreId,
    settings: KitchenSettings,
  ): Promise<boolean> {
    const key = kitchenKey(merchantId, storeId);
    const Item: Row = { ...key, type: 'kitchen', schema: SCHEMA, data: settings };
    const put = new PutCommand({
      TableName: this.#tableName,
      Item,
      ...follows(settings.version),
    });
    return await holds(this.#client.send(put));
  }
}
