import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { OrderList, PlacedBetween } from '../../core/ports/order-list.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { endedOrdersPk, numbersPk, openOrdersPk, orderIdOfPk, sortable } from './keys.ts';
import { utcDays } from './orders-index.ts';

interface Entry {
  readonly pk: string;
  readonly ordersSk: string;
}

/** The index `orders`, which has keys alone: what an order is now, its own rows tell. */
export class DynamoDbOrderList implements OrderList {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async open(
    merchantId: MerchantId,
    storeId: StoreId,
    placed: PlacedBetween | undefined,
    page: Page,
  ): Promise<Paged<OrderId>> {
    return await this.#page([openOrdersPk(merchantId, storeId)], placed, page);
  }

  async all(
    merchantId: MerchantId,
    storeId: StoreId,
    placed: PlacedBetween,
    page: Page,
  ): Promise<Paged<OrderId>> {
    const days = utcDays(placed.from, placed.until - 1);
    const ended = days.map((day) => endedOrdersPk(merchantId, storeId, day));
    return await this.#page([openOrdersPk(merchantId, storeId), ...ended], placed, page);
  }

  async numbered(
    merchantId: MerchantId,
    storeId: StoreId,
    {
      businessDate,
      pickupNumber,
    }: { readonly businessDate: string; readonly pickupNumber: string },
  ): Promise<OrderId | undefined> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        IndexName: 'orders',
        KeyConditionExpression: 'ordersPk = :list AND ordersSk = :number',
        ExpressionAttributeValues: {
          ':list': numbersPk(merchantId, storeId, businessDate),
          ':number': pickupNumber,
        },
        Limit: 1,
      }),
    );
    return orderIdOfPk((Items[0] as Entry | undefined)?.pk ?? '');
  }

  /** Of several lists the newest together; an order on its way from one to another may be in both. */
  async #page(
    lists: readonly string[],
    placed: PlacedBetween | undefined,
    { limit, cursor = END }: Page,
  ): Promise<Paged<OrderId>> {
    const from = sortable(placed?.from ?? 0);
    const until = placed ? sortable(placed.until) : END;
    // A forged cursor moves about in these lists alone.
    const before = cursor < until ? cursor : until;
    if (before <= from) return { items: [] };
    const found = await Promise.all(
      lists.map((list) => this.#entries(list, from, before, limit + 2)),
    );
    const entries = new Map(found.flat().map((entry) => [entry.ordersSk, entry.pk]));
    entries.delete(before);
    const newest = [...entries].sort(([a], [b]) => (a < b ? 1 : -1));
    const taken = newest.slice(0, limit);
    const items = taken.map(([, pk]) => orderIdOfPk(pk)).filter((id) => id !== undefined);
    return newest.length > limit ? { items, next: taken.at(-1)?.[0] } : { items };
  }

  async #entries(list: string, from: string, to: string, limit: number): Promise<Entry[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        IndexName: 'orders',
        KeyConditionExpression: 'ordersPk = :list AND ordersSk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':list': list, ':from': from, ':to': to },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items as Entry[];
  }
}

/** Sorts after every order. */
const END = '~';
