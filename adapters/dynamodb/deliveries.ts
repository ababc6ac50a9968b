import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Destination } from '../../core/domain/delivery.ts';
import { type DeliverySettings, NO_DELIVERY } from '../../core/domain/delivery-settings.ts';
import type { Slot } from '../../core/domain/delivery-slots.ts';
import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { Deliveries, DeliveryEntry } from '../../core/ports/deliveries.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { holds } from './condition.ts';
import { deliveriesPk, deliveryKey, destinationKey, type RowKey, slotSk, slotsPk } from './keys.ts';
import { dataOf, type Row, rowOf, SCHEMA } from './row.ts';

/** One row of a store's settings; counters of slots, lists of days and destinations, which orders write. */
export class DynamoDbDeliveries implements Deliveries {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async settings(merchantId: MerchantId, storeId: StoreId): Promise<DeliverySettings> {
    const row = await this.#get(deliveryKey(merchantId, storeId));
    return row ? dataOf<DeliverySettings>(row) : NO_DELIVERY;
  }

  async save(
    merchantId: MerchantId,
    storeId: StoreId,
    settings: DeliverySettings,
  ): Promise<boolean> {
    const { version } = settings;
    const key = deliveryKey(merchantId, storeId);
    const Item: Row = {
      ...key,
      type: 'delivery-settings',
      schema: SCHEMA,
      version,
      data: settings,
    };
    const put = new PutCommand({
      TableName: this.#tableName,
      Item,
      ...(version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':before': version - 1 },
          }),
    });
    return await holds(this.#client.send(put));
  }

  async taken(
    merchantId: MerchantId,
    storeId: StoreId,
    slots: readonly Slot[],
  ): Promise<ReadonlyMap<number, number>> {
    const [first] = slots;
    const last = slots.at(-1);
    if (!first || !last) return new Map();
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': slotsPk(merchantId, storeId),
          ':first': slotSk(first.start),
          ':last': slotSk(last.start),
        },
        ConsistentRead: true,
        Limit: MAX_SLOTS,
      }),
    );
    const taken = Items.map(rowOf).map((row) => [Number(row.sk), row.taken ?? 0] as const);
    return new Map(taken);
  }

  async ofDay(
    merchantId: MerchantId,
    storeId: StoreId,
    date: string,
    { limit, cursor }: Page,
  ): Promise<Paged<DeliveryEntry>> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: `pk = :pk${cursor === undefined ? '' : ' AND sk > :after'}`,
        ExpressionAttributeValues: {
          ':pk': deliveriesPk(merchantId, storeId, date),
          ...(cursor !== undefined && { ':after': cursor }),
        },
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    const items = Items.map((item) => dataOf<DeliveryEntry>(item));
    return LastEvaluatedKey ? { items, next: String(LastEvaluatedKey['sk']) } : { items };
  }

  async destination(merchantId: MerchantId, orderId: OrderId): Promise<Destination | undefined> {
    const row = await this.#get(destinationKey(merchantId, orderId));
    return row && dataOf<Destination>(row);
  }

  async forgetDestination(merchantId: MerchantId, orderId: OrderId): Promise<void> {
    const Key = destinationKey(merchantId, orderId);
    await this.#client.send(new DeleteCommand({ TableName: this.#tableName, Key }));
  }

  async #get(Key: RowKey): Promise<Record<string, unknown> | undefined> {
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    return (await this.#client.send(get)).Item;
  }
}

/**
 * Of one day: starts at every minute, whatever the store's slots were before they were changed. A page
 * of rows this small always holds them.
 */
const MAX_SLOTS = 1_500;
