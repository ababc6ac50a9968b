import type { QueryCommandInput, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Step } from './commands.ts';

/** A request that DynamoDB refuses, whatever the tables hold. */
export interface Refusal {
  readonly says: string;
  readonly step: Step;
  /** The embedded engine, dynoxide 1.2.1, takes it, or refuses it in another way. */
  readonly embeddedDiffers?: true;
}

type Values = Record<string, unknown>;
type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

export const EMBEDDED_DIFFERS = { embeddedDiffers: true } as const;
export const TableName = 'T';
export const Key = { pk: 'a', sk: '1' };

export const values = (ExpressionAttributeValues: Values | undefined): object =>
  ExpressionAttributeValues ? { ExpressionAttributeValues } : {};

export const condition = (
  ConditionExpression: string,
  given?: Values,
  names?: object,
): Refusal => ({
  says: `condition ${ConditionExpression.slice(0, 60)}`,
  step: {
    operation: 'PutItem',
    input: { TableName, Item: Key, ConditionExpression, ...values(given), ...names },
  },
});
export const update = (UpdateExpression: string, given?: Values): Refusal => ({
  says: `update ${UpdateExpression}`,
  step: {
    operation: 'UpdateItem',
    input: { TableName, Key, UpdateExpression, ...values(given) },
  },
});
export const query = (
  KeyConditionExpression: string,
  given: Values,
  more: Partial<QueryCommandInput> = {},
): Refusal => ({
  says: `query ${KeyConditionExpression} ${JSON.stringify(more)}`,
  step: {
    operation: 'Query',
    input: { TableName, KeyConditionExpression, ...values(given), ...more },
  },
});
export const transaction = (says: string, ...TransactItems: TransactItems): Refusal => ({
  says: `transaction ${says}`,
  step: { operation: 'TransactWriteItems', input: { TransactItems } },
});
export const put = (Item: Values): TransactItems[number] => ({ Put: { TableName, Item } });
export const one = { ':v': 1 };
export const text = { ':v': 'x' };
