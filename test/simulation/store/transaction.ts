import { isDeepStrictEqual } from 'node:util';
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { cancelled, InvalidItem, type Reason, tokenMismatch, validation } from './failures.ts';
import { stored } from './stored.ts';
import type { Table } from './table.ts';
import type { Item } from './values.ts';
import { checkOf, deleteOf, putOf, updateOf, type Write } from './writes.ts';

const MAX_ACTIONS = 100;
const MAX_TOKEN_LENGTH = 36;
const TOKEN_KEPT_MS = 10 * 60_000;

export interface Change {
  readonly write: Write;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** The actions of a transaction, each checked alone. @throws ValidationException */
export function actionsOf(
  items: TransactItems,
  tableOf: (name: string | undefined) => Table,
): readonly Write[] {
  if (items.length < 1 || items.length > MAX_ACTIONS) {
    throw validation(`Member must have length between 1 and ${MAX_ACTIONS}; it is ${items.length}`);
  }
  const writes = checked(items, tableOf);
  const keys = new Set<string>();
  for (const { table, key } of writes) {
    keys.add(JSON.stringify([table.shape.name, key.pk, key.sk]));
  }
  if (keys.size === writes.length) return writes;
  throw validation('Transaction request cannot include multiple operations on one item');
}

/**
 * A fault in an expression refuses the request. One in an item cancels the transaction before any
 * condition is looked at, and only the first is told.
 */
function checked(items: TransactItems, tableOf: (name: string | undefined) => Table): Write[] {
  let invalid: { readonly at: number; readonly message: string } | undefined;
  const writes = items.flatMap((item, at) => {
    try {
      return [actionOf(item, tableOf)];
    } catch (error) {
      if (!(error instanceof InvalidItem)) throw error;
      invalid ??= { at, message: error.message };
      return [];
    }
  });
  if (!invalid) return writes;
  const { at, message: Message } = invalid;
  throw cancelled(
    items.map((_, n) => (n === at ? { Code: 'ValidationError', Message } : { Code: 'None' })),
  );
}

function actionOf(
  item: TransactItems[number],
  tableOf: (name: string | undefined) => Table,
): Write {
  const { Put, Update, Delete, ConditionCheck } = item;
  if ([Put, Update, Delete, ConditionCheck].filter(Boolean).length !== 1) {
    throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  if (Put) return putOf(tableOf(Put.TableName), Put);
  if (Delete) return deleteOf(tableOf(Delete.TableName), Delete);
  if (Update) {
    if (Update.UpdateExpression === undefined) throw validation('UpdateExpression is missing');
    return updateOf(tableOf(Update.TableName), Update);
  }
  if (ConditionCheck?.ConditionExpression === undefined) {
    throw validation('ConditionExpression is missing');
  }
  return checkOf(tableOf(ConditionCheck.TableName), ConditionCheck);
}

/** What a transaction changes, or nothing at all. @throws TransactionCanceledException */
export function changesOf(writes: readonly Write[]): readonly Change[] {
  const changes: Change[] = [];
  const reasons = writes.map((write): Reason => {
    const before = write.table.get(write.key);
    if (!write.condition(before)) {
      const item = write.showsItem ? before : undefined;
      return { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', item };
    }
    try {
      changes.push({ write, before, after: write.next(before) });
      return { Code: 'None' };
    } catch (error) {
      if (!(error instanceof DynamoDBServiceException)) throw error;
      return { Code: 'ValidationError', Message: error.message };
    }
  });
  if (changes.length < writes.length) throw cancelled(reasons);
  return changes;
}

/** Transactions that were made, by the caller's token, for 10 minutes. */
export class ClientTokens {
  readonly #made = new Map<string, { readonly items: TransactItems; readonly until: number }>();

  /** Whether this very request was made before. @throws IdempotentParameterMismatchException */
  isRepeat(token: string, items: TransactItems, now: number): boolean {
    for (const [old, { until }] of this.#made) {
      if (now < until) break;
      this.#made.delete(old);
    }
    if (token.length < 1 || token.length > MAX_TOKEN_LENGTH) {
      throw validation(`ClientRequestToken must have 1 to ${MAX_TOKEN_LENGTH} characters`);
    }
    const made = this.#made.get(token);
    if (!made) return false;
    if (made.items === items) return true;
    if (isDeepStrictEqual(stored(made.items), stored(items))) return true;
    throw tokenMismatch();
  }

  remember(token: string, items: TransactItems, now: number): void {
    this.#made.set(token, { items, until: now + TOKEN_KEPT_MS });
  }

  clear(): void {
    this.#made.clear();
  }
}
