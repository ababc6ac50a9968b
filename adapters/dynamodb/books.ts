import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { asOpened } from '../../analytics/projector/case-facts.ts';
import type { News } from '../../analytics/projector/news.ts';
import type { Books } from '../../analytics/projector/rebuild-day.ts';
import { rowOf } from './row.ts';
import { newsOfRow } from './stream-news.ts';

/** Reads the whole table: a refund of today may be of an order of any day, and no index lists entries. */
export class DynamoDbBooks implements Books {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async *newsBetween(from: number, until: number): AsyncGenerator<News> {
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: this.#tableName,
        ConsistentRead: true,
        FilterExpression:
          '#type = :case OR (#type IN (:journal, :stock) AND #data.#at >= :from AND #data.#at < :until)',
        ExpressionAttributeNames: { '#type': 'type', '#data': 'data', '#at': 'at' },
        ExpressionAttributeValues: {
          ':case': 'case',
          ':journal': 'journal',
          ':stock': 'stock-event',
          ':from': from,
          ':until': until,
        },
      },
    );
    for await (const { Items = [] } of pages) {
      for (const item of Items) {
        const news = newsOfRow(rowOf(item));
        if (!news) continue;
        if (news.kind === 'case' && news.found.resolution) {
          yield { kind: 'case', found: asOpened(news.found) };
        }
        yield news;
      }
    }
  }
}
