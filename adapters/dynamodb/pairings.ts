import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  DEVICE_POLICY,
  type Device,
  type Pairing,
  type PairingCode,
} from '../../core/domain/device.ts';
import type { DeviceId } from '../../core/domain/ids.ts';
import type { Pairings } from '../../core/ports/devices.ts';
import { deviceKey, devicesListPk, pairingCodeKey, pairingKey, type RowKey } from './keys.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';

/** A row of the screen that waits and a row that its code points with; both are forgotten in a day. */
export class DynamoDbPairings implements Pairings {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async ask(pairing: Pairing): Promise<boolean> {
    const TableName = this.#tableName;
    const { deviceId, code, askedAt, expiresAt: until } = pairing;
    const forgotten = { expiresAt: expiry(askedAt + DEVICE_POLICY.approvalReadableMs, 1) };
    const common = { schema: SCHEMA, ...forgotten };
    const pointer = { ...pairingCodeKey(code), type: 'pairing-code', data: { deviceId, until } };
    return await this.#write([
      {
        Put: {
          TableName,
          Item: { ...pointer, ...common },
          ConditionExpression: 'attribute_not_exists(pk) OR #data.#until <= :now',
          ExpressionAttributeNames: { '#data': 'data', '#until': 'until' },
          ExpressionAttributeValues: { ':now': askedAt },
        },
      },
      {
        Put: {
          TableName,
          Item: { ...pairingKey(deviceId), type: 'pairing', data: pairing, ...common },
        },
      },
    ]);
  }

  async find(deviceId: DeviceId): Promise<Pairing | undefined> {
    return await this.#get<Pairing>(pairingKey(deviceId));
  }

  async byCode(code: PairingCode): Promise<Pairing | undefined> {
    const pointer = await this.#get<Pick<Pairing, 'deviceId'>>(pairingCodeKey(code));
    return pointer && (await this.find(pointer.deviceId));
  }

  async approve({ deviceId }: Pairing, device: Device): Promise<boolean> {
    const TableName = this.#tableName;
    const { merchantId, storeId } = device;
    const row = { type: 'device', schema: SCHEMA, data: device };
    const listed = { listPk: devicesListPk(merchantId, storeId), listSk: deviceId };
    return await this.#write([
      {
        Update: {
          TableName,
          Key: pairingKey(deviceId),
          UpdateExpression: 'SET #data.approved = :approved',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#data.approved)',
          ExpressionAttributeNames: { '#data': 'data' },
          ExpressionAttributeValues: { ':approved': { merchantId, storeId } },
        },
      },
      { Put: { TableName, Item: { ...deviceKey(merchantId, deviceId), ...row, ...listed } } },
    ]);
  }

  async #get<T>(Key: RowKey): Promise<T | undefined> {
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<T>(Item);
  }

  /** Whether the condition of the first row held. */
  async #write(items: TransactWriteCommandInput['TransactItems']): Promise<boolean> {
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems: items }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (error.CancellationReasons?.[0]?.Code !== 'ConditionalCheckFailed') throw error;
      return false;
    }
  }
}
