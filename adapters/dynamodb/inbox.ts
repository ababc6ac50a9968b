import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Inbox, InboxItem } from '../../core/ports/inbox.ts';
import { holds } from './condition.ts';
import { dueAttributes, queryDue } from './due-index.ts';
import { noticeKey } from './keys.ts';
import { expiry, type Row, SCHEMA } from './row.ts';

/** The sweeper leaves a notification alone while whoever received it is still settling it. */
const DUE_AFTER_MS = 60_000;
const KEPT_DAYS = 30;

/** Notifications as they came; a row has `dueAt` until it is settled. Bodies appear in no error. */
export class DynamoDbInbox implements Inbox {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async receive(item: InboxItem): Promise<boolean> {
    const { merchantId, noticeId, receivedAt } = item;
    const row: Row = {
      ...noticeKey(merchantId, noticeId),
      type: 'notice',
      schema: SCHEMA,
      data: item,
      ...dueAttributes(noticeId, receivedAt + DUE_AFTER_MS),
      expiresAt: expiry(receivedAt, KEPT_DAYS),
    };
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: row,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(put);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.['dueAt'] !== undefined;
    }
  }

  async settled(notice: Pick<InboxItem, 'merchantId' | 'noticeId'>): Promise<void> {
    await holds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: noticeKey(notice.merchantId, notice.noticeId),
          UpdateExpression: 'REMOVE dueAt, dueShard',
          ConditionExpression: 'attribute_exists(pk)',
        }),
      ),
    );
  }

  async postpone(
    { merchantId, noticeId }: Pick<InboxItem, 'merchantId' | 'noticeId'>,
    until: number,
  ): Promise<void> {
    await holds(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: noticeKey(merchantId, noticeId),
          UpdateExpression: 'SET dueAt = :until',
          ConditionExpression: 'attribute_exists(dueAt)',
          ExpressionAttributeValues: { ':until': until },
        }),
      ),
    );
  }

  /** A row that newer code wrote stays due, for that code, and keeps no other waiting. */
  async due(now: number, limit: number): Promise<readonly InboxItem[]> {
    const keys = await queryDue(this.#client, this.#tableName, now, limit);
    const rows = await Promise.all(
      keys.map(async ({ pk, sk }) => {
        const get = { TableName: this.#tableName, Key: { pk, sk }, ConsistentRead: true };
        const { Item } = await this.#client.send(new GetCommand(get));
        return Item as Row | undefined;
      }),
    );
    return rows
      .filter((row) => row !== undefined)
      .filter((row) => row.dueAt !== undefined && row.schema <= SCHEMA)
      .map((row) => row.data as InboxItem);
  }
}
