import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { asSet, type StoreSettings } from '../../core/domain/store-settings.ts';
import type { Directory, Store } from '../../core/ports/directory.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { holds } from './condition.ts';
import { type RowKey, storeKey, storeOwnerKey, storesListPk } from './keys.ts';
import { queryList } from './list-index.ts';
import { dataOf, SCHEMA } from './row.ts';

/**
 * A store's row under its tenant, and a row that tells the tenant of a store id. The merchant's
 * settings are an attribute of their own on the store's row: one read has both, and a store that is
 * registered again keeps them.
 */
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
    const row = {
      Key: storeKey(merchantId, storeId),
      UpdateExpression:
        'SET #type = :type, #schema = :schema, #data = :data, listPk = :listPk, listSk = :listSk',
      ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema', '#data': 'data' },
      ExpressionAttributeValues: {
        ...{ ':type': 'store', ':schema': SCHEMA, ':data': store },
        ...{ ':listPk': storesListPk(merchantId), ':listSk': storeId },
      },
    };
    const command = new TransactWriteCommand({
      TransactItems: [{ Put: { TableName, ...owner } }, { Update: { TableName, ...row } }],
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
    const row = await this.#row(storeKey(merchantId, storeId));
    return row && storeIn(row);
  }

  async stores(merchantId: MerchantId, page: Page): Promise<Paged<Store>> {
    const list = storesListPk(merchantId);
    return await queryList(this.#client, this.#tableName, list, page, storeIn);
  }

  async replaceSettings(
    merchantId: MerchantId,
    storeId: StoreId,
    settings: StoreSettings & { readonly settingsVersion: number },
  ): Promise<boolean> {
    const before = settings.settingsVersion - 1;
    const asSeen =
      before === 0 ? 'attribute_not_exists(#settings)' : '#settings.settingsVersion = :before';
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: storeKey(merchantId, storeId),
      UpdateExpression: 'SET #settings = :settings',
      ConditionExpression: `attribute_exists(pk) AND ${asSeen}`,
      ExpressionAttributeNames: { '#settings': 'settings' },
      ExpressionAttributeValues: {
        ':settings': settings,
        ...(before > 0 && { ':before': before }),
      },
    });
    return await holds(this.#client.send(command));
  }

  async merchantOf(storeId: StoreId): Promise<MerchantId | undefined> {
    const row = await this.#row(storeOwnerKey(storeId));
    return row && dataOf<Pick<Store, 'merchantId'>>(row).merchantId;
  }

  async #row(key: RowKey): Promise<Record<string, unknown> | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  }
}

const storeIn = (row: Record<string, unknown>): Store =>
  asSet(dataOf<Store>(row), row['settings'] as StoreSettings | undefined);
