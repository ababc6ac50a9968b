import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { Table, Tables } from '../../core/ports/tables.ts';
import { ORDER_SK, orderPk, type RowKey, TABLE_PREFIX, tableKey, tableTokenKey } from './keys.ts';
import { dataOf, expiry, IDEMPOTENCY_KEPT_DAYS, SCHEMA } from './row.ts';

type Place = Pick<Table, 'merchantId' | 'storeId' | 'tableId'>;

/** A table's row under its store, and a row that tells the table of a token. */
export class DynamoDbTables implements Tables {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    tableId: string,
  ): Promise<Table | undefined> {
    return await this.#get<Table>(tableKey(merchantId, storeId, tableId));
  }

  async byToken(token: string): Promise<Table | undefined> {
    const place = await this.#get<Place>(tableTokenKey(token));
    const table = place && (await this.find(place.merchantId, place.storeId, place.tableId));
    return table?.token === token ? table : undefined;
  }

  async merchantOf(token: string): Promise<MerchantId | undefined> {
    return (await this.#get<Place>(tableTokenKey(token)))?.merchantId;
  }

  async add(table: Table): Promise<boolean> {
    const row = { ...this.#row(table), ConditionExpression: 'attribute_not_exists(pk)' };
    return await this.#write([{ Put: row }, this.#pointer(table)]);
  }

  async change(table: Table): Promise<boolean> {
    try {
      const put = { ...this.#row(table), ...isVersion(table.version - 1) };
      await this.#client.send(new PutCommand(put));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      if (error instanceof TransactionConflictException) return false;
      throw error;
    }
  }

  async rotate(table: Table, old: string, now: number): Promise<boolean> {
    return await this.#write([
      { Put: { ...this.#row(table), ...isVersion(table.version - 1) } },
      this.#pointer(table),
      this.#retired({ ...table, token: old }, now),
    ]);
  }

  async remove(table: Table, unborn: OrderId | undefined, now: number): Promise<boolean> {
    const { merchantId, storeId, tableId, version } = table;
    const TableName = this.#tableName;
    const Key = tableKey(merchantId, storeId, tableId);
    const order = unborn && {
      TableName,
      Key: { pk: orderPk(merchantId, unborn), sk: ORDER_SK },
      ConditionExpression: 'attribute_not_exists(pk)',
    };
    return await this.#write([
      { Delete: { TableName, Key, ...isVersion(version) } },
      ...(order ? [{ ConditionCheck: order }] : []),
      this.#retired(table, now),
    ]);
  }

  async ofStore(
    merchantId: MerchantId,
    storeId: StoreId,
    { limit, cursor }: Page,
  ): Promise<Paged<Table>> {
    const { pk } = tableKey(merchantId, storeId, '');
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': TABLE_PREFIX },
        ConsistentRead: true,
        Limit: limit,
        ...(cursor !== undefined && {
          ExclusiveStartKey: tableKey(merchantId, storeId, cursor),
        }),
      }),
    );
    const items = Items.map((item) => dataOf<Table>(item));
    return LastEvaluatedKey ? { items, next: items.at(-1)?.tableId } : { items };
  }

  async #get<T>(Key: RowKey): Promise<T | undefined> {
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<T>(Item);
  }

  #row(table: Table) {
    const { merchantId, storeId, tableId } = table;
    const key = tableKey(merchantId, storeId, tableId);
    const Item = { ...key, type: 'table', schema: SCHEMA, data: table };
    return { TableName: this.#tableName, Item };
  }

  #pointer(table: Table) {
    const ConditionExpression = 'attribute_not_exists(pk)';
    return { Put: { TableName: this.#tableName, Item: pointer(table), ConditionExpression } };
  }

  /** A token that leads to no table: a request that is repeated finds by it whose table it was. */
  #retired(table: Table, now: number) {
    const Item = { ...pointer(table), expiresAt: expiry(now, IDEMPOTENCY_KEPT_DAYS) };
    return { Put: { TableName: this.#tableName, Item } };
  }

  /** @returns false when the table is not what it was thought to be. */
  async #write(items: TransactWriteCommandInput['TransactItems']): Promise<boolean> {
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems: items }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      if (codes[0] === 'ConditionalCheckFailed') return false;
      // An order was placed there meanwhile.
      if (items?.[1]?.ConditionCheck && codes[1] === 'ConditionalCheckFailed') return false;
      // Somebody else changes it at this moment, and so it is about to be another.
      if (codes.includes('TransactionConflict')) return false;
      throw error;
    }
  }
}

function pointer({ merchantId, storeId, tableId, token }: Table) {
  const data: Place = { merchantId, storeId, tableId };
  return { ...tableTokenKey(token), type: 'table-token', schema: SCHEMA, data };
}

const isVersion = (version: number) => ({
  ConditionExpression: '#data.#version = :version',
  ExpressionAttributeNames: { '#data': 'data', '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});
