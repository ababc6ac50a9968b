import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './values.ts';

/*
 * The SDK's own error classes, so that `instanceof` in the adapters works. Items in errors are in
 * wire form, as the document client leaves them.
 */

const $metadata = {};

/** Input that DynamoDB refuses. */
export const validation = (message: string): DynamoDBServiceException =>
  new DynamoDBServiceException({
    name: 'ValidationException',
    $fault: 'client',
    $metadata,
    message,
  });

/** A key of a wrong form or type, which a transaction reports as the reason of one action. */
export class InvalidItem extends DynamoDBServiceException {
  constructor(message: string) {
    super({ name: 'ValidationException', $fault: 'client', $metadata, message });
    // The SDK's class has made this an instance of itself.
    Object.setPrototypeOf(this, InvalidItem.prototype);
  }
}

export const noTable = (name: string): ResourceNotFoundException =>
  new ResourceNotFoundException({ message: `Requested resource not found: ${name}`, $metadata });

/** @param item the item that failed the condition, where the caller asked for it */
export const conditionFailed = (item: Item | undefined): ConditionalCheckFailedException =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata,
    ...(item && { Item: marshall(item) }),
  });

/** Why one action of a transaction keeps it from happening. */
export interface Reason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError';
  readonly Message?: string;
  readonly item?: Item | undefined;
}

export function cancelled(reasons: readonly Reason[]): TransactionCanceledException {
  const codes = reasons.map((reason) => reason.Code).join(', ');
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    $metadata,
    CancellationReasons: reasons.map(({ item, ...reason }) => ({
      ...reason,
      ...(item && { Item: marshall(item) }),
    })),
  });
}

export const tokenMismatch = (): IdempotentParameterMismatchException =>
  new IdempotentParameterMismatchException({
    message: 'Provided payload does not match the one of the earlier request with this token',
    $metadata,
  });

/** What is wrong with the text or the operands of an expression; `invalid` names the expression. */
export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault';
}

/** Runs `work` on an expression; its faults become a ValidationException that says in which one. */
export function inExpression<T>(parameter: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    throw validation(`Invalid ${parameter}: ${error.message}`);
  }
}
