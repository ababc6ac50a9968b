import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

/** A notification in the inbox that the sweeper should have settled. */
export interface OverdueNotice {
  /** Its key, which names the merchant and Alipay's id. */
  readonly row: string;
  readonly dueAt: number;
}

/** Reads keys and times, no bodies; strongly consistent. */
export async function* overdueNotices(
  client: DynamoDBDocumentClient,
  inboxTable: string,
  now: number,
): AsyncGenerator<OverdueNotice> {
  const pages = paginateScan(
    { client },
    {
      TableName: inboxTable,
      ProjectionExpression: 'pk, dueAt',
      FilterExpression: 'dueAt < :now',
      ExpressionAttributeValues: { ':now': now },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) {
    for (const { pk, dueAt } of Items) yield { row: String(pk), dueAt: Number(dueAt) };
  }
}
