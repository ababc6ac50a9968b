import {
  type DynamoDBDocumentClient,
  paginateQuery,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { StockCount, StockName } from '../../core/domain/stock.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { StockCounts } from '../../core/ports/stock-counts.ts';
import { holds } from './condition.ts';
import { stockKey, stockPk } from './keys.ts';
import { rowOf, SCHEMA } from './row.ts';

/** One row of each counted item or option, under the store. The row stays when nobody counts it. */
export class DynamoDbStockCounts implements StockCounts {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async ofItems(
    merchantId: MerchantId,
    storeId: StoreId,
    itemIds: readonly string[],
  ): Promise<readonly StockCount[]> {
    const pk = stockPk(merchantId, storeId);
    const found = await Promise.all(itemIds.map((itemId) => this.#ofItem(pk, itemId)));
    return found.flat();
  }

  async ofStore(
    merchantId: MerchantId,
    storeId: StoreId,
    { limit, cursor }: Page,
  ): Promise<Paged<StockCount>> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: `pk = :pk${cursor === undefined ? '' : ' AND sk > :after'}`,
        ExpressionAttributeValues: {
          ':pk': stockPk(merchantId, storeId),
          ...(cursor !== undefined && { ':after': cursor }),
        },
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    const items = Items.flatMap(countOf);
    return LastEvaluatedKey ? { items, next: String(LastEvaluatedKey['sk']) } : { items };
  }

  async set(
    merchantId: MerchantId,
    storeId: StoreId,
    { remaining, ...name }: StockCount,
    expected?: number,
  ): Promise<boolean> {
    const isExpected = expected !== undefined;
    const update = new UpdateCommand({
      TableName: this.#tableName,
      Key: stockKey(merchantId, storeId, name),
      UpdateExpression:
        'SET remaining = :remaining, isCounted = :yes, #data = :name, #type = :type, #schema = :schema',
      ...(isExpected && {
        ConditionExpression: 'isCounted = :yes AND remaining = :expected',
      }),
      ExpressionAttributeNames: { '#data': 'data', '#type': 'type', '#schema': 'schema' },
      ExpressionAttributeValues: {
        ':remaining': remaining,
        ':yes': true,
        ':name': name,
        ':type': 'stock',
        ':schema': SCHEMA,
        ...(isExpected && { ':expected': expected }),
      },
    });
    return await holds(this.#client.send(update));
  }

  async stopCounting(merchantId: MerchantId, storeId: StoreId, name: StockName): Promise<void> {
    const update = new UpdateCommand({
      TableName: this.#tableName,
      Key: stockKey(merchantId, storeId, name),
      UpdateExpression: 'SET isCounted = :no',
      ConditionExpression: 'isCounted = :yes',
      ExpressionAttributeValues: { ':no': false, ':yes': true },
    });
    await holds(this.#client.send(update));
  }

  /** An item and its options: at most as many rows as the item has options. */
  async #ofItem(pk: string, itemId: string): Promise<StockCount[]> {
    const counts: StockCount[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :stock)',
        ExpressionAttributeValues: { ':pk': pk, ':stock': `${itemId}#` },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) counts.push(...(page.Items ?? []).flatMap(countOf));
    return counts;
  }
}

/** None for what nobody counts any more. */
function countOf(item: Record<string, unknown>): StockCount[] {
  if (item['isCounted'] !== true) return [];
  const name = rowOf(item).data as StockName;
  return [{ ...name, remaining: Number(item['remaining']) }];
}
