import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Collection } from './collection.ts';
import { attributesOf, bindCondition } from './condition.ts';
import type { Predicate } from './condition-operands.ts';
import { validation } from './failures.ts';
import { bindKeyCondition, type KeyRange } from './key-condition.ts';
import { assertLimit, pageOf, pathsOf } from './page.ts';
import type { Path } from './paths.ts';
import { Placeholders } from './placeholders.ts';
import { comparePlaces, countUntil, type Row, type RowPlace } from './sorted-rows.ts';
import type { Table } from './table.ts';
import type { Item } from './values.ts';

/** The rows under a hash key, as the reader is to see them. */
export type RowSource = (
  collection: Collection,
  hash: string,
  isConsistent: boolean,
) => readonly Row[];

/** One page of a Query, in the document client's form. @throws ValidationException */
export function query(table: Table, input: QueryCommandInput, source: RowSource): object {
  const collection = table.collection(input.IndexName);
  const isConsistent = input.ConsistentRead === true;
  if (isConsistent && collection.index) {
    throw validation('Consistent reads are not supported on global secondary indexes');
  }
  assertLimit(input.Limit);
  const { keys, filter, paths } = bind(input, collection);
  const rows = wanted(source(collection, keys.hash, isConsistent), keys);
  if (input.ScanIndexForward === false) rows.reverse();
  const start = input.ExclusiveStartKey
    ? after(rows, startPlace(collection, keys, input.ExclusiveStartKey), input.ScanIndexForward)
    : 0;
  const cursorAt = (last: Row): Item => cursor(collection, last);
  return pageOf(rows, { start, limit: input.Limit, filter, paths, cursorAt });
}

function bind(
  input: QueryCommandInput,
  collection: Collection,
): { keys: KeyRange; filter: Predicate; paths: readonly Path[] | undefined } {
  const { KeyConditionExpression, FilterExpression, ProjectionExpression } = input;
  if (KeyConditionExpression === undefined) {
    throw validation(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified',
    );
  }
  const placeholders = new Placeholders(input, true);
  const keys = bindKeyCondition(KeyConditionExpression, collection, placeholders);
  const filter =
    FilterExpression === undefined
      ? () => true
      : bindFilter(FilterExpression, collection, placeholders);
  const paths = pathsOf(ProjectionExpression, placeholders);
  placeholders.assertAllUsed();
  assertProjected(paths ?? [], collection);
  return { keys, filter, paths };
}

/** What the key condition is for may not be filtered. */
function bindFilter(
  text: string,
  { hash, range }: Collection,
  placeholders: Placeholders,
): Predicate {
  const filter = bindCondition('FilterExpression', text, placeholders);
  const attributes = attributesOf(text, placeholders);
  const key = [hash, range].find((name) => attributes.has(name));
  if (key === undefined) return filter;
  throw validation(
    `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`,
  );
}

function assertProjected(paths: readonly Path[], { index, hash, range }: Collection): void {
  if (index?.projection !== 'KEYS_ONLY') return;
  const other = paths.find(([name]) => !['pk', 'sk', hash, range].includes(String(name)));
  if (!other) return;
  throw validation(
    `One or more parameter values were invalid: Global secondary index ${index.name} does not project [${other[0]}]`,
  );
}

function wanted(rows: readonly Row[], { position }: KeyRange): Row[] {
  const from = countUntil(rows, ({ range }) => position(range) >= 0);
  const to = countUntil(rows, ({ range }) => position(range) > 0);
  return rows.slice(from, to);
}

const after = (rows: readonly Row[], place: RowPlace, forward: boolean | undefined): number =>
  countUntil(rows, (row) => comparePlaces(row, place) * (forward === false ? -1 : 1) > 0);

const cursor = ({ index, hash, range }: Collection, { pk, sk, item }: Row): Item =>
  index ? { pk, sk, [hash]: item[hash], [range]: item[range] } : { pk, sk };

/** @throws ValidationException for a key that no page of this query can have ended at */
function startPlace(
  { index, hash, range }: Collection,
  keys: KeyRange,
  start: Record<string, unknown>,
): RowPlace {
  const { pk, sk, [hash]: startHash, [range]: startRange } = start;
  const isPlace =
    typeof pk === 'string' &&
    typeof sk === 'string' &&
    typeof startHash === 'string' &&
    (typeof startRange === 'string' || typeof startRange === 'number') &&
    Object.keys(start).length === (index ? 4 : 2);
  if (!isPlace) throw validation('The provided starting key is invalid');
  if (startHash !== keys.hash || keys.position(startRange) !== 0) {
    throw validation(
      'The provided starting key is outside query boundaries based on provided conditions',
    );
  }
  return { range: startRange, pk, sk };
}
