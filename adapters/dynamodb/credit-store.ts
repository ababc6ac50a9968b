import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Credit } from '../../core/domain/credit.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { Backoff } from '../../core/ports/backoff.ts';
import type { CreditStore } from '../../core/ports/credit-store.ts';
import { putCase } from './case-rows.ts';
import { putCredit } from './credit-rows.ts';
import { creditKey } from './keys.ts';
import { dataOf } from './row.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Of a transaction that was cancelled because of load, or of another writer. */
const MAX_TRIES = 4;

const BUSY: readonly string[] = [
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
];

/** Credits in the table of orders; one that has its order is written by the order store. */
export class DynamoDbCreditStore implements CreditStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #backoff: Backoff;

  constructor(client: DynamoDBDocumentClient, tableName: string, backoff: Backoff) {
    this.#client = client;
    this.#tableName = tableName;
    this.#backoff = backoff;
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
    let writes: Write[] = [
      { Put: putCredit(this.#tableName, { credit, provided: 'new' }) },
      { Put: putCase(this.#tableName, opened) },
    ];
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#client.send(
          new TransactWriteCommand({
            TransactItems: writes,
            // Ours alone, as with orders: of two writers one must hear that it was not the first.
            ClientRequestToken: randomUUID(),
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const answer = answerTo(error);
        if (answer === 'known') return false;
        if (answer === 'other' || attempt + 1 === MAX_TRIES) throw error;
        // The case is there already, and perhaps a person has closed it: money is kept all the same.
        if (answer === 'case-known') writes = writes.slice(0, 1);
        else await this.#backoff.pause(attempt);
      }
    }
  }
}

/** Why a transaction was cancelled, and so surely not made. The credit's own item comes first. */
function answerTo({
  CancellationReasons = [],
}: TransactionCanceledException): 'known' | 'case-known' | 'busy' | 'other' {
  const [credit, opened] = CancellationReasons.map((reason) => reason.Code ?? 'None');
  if (credit === 'ConditionalCheckFailed') return 'known';
  if ([credit, opened].some((code) => BUSY.includes(code ?? 'None'))) return 'busy';
  return opened === 'ConditionalCheckFailed' ? 'case-known' : 'other';
}
