import {
  type DynamoDBDocumentClient,
  GetCommand,
  type PutCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Place, WaitingList } from '../../core/domain/waiting-list.ts';
import type { WaitingLists } from '../../core/ports/waiting-lists.ts';
import { follows } from './condition.ts';
import { waitingKey } from './keys.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';

/** Long after the last of them could have been paid: then money at this place meets nobody. */
const KEPT_DAYS = 2;

/** One row of each place and amount; the order store writes it together with the order. */
export class DynamoDbWaitingLists implements WaitingLists {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async at(place: Place): Promise<WaitingList> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tableName, Key: waitingKey(place), ConsistentRead: true }),
    );
    return Item ? dataOf<WaitingList>(Item) : { place, version: 0, last: 0, checks: [] };
  }
}

/** Replaces the list, provided that it is one version older; DynamoDB may have deleted an old one. */
export function putWaiting(
  TableName: string,
  list: WaitingList,
): PutCommandInput & { readonly ConditionExpression: string } {
  const Item = {
    ...waitingKey(list.place),
    type: 'waiting',
    schema: SCHEMA,
    data: list,
    expiresAt: expiry(list.last, KEPT_DAYS),
  };
  return { TableName, Item, ...follows(list.version) };
}
