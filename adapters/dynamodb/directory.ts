import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Directory, Store } from '../../core/ports/directory.ts';
import { type RowKey, storeKey, storeOwnerKey } from './keys.ts';
import { dataOf, SCHEMA } from './row.ts';

/** A store's row under its tenant, and a row that tells the tenant of a store id. */
export class DynamoDbDirectory implements Directory {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async register(store: Store): Promise<boolean> {
    const { merchantId, storeId } = store;
    const TableName = this.#tableName;
    const owner = {
      Item: {
        ...storeOwnerKey(storeId),
        type: 'store-owner',
        schema: SCHEMA,
        data: { merchantId },
      },
      ConditionExpression: 'attribute_not_exists(pk) OR #data.merchantId = :merchantId',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':merchantId': merchantId },
    };
    const row = { ...storeKey(merchantId, storeId), type: 'store', schema: SCHEMA, data: store };
    const command = new TransactWriteCommand({
      TransactItems: [{ Put: { TableName, ...owner } }, { Put: { TableName, Item: row } }],
    });
    try {
      await this.#client.send(command);
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (error.CancellationReasons?.[0]?.Code !== 'ConditionalCheckFailed') throw error;
      return false;
    }
  }

  async store(merchantId: MerchantId, storeId: StoreId): Promise<Store | undefined> {
    return await this.#get<Store>(storeKey(merchantId, storeId));
  }

  async merchantOf(storeId: StoreId): Promise<MerchantId | undefined> {
    const owner = await this.#get<Pick<Store, 'merchantId'>>(storeOwnerKey(storeId));
    return owner?.merchantId;
  }

  async #get<T>(key: RowKey): Promise<T | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true }),
    );
    return Item && dataOf<T>(Item);
  }
}
