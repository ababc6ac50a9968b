import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type {
  StockEvent,
  StockJournal,
  StockNews,
  StockState,
} from '../../analytics/projector/stock-journal.ts';
import { stockEventKey, stockStateKey } from './keys.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';

/** A year to compare with, and the one before. */
const KEPT_DAYS = 2 * 366;

/** A row of what is out now beside the rows of how it came to be. */
export class DynamoDbStockJournal implements StockJournal {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async state(of: Parameters<StockJournal['state']>[0]): Promise<StockState | undefined> {
    const Key = stockStateKey(of.merchantId, of.storeId, of.about);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<StockState>(Item);
  }

  async write(news: StockNews, events: readonly StockEvent[]): Promise<void> {
    const TableName = this.#tableName;
    const { merchantId, storeId, about, sequence, out } = news;
    const state = {
      TableName,
      Item: {
        ...stockStateKey(merchantId, storeId, about),
        ...{ type: 'stock-state', schema: SCHEMA, data: { sequence, out } satisfies StockState },
      },
      ConditionExpression: 'attribute_not_exists(pk) OR #data.#sequence < :sequence',
      ExpressionAttributeNames: { '#data': 'data', '#sequence': 'sequence' },
      ExpressionAttributeValues: { ':sequence': sequence },
    };
    const rows = events.map((event) => ({
      TableName,
      Item: {
        ...stockEventKey(event.merchantId, event.storeId, event.at, event.eventId),
        ...{ type: 'stock-event', schema: SCHEMA, data: event },
        expiresAt: expiry(event.at, KEPT_DAYS),
      },
    }));
    // A transaction has room for a hundred; a list of snoozes changes by one, if not at its first sight.
    for (let n = 0; n < rows.length; n += ROOM) {
      const isLast = n + ROOM >= rows.length;
      const some = rows.slice(n, n + ROOM).map((Put) => ({ Put }));
      await this.#write(isLast ? [{ Put: state }, ...some] : some);
    }
  }

  async #write(TransactItems: { readonly Put: object }[]): Promise<void> {
    type Items = ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems'];
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems: TransactItems as Items }));
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException && error.CancellationReasons;
      // Somebody else has read the same news.
      if (reasons && reasons[0]?.Code === 'ConditionalCheckFailed') return;
      throw error;
    }
  }
}

const ROOM = 90;
