import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Due, DueList } from '../../core/ports/due-list.ts';
import { queryDue } from './due-index.ts';
import { parseOrderRowKey } from './keys.ts';

/** The sparse index `due` of the main table. */
export class DynamoDbDueList implements DueList {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async due(now: number, limit: number): Promise<readonly Due[]> {
    const keys = await queryDue(this.#client, this.#tableName, now, limit);
    return keys.map(parseOrderRowKey).filter((due) => due !== undefined);
  }
}
