import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { PutCommandInput } from '@aws-sdk/lib-dynamodb';

/** Whether a conditional write was made. Any other failure, an unknown outcome too, throws. */
export async function holds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** That a row is replaced by the version after it: there is none yet where this is the first. */
export function follows(version: number): Pick<
  PutCommandInput,
  'ExpressionAttributeNames' | 'ExpressionAttributeValues'
> & {
  readonly ConditionExpression: string;
} {
  if (version === 1) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#data.#version = :before',
    ExpressionAttributeNames: { '#data': 'data', '#version': 'version' },
    ExpressionAttributeValues: { ':before': version - 1 },
  };
}
