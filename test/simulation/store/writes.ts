import type {
  DeleteCommandInput,
  PutCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { bindCondition } from './condition.ts';
import type { Predicate } from './condition-operands.ts';
import { validation } from './failures.ts';
import type { Path } from './paths.ts';
import { Placeholders } from './placeholders.ts';
import { MAX_ITEM_BYTES, sizeOfItem, storedItem } from './stored.ts';
import { assertIndexKeys, type Key, keyIn, keyOf, type Table } from './table.ts';
import type { TableShape } from './table-shape.ts';
import { bindUpdate, type Update } from './update.ts';
import type { Item } from './values.ts';

/** A write that was checked as far as it can be without the item. */
export interface Write {
  readonly table: Table;
  readonly key: Key;
  readonly condition: Predicate;
  /** What becomes of the item; undefined: it is gone. @throws ValidationException */
  readonly next: (before: Item | undefined) => Item | undefined;
  /** Whether a failed condition answers with the item. */
  readonly showsItem: boolean;
  /** What an UpdateExpression changes. */
  readonly paths: readonly Path[];
}

/** What the inputs of all writes share, also within a transaction. */
type Conditional = Pick<
  DeleteCommandInput,
  | 'ConditionExpression'
  | 'ExpressionAttributeNames'
  | 'ExpressionAttributeValues'
  | 'ReturnValuesOnConditionCheckFailure'
>;

export function putOf(table: Table, input: Conditional & Pick<PutCommandInput, 'Item'>): Write {
  const placeholders = new Placeholders(input, input.ConditionExpression !== undefined);
  const condition = conditionOf(input, placeholders);
  placeholders.assertAllUsed();
  const item = storedItem(input.Item ?? {});
  const key = keyIn(item);
  assertStorable(item, table.shape, 'Item size has exceeded the maximum allowed size');
  return { table, key, condition, next: () => item, showsItem: showsItem(input), paths: [] };
}

export function updateOf(
  table: Table,
  input: Conditional & Pick<UpdateCommandInput, 'Key' | 'UpdateExpression'>,
): Write {
  const { ConditionExpression, UpdateExpression } = input;
  const hasExpressions = (ConditionExpression ?? UpdateExpression) !== undefined;
  const placeholders = new Placeholders(input, hasExpressions);
  const update: Update =
    UpdateExpression === undefined
      ? { paths: [], creates: true, apply: (item) => item }
      : bindUpdate(UpdateExpression, placeholders);
  const condition = conditionOf(input, placeholders);
  placeholders.assertAllUsed();
  assertNoKeys(update.paths, table.shape);
  const key = keyOf(input.Key);
  const next = (before: Item | undefined): Item | undefined => {
    if (!before && !update.creates) return undefined;
    const item = update.apply(before ?? storedItem({ ...key }));
    assertStorable(item, table.shape, 'Item size to update has exceeded the maximum allowed size');
    return item;
  };
  return { table, key, condition, next, showsItem: showsItem(input), paths: update.paths };
}

export function deleteOf(
  table: Table,
  input: Conditional & Pick<DeleteCommandInput, 'Key'>,
): Write {
  return { ...checkOf(table, input), next: () => undefined };
}

/** A ConditionCheck: nothing changes. */
export function checkOf(table: Table, input: Conditional & Pick<DeleteCommandInput, 'Key'>): Write {
  const placeholders = new Placeholders(input, input.ConditionExpression !== undefined);
  const condition = conditionOf(input, placeholders);
  placeholders.assertAllUsed();
  const key = keyOf(input.Key);
  return { table, key, condition, next: (item) => item, showsItem: showsItem(input), paths: [] };
}

const conditionOf = (
  { ConditionExpression }: Conditional,
  placeholders: Placeholders,
): Predicate =>
  ConditionExpression === undefined
    ? () => true
    : bindCondition('ConditionExpression', ConditionExpression, placeholders);

function showsItem({ ReturnValuesOnConditionCheckFailure: shown = 'NONE' }: Conditional): boolean {
  if (shown === 'ALL_OLD' || shown === 'NONE') return shown === 'ALL_OLD';
  throw validation(`Value ${shown} at 'returnValuesOnConditionCheckFailure' is not valid`);
}

function assertStorable(item: Item, { indexes }: TableShape, tooBig: string): void {
  assertIndexKeys(item, indexes);
  if (sizeOfItem(item) > MAX_ITEM_BYTES) throw validation(tooBig);
}

/** A key is what it is, and holds no documents; that of an index may change, but only whole. */
function assertNoKeys(paths: readonly Path[], { indexes }: TableShape): void {
  const indexKeys = new Set(indexes.flatMap(({ hash, range }) => [hash, range]));
  for (const [name, ...deeper] of paths) {
    if (name === 'pk' || name === 'sk') {
      throw validation(
        `One or more parameter values were invalid: Cannot update attribute ${name}. This attribute is part of the key`,
      );
    }
    if (deeper.length > 0 && indexKeys.has(name as string)) {
      throw validation(`Key attributes must be scalars; IndexKey: ${name}`);
    }
  }
}
