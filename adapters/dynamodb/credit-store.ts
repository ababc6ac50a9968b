import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Credit } from '../../core/domain/credit.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { CreditStore } from '../../core/ports/credit-store.ts';
import { putCase } from './case-rows.ts';
import { putCredit } from './credit-rows.ts';
import { creditKey } from './keys.ts';
import { dataOf } from './row.ts';

/** Credits in the table of orders; one that has its order is written by the order store. */
export class DynamoDbCreditStore implements CreditStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(merchantId: MerchantId, tradeNo: string): Promise<Credit | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: creditKey(merchantId, tradeNo),
        ConsistentRead: true,
      }),
    );
    return Item && dataOf<Credit>(Item);
  }

  async open(credit: Credit, opened: ExceptionCase): Promise<boolean> {
    const command = new TransactWriteCommand({
      TransactItems: [
        { Put: putCredit(this.#tableName, { credit, provided: 'new' }) },
        { Put: putCase(this.#tableName, opened) },
      ],
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
}
