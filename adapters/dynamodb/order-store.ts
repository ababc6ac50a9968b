import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { MerchantId, OrderId } from '../../core/domain/ids.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import type {
  IdempotencyRecord,
  OrderAggregate,
  OrderChanges,
} from '../../core/domain/order-aggregate.ts';
import type { Backoff } from '../../core/ports/backoff.ts';
import type { CommitOutcome, OrderStore } from '../../core/ports/order-store.ts';
import { idempotencyKey, JOURNAL_PREFIX, journalSk, ORDER_SK, orderPk } from './keys.ts';
import { aggregateOf } from './order-rows.ts';
import { transactItems } from './order-transaction.ts';
import { dataOf, type Row, rowOf } from './row.ts';

/** Repeats of a torn read, and of a transaction that was cancelled because of load. */
const MAX_TRIES = 4;

/** Orders in one table, a change being one TransactWriteItems. */
export class DynamoDbOrderStore implements OrderStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #backoff: Backoff;

  constructor(client: DynamoDBDocumentClient, tableName: string, backoff: Backoff) {
    this.#client = client;
    this.#tableName = tableName;
    this.#backoff = backoff;
  }

  async load(merchantId: MerchantId, orderId: OrderId): Promise<OrderAggregate | undefined> {
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      const rows = await this.#rows(merchantId, orderId);
      if (rows.length === 0) return undefined;
      const aggregate = aggregateOf(rows);
      if (aggregate) return aggregate;
      await this.#backoff.pause(attempt);
    }
    throw new Error(`The rows of order ${orderId} are not of one state`);
  }

  async commit(changes: OrderChanges): Promise<CommitOutcome> {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#client.send(
          new TransactWriteCommand({
            TransactItems: transactItems(this.#tableName, changes),
            // Ours alone, so that only the SDK's own repeats of this call count as the same: two
            // workers with equal changes must not both hear that they won.
            ClientRequestToken: randomUUID(),
          }),
        );
        return 'committed';
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const answer = answerTo(error, changes.idempotency !== undefined);
        if (answer === 'conflict' || answer === 'duplicate') return answer;
        if (answer === 'other' || attempt + 1 === MAX_TRIES) throw error;
        await this.#backoff.pause(attempt);
      }
    }
  }

  async journal(
    merchantId: MerchantId,
    orderId: OrderId,
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<readonly JournalEntry[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': orderPk(merchantId, orderId),
          ':from': journalSk(after + 1),
          ':to': `${JOURNAL_PREFIX}~`,
        },
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return Items.map((item) => dataOf<JournalEntry>(item));
  }

  async findIdempotent(
    merchantId: MerchantId,
    key: string,
  ): Promise<IdempotencyRecord | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: idempotencyKey(merchantId, key),
        ConsistentRead: true,
      }),
    );
    return Item && dataOf<IdempotencyRecord>(Item);
  }

  async #rows(merchantId: MerchantId, orderId: OrderId): Promise<Row[]> {
    const rows: Row[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :order)',
        ExpressionAttributeValues: { ':pk': orderPk(merchantId, orderId), ':order': ORDER_SK },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) rows.push(...(page.Items ?? []).map(rowOf));
    return rows;
  }
}

const THROTTLED = ['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded'];

/** Why a transaction was cancelled, and so surely not made. The key's own item comes first. */
function answerTo(
  { CancellationReasons = [] }: TransactionCanceledException,
  hasKey: boolean,
): 'duplicate' | 'conflict' | 'throttled' | 'other' {
  const codes = CancellationReasons.map((reason) => reason.Code ?? 'None');
  if (hasKey && codes[0] === 'ConditionalCheckFailed') return 'duplicate';
  const isConflict = codes.some(
    (c) => c === 'ConditionalCheckFailed' || c === 'TransactionConflict',
  );
  if (isConflict) return 'conflict';
  return codes.some((code) => THROTTLED.includes(code)) ? 'throttled' : 'other';
}
