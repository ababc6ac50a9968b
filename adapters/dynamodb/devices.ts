import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Device } from '../../core/domain/device.ts';
import type { DeviceId, MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Devices } from '../../core/ports/devices.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { holds } from './condition.ts';
import { assertionKey, deviceKey, devicesListPk } from './keys.ts';
import { queryList } from './list-index.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';

/** A device is in its store's list until it is revoked; its row stays. */
export class DynamoDbDevices implements Devices {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(merchantId: MerchantId, deviceId: DeviceId): Promise<Device | undefined> {
    const Key = deviceKey(merchantId, deviceId);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<Device>(Item);
  }

  async ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Device>> {
    return await queryList(this.#client, this.#tableName, devicesListPk(merchantId, storeId), page);
  }

  async rename(device: Device, name: string): Promise<boolean> {
    return await this.#whileActive(device, 'SET #data.#name = :name', {
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':name': name },
    });
  }

  async revoke(device: Device, at: number, by: string): Promise<boolean> {
    const update =
      'SET #data.#status = :revoked, #data.revokedAt = :at, #data.revokedBy = :by REMOVE listPk, listSk';
    return await this.#whileActive(device, update, {
      ExpressionAttributeNames: {},
      ExpressionAttributeValues: { ':revoked': 'REVOKED', ':at': at, ':by': by },
    });
  }

  async spend(
    { merchantId, deviceId }: Device,
    assertionId: string,
    until: number,
  ): Promise<boolean> {
    const row = {
      ...assertionKey(merchantId, deviceId, assertionId),
      type: 'assertion',
      schema: SCHEMA,
      data: {},
      // A day more than it is good for: whoever's clock is late must not see it forgotten.
      expiresAt: expiry(until, 1),
    };
    return await holds(
      this.#client.send(
        new PutCommand({
          TableName: this.#tableName,
          Item: row,
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  }

  async #whileActive(
    { merchantId, deviceId }: Device,
    UpdateExpression: string,
    values: {
      readonly ExpressionAttributeNames: Record<string, string>;
      readonly ExpressionAttributeValues: Record<string, string | number>;
    },
  ): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#tableName,
      Key: deviceKey(merchantId, deviceId),
      UpdateExpression,
      ConditionExpression: '#data.#status = :active',
      ExpressionAttributeNames: {
        '#data': 'data',
        '#status': 'status',
        ...values.ExpressionAttributeNames,
      },
      ExpressionAttributeValues: { ':active': 'ACTIVE', ...values.ExpressionAttributeValues },
    });
    return await holds(this.#client.send(update));
  }
}
