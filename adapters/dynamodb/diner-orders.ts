import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { DINER_POLICY, type DinerOrder, type ForgetRequest } from '../../core/domain/diner.ts';
import type { DinerId, MerchantId, OrderId } from '../../core/domain/ids.ts';
import type { DinerOrders } from '../../core/ports/diner-orders.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { holds } from './condition.ts';
import {
  DINER_ORDER_PREFIX,
  dinerOrderKey,
  dinersListPk,
  FORGET_LIST_PK,
  forgetKey,
  type RowKey,
  sortable,
} from './keys.ts';
import { queryList } from './list-index.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** With the change of the order that it tells of; it says the same however often it is written. */
export const dinerOrderItem = (TableName: string, order: DinerOrder): TransactItem => ({
  Put: {
    TableName,
    Item: {
      ...dinerOrderKey(order.merchantId, order.dinerId, order.orderId),
      type: 'diner-order',
      schema: SCHEMA,
      data: order,
      expiresAt: expiry(order.at, DINER_POLICY.ordersKeptDays),
      listPk: dinersListPk(order.merchantId, order.orderId),
      listSk: `${sortable(order.at)}#${order.label}`,
    },
  },
});

/** A partition of each customer, and a list of those who want to be forgotten. */
export class DynamoDbDinerOrders implements DinerOrders {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async ofDiner(
    merchantId: MerchantId,
    dinerId: DinerId,
    { limit, cursor }: Page,
  ): Promise<Paged<DinerOrder>> {
    const { pk } = dinerOrderKey(merchantId, dinerId, '');
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': DINER_ORDER_PREFIX },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
        ...(cursor !== undefined && {
          ExclusiveStartKey: dinerOrderKey(merchantId, dinerId, cursor),
        }),
      }),
    );
    const items = Items.map((item) => dataOf<DinerOrder>(item));
    return LastEvaluatedKey ? { items, next: items.at(-1)?.orderId } : { items };
  }

  async firstAt(merchantId: MerchantId, orderId: OrderId): Promise<DinerOrder | undefined> {
    const list = dinersListPk(merchantId, orderId);
    const { items } = await queryList<DinerOrder>(this.#client, this.#tableName, list, {
      limit: 1,
    });
    return items[0];
  }

  async remove({ merchantId, dinerId, orderId, label }: DinerOrder): Promise<void> {
    await this.#delete(dinerOrderKey(merchantId, dinerId, orderId), 'label', label);
  }

  async ask(request: ForgetRequest): Promise<void> {
    const { merchantId, dinerId, requestedAt } = request;
    const Item = {
      ...forgetKey(merchantId, dinerId),
      type: 'forget-request',
      schema: SCHEMA,
      data: request,
      listPk: FORGET_LIST_PK,
      listSk: `${sortable(requestedAt)}#${merchantId}#${dinerId}`,
    };
    await this.#client.send(new PutCommand({ TableName: this.#tableName, Item }));
  }

  async asked(limit: number): Promise<readonly ForgetRequest[]> {
    const page = { limit };
    return (await queryList<ForgetRequest>(this.#client, this.#tableName, FORGET_LIST_PK, page))
      .items;
  }

  async done({ merchantId, dinerId, requestedAt }: ForgetRequest): Promise<void> {
    await this.#delete(forgetKey(merchantId, dinerId), 'requestedAt', requestedAt);
  }

  /** Unless another row has taken its place meanwhile. */
  async #delete(Key: RowKey, field: string, value: string | number): Promise<void> {
    const gone = new DeleteCommand({
      TableName: this.#tableName,
      Key,
      ConditionExpression: '#data.#field = :value',
      ExpressionAttributeNames: { '#data': 'data', '#field': field },
      ExpressionAttributeValues: { ':value': value },
    });
    await holds(this.#client.send(gone));
  }
}
