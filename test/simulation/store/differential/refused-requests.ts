import {
  EMBEDDED_DIFFERS,
  Key,
  one,
  put,
  query,
  type Refusal,
  TableName,
  text,
  transaction,
  values,
} from './refusal.ts';

export const REFUSED_QUERIES: readonly Refusal[] = [
  query('pk < :v', text),
  query('sk = :v', text),
  query('pk = :v AND n = :v', text),
  query('pk = :v AND sk <> :v', text),
  query('pk = :v OR sk = :v', text),
  query('pk = :v AND sk IN (:v)', text),
  query('pk = :v AND sk = :v AND sk = :v', text),
  query('pk = sk', text),
  query('pk.a = :v', text),
  query('NOT pk = :v', text),
  query('pk = :v AND sk BETWEEN :b AND :a', { ':v': 'a', ':a': '1', ':b': '2' }),
  query('dueShard = :v', text, { IndexName: 'nope' }),
  query('dueShard = :v', text, { IndexName: 'due', ConsistentRead: true }),
  query('pk = :v', text, { IndexName: 'due' }),
  query('pk = :v', text, { Limit: 0 }),
  query('pk = :v', text, { ExclusiveStartKey: { pk: 'x' } }),
  query('dueShard = :v', text, { IndexName: 'due', ExclusiveStartKey: Key }),
  query('pk = :v', text, { ProjectionExpression: 'n.a, n' }),
  query('pk = :v', text, { FilterExpression: 'sk = :v' }),
  { ...query('pk = :v', one), ...EMBEDDED_DIFFERS },
  { ...query('pk = :v', { ':v': '' }), ...EMBEDDED_DIFFERS },
  { ...query('pk = :v AND begins_with(sk, :n)', { ':v': 'a', ':n': 1 }), ...EMBEDDED_DIFFERS },
  { ...query('dueShard = :v AND dueAt = :v', text, { IndexName: 'due' }), ...EMBEDDED_DIFFERS },
  { ...query('pk = :v', text, { ExclusiveStartKey: Key }), ...EMBEDDED_DIFFERS },
  {
    ...query('dueShard = :v', text, { IndexName: 'due', ProjectionExpression: 'n' }),
    ...EMBEDDED_DIFFERS,
  },
];

export const REFUSED_TRANSACTIONS: readonly Refusal[] = [
  transaction('without actions'),
  transaction(
    'of 101 actions',
    ...Array.from({ length: 101 }, (_, n) => put({ pk: 'a', sk: `${n}` })),
  ),
  transaction('on one item twice', put(Key), { Delete: { TableName, Key } }),
  transaction('with an empty key', put({ pk: '', sk: '1' })),
  transaction('with an empty index key', put({ ...Key, listPk: '' })),
  transaction('with too large an item', put({ ...Key, s: 'x'.repeat(410_000) })),
  transaction('without an action', {}),
  {
    ...transaction('with two actions in one', { ...put(Key), Delete: { TableName, Key } }),
    ...EMBEDDED_DIFFERS,
  },
  {
    ...transaction('with a fault in an expression', {
      Update: { TableName, Key, UpdateExpression: 'SET n :v', ...values(one) },
    }),
    ...EMBEDDED_DIFFERS,
  },
];

export const REFUSED_OTHERS: readonly Refusal[] = [
  {
    says: 'get by half a key',
    step: { operation: 'GetItem', input: { TableName, Key: { pk: 'a' } } },
  },
  {
    says: 'get by more than the key',
    step: { operation: 'GetItem', input: { TableName, Key: { ...Key, n: 1 } } },
  },
  {
    says: 'put without a sort key',
    step: { operation: 'PutItem', input: { TableName, Item: { pk: 'a' } } },
  },
  {
    says: 'put a wrong type under an index',
    step: { operation: 'PutItem', input: { TableName, Item: { ...Key, dueAt: 'x' } } },
  },
  {
    says: 'put too large an item',
    step: { operation: 'PutItem', input: { TableName, Item: { ...Key, s: 'x'.repeat(410_000) } } },
  },
  {
    says: 'put that wants the new item back',
    step: { operation: 'PutItem', input: { TableName, Item: Key, ReturnValues: 'ALL_NEW' } },
  },
  {
    says: 'names without an expression',
    step: {
      operation: 'PutItem',
      input: { TableName, Item: Key, ExpressionAttributeNames: { '#a': 'a' } },
    },
  },
];
