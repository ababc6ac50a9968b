import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { PickupNumbers } from '../../core/ports/pickup-numbers.ts';
import { pickupKey } from './keys.ts';
import { expiry, SCHEMA } from './row.ts';

const KEPT_DAYS = 14;

/** A plain ADD: the SDK's retry of an answer that was lost leaves a gap. */
export class DynamoDbPickupNumbers implements PickupNumbers {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async next(merchantId: MerchantId, storeId: StoreId, businessDate: string): Promise<number> {
    const { Attributes } = await this.#client.send(
      new UpdateCommand({
        TableName: this.#tableName,
        Key: pickupKey(merchantId, storeId, businessDate),
        UpdateExpression:
          'ADD lastNumber :one SET expiresAt = :expiresAt, #type = :type, #schema = :schema',
        ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
        ExpressionAttributeValues: {
          ':one': 1,
          ':expiresAt': expiry(Date.parse(businessDate), KEPT_DAYS),
          ':type': 'pickup-counter',
          ':schema': SCHEMA,
        },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Number(Attributes?.['lastNumber']);
  }
}
