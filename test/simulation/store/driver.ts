import type { PutCommandInput, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Committed, DynamoDbModel, type Item, type View } from './dynamodb-model.ts';
import { inboxTable, storeTable } from './table-shape.ts';

interface Page {
  readonly Items: readonly Item[];
  readonly LastEvaluatedKey?: Item;
}

export const key = (sk: string, pk = 'o1') => ({ pk, sk });

/** A model with the two tables, what it has reported, and short words for what tests ask of it. */
export class Driver {
  now = 1_000_000;
  readonly commits: Committed[] = [];
  readonly model: DynamoDbModel;

  constructor() {
    this.model = new DynamoDbModel([storeTable('store'), inboxTable('inbox')], () => this.now);
    this.model.onCommit = (change) => this.commits.push(change);
  }

  put(Item: Item, more: Partial<PutCommandInput> = {}): void {
    this.model.execute('PutItem', { TableName: 'store', Item, ...more });
  }

  update(sk: string, UpdateExpression: string, more: Partial<UpdateCommandInput> = {}): void {
    const input = { TableName: 'store', Key: key(sk), UpdateExpression, ...more };
    this.model.execute('UpdateItem', input);
  }

  remove(sk: string): void {
    this.model.execute('DeleteItem', { TableName: 'store', Key: key(sk) });
  }

  transact(items: readonly Item[], ClientRequestToken?: string): void {
    this.model.execute('TransactWriteItems', {
      TransactItems: items.map((one) => ({ Put: { TableName: 'store', Item: one } })),
      ...(ClientRequestToken && { ClientRequestToken }),
    });
  }

  get(sk: string, view?: View, more: object = { ConsistentRead: true }): Item | undefined {
    const input = { TableName: 'store', Key: key(sk), ...more };
    return (this.model.execute('GetItem', input, view) as { readonly Item?: Item }).Item;
  }

  /** Of the partition `o1`, consistently, unless `more` says otherwise. */
  query(more: object = {}, view?: View): Page {
    const input = {
      TableName: 'store',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'o1' },
      ConsistentRead: true,
      ...more,
    };
    return this.model.execute('Query', input, view) as Page;
  }

  scan(more: object): Page {
    return this.model.execute('Scan', { TableName: 'store', ...more }) as Page;
  }

  /** Keys in the index `due`, shard 0. */
  due(view?: View, at = 9): readonly Item[] {
    const input = {
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard AND dueAt <= :at',
      ExpressionAttributeValues: { ':shard': '0', ':at': at },
      ConsistentRead: false,
    };
    return this.query(input, view).Items;
  }
}

/** Sort key and `n` of each row, e.g. A2. */
export const versions = ({ Items }: Page): readonly string[] =>
  Items.map(({ sk, n }) => `${sk}${n ?? ''}`);
