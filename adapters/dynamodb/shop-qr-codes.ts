import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { ShopQrCode, ShopQrStatus } from '../../core/domain/shop-qr-code.ts';
import type { ShopQrCodes } from '../../core/ports/shop-qr-codes.ts';
import { SHOP_QR_PREFIX, shopQrKey } from './keys.ts';
import { dataOf, SCHEMA } from './row.ts';

/** One row of each terminal, under its store. */
export class DynamoDbShopQrCodes implements ShopQrCodes {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    terminalId: string,
  ): Promise<ShopQrCode | undefined> {
    const Key = shopQrKey(merchantId, storeId, terminalId);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<ShopQrCode>(Item);
  }

  async keep(code: ShopQrCode): Promise<ShopQrCode> {
    const { merchantId, storeId, terminalId } = code;
    const key = shopQrKey(merchantId, storeId, terminalId);
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: { ...key, type: 'shop-qr', schema: SCHEMA, data: code },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(put);
      return code;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
      return dataOf<ShopQrCode>(unmarshall(error.Item));
    }
  }

  async setStatus(code: ShopQrCode, status: ShopQrStatus): Promise<void> {
    const update = new UpdateCommand({
      ...this.#exactly(code),
      UpdateExpression: 'SET #data.#status = :status',
      ExpressionAttributeNames: { '#data': 'data', '#codeText': 'codeText', '#status': 'status' },
      ExpressionAttributeValues: { ':codeText': code.codeText, ':status': status },
    });
    await unlessAnother(this.#client.send(update));
  }

  async remove(code: ShopQrCode): Promise<void> {
    await unlessAnother(this.#client.send(new DeleteCommand(this.#exactly(code))));
  }

  async ofStore(
    merchantId: MerchantId,
    storeId: StoreId,
    limit: number,
  ): Promise<readonly ShopQrCode[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':pk': shopQrKey(merchantId, storeId, '').pk,
          ':prefix': SHOP_QR_PREFIX,
        },
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return Items.map((item) => dataOf<ShopQrCode>(item));
  }

  /** The row of the terminal while it still holds this code. */
  #exactly({ merchantId, storeId, terminalId, codeText }: ShopQrCode) {
    return {
      TableName: this.#tableName,
      Key: shopQrKey(merchantId, storeId, terminalId),
      ConditionExpression: '#data.#codeText = :codeText',
      ExpressionAttributeNames: { '#data': 'data', '#codeText': 'codeText' },
      ExpressionAttributeValues: { ':codeText': codeText },
    };
  }
}

async function unlessAnother(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
