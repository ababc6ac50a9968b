import fc from 'fast-check';
import type { Step } from './commands.ts';
import { condition } from './conditions.ts';
import { projection } from './operands.ts';
import { queryOn } from './query-steps.ts';
import { defined, sometimes, written } from './requests.ts';
import { update } from './updates.ts';
import { attributes } from './values.ts';

const key = fc.record({ pk: fc.constantFrom('a', 'b'), sk: fc.constantFrom('1', '10', '2') });

const onFailure = fc.constantFrom(undefined, 'NONE', 'ALL_OLD');
const oldOrNone = fc.constantFrom(undefined, 'NONE', 'ALL_OLD');
const anyReturn = fc.constantFrom('NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW');

interface Parts {
  readonly put: fc.Arbitrary<object>;
  readonly update: fc.Arbitrary<object>;
  readonly remove: fc.Arbitrary<object>;
}

/** What a write says, alone or in a transaction, but for ReturnValues. */
const writesOn = (TableName: string): Parts => ({
  put: fc
    .tuple(key, attributes, sometimes(condition), onFailure)
    .map(([at, more, ConditionExpression, shown]) => ({
      TableName,
      Item: { ...at, ...more },
      ...written({ ConditionExpression }),
      ...defined({ ReturnValuesOnConditionCheckFailure: shown }),
    })),
  update: fc
    .tuple(key, update, sometimes(condition), onFailure)
    .map(([Key, UpdateExpression, ConditionExpression, shown]) => ({
      TableName,
      Key,
      ...written({ UpdateExpression, ConditionExpression }),
      ...defined({ ReturnValuesOnConditionCheckFailure: shown }),
    })),
  remove: fc
    .tuple(key, sometimes(condition), onFailure)
    .map(([Key, ConditionExpression, shown]) => ({
      TableName,
      Key,
      ...written({ ConditionExpression }),
      ...defined({ ReturnValuesOnConditionCheckFailure: shown }),
    })),
});

function transactionOn(TableName: string, { put, update: change, remove }: Parts) {
  const check = fc.tuple(key, condition).map(([Key, ConditionExpression]) => ({
    TableName,
    Key,
    ...written({ ConditionExpression }),
  }));
  const action = fc.oneof(
    put.map((Put) => ({ Put })),
    change.map((Update) => ({ Update })),
    remove.map((Delete) => ({ Delete })),
    check.map((ConditionCheck) => ({ ConditionCheck })),
  );
  return fc
    .record(
      {
        TransactItems: fc.array(action, { minLength: 1, maxLength: 4 }),
        ClientRequestToken: fc.constantFrom('token-1', 'token-2'),
      },
      { requiredKeys: ['TransactItems'] },
    )
    .map((input) => ({ operation: 'TransactWriteItems', input }) as Step);
}

const get = (TableName: string): fc.Arbitrary<Step> =>
  fc.tuple(key, sometimes(projection)).map(([Key, ProjectionExpression]) => ({
    operation: 'GetItem' as const,
    input: { TableName, Key, ...written({ ProjectionExpression }), ConsistentRead: true },
  }));

/** Unconditional puts, so that later steps find something. */
export const somePuts = (TableName: string): fc.Arbitrary<Step[]> =>
  fc
    .uniqueArray(key, { maxLength: 4, selector: ({ pk, sk }) => `${pk} ${sk}` })
    .chain((keys) => fc.tuple(...keys.map((at) => attributes.map((more) => ({ ...at, ...more })))))
    .map((items) => items.map((Item) => ({ operation: 'PutItem', input: { TableName, Item } })));

/** Any request over six keys of one table. */
export function anyStep(TableName: string): fc.Arbitrary<Step> {
  const writes = writesOn(TableName);
  const withReturn = (
    operation: string,
    input: fc.Arbitrary<object>,
    values: fc.Arbitrary<string | undefined>,
  ) =>
    fc
      .tuple(input, values)
      .map(
        ([one, ReturnValues]) =>
          ({ operation, input: { ...one, ...defined({ ReturnValues }) } }) as Step,
      );
  return fc.oneof(
    { arbitrary: withReturn('PutItem', writes.put, oldOrNone), weight: 4 },
    { arbitrary: withReturn('UpdateItem', writes.update, anyReturn), weight: 5 },
    { arbitrary: withReturn('DeleteItem', writes.remove, oldOrNone), weight: 1 },
    { arbitrary: get(TableName), weight: 1 },
    { arbitrary: queryOn(TableName), weight: 3 },
    { arbitrary: transactionOn(TableName, writes), weight: 3 },
  );
}
