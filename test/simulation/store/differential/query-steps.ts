import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import type { Step } from './commands.ts';
import { condition } from './conditions.ts';
import type { Emitter, Fragment } from './emitter.ts';
import { projection } from './operands.ts';
import { defined, sometimes, written } from './requests.ts';

const ofText = (name: string, values: readonly string[]) =>
  fc.oneof(
    fc.constant<Fragment>(() => ''),
    fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), fc.constantFrom(...values)).map(
      ([operator, value]): Fragment =>
        (e) =>
          ` AND ${name} ${operator} ${e.value(value)}`,
    ),
    fc.tuple(fc.constantFrom(...values), fc.constantFrom(...values)).map(
      ([a, b]): Fragment =>
        (e) =>
          ` AND ${name} BETWEEN ${e.value(a)} AND ${e.value(b)}`,
    ),
    fc.constantFrom(...values).map(
      (value): Fragment =>
        (e) =>
          ` AND begins_with(${name}, ${e.value(value)})`,
    ),
  );
const ofNumber = fc.oneof(
  fc.constant<Fragment>(() => ''),
  fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), fc.constantFrom(1, 2, 3)).map(
    ([operator, value]): Fragment =>
      (e) =>
        ` AND dueAt ${operator} ${e.value(value)}`,
  ),
  fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(1, 2, 3)).map(
    ([a, b]): Fragment =>
      (e) =>
        ` AND dueAt BETWEEN ${e.value(a)} AND ${e.value(b)}`,
  ),
);

const from = (
  index: string | undefined,
  hash: string,
  hashes: string[],
  range: fc.Arbitrary<Fragment>,
) =>
  fc.tuple(fc.constantFrom(...hashes), range).map(([value, rest]) => ({
    index,
    keys: (e: Emitter) => `${hash} = ${e.value(value)}${rest(e)}`,
  }));

/** Queries of the table and its indexes, one page after another. */
export const queryOn = (TableName: string): fc.Arbitrary<Step> =>
  fc
    .tuple(
      fc.oneof(
        from(undefined, 'pk', ['a', 'b'], ofText('sk', ['1', '10', '2'])),
        from('due', 'dueShard', ['d1', 'd2'], ofNumber),
        from('list', 'listPk', ['q1', 'q2'], ofText('listSk', ['1', '2', '3'])),
      ),
      sometimes(condition),
      sometimes(projection),
      fc.record({
        Limit: fc.constantFrom(undefined, 1, 2, 3),
        ScanIndexForward: fc.constantFrom(undefined, true, false),
      }),
    )
    .map(([{ index, keys }, filter, project, more]) => ({
      operation: 'Query' as const,
      input: {
        TableName,
        ...defined({ IndexName: index, ...more }),
        // A keys-only index has nothing to filter or project.
        ...written({
          KeyConditionExpression: keys,
          ...(index !== 'due' && { FilterExpression: filter, ProjectionExpression: project }),
        }),
        ...(index === undefined && { ConsistentRead: true }),
      } as QueryCommandInput,
    }));
