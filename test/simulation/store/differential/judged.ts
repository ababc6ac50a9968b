import type { Step } from './commands.ts';

const TableName = 'T';
const Key = { pk: 'a', sk: '1' };

const ITEMS = [
  {
    ...Key,
    n: 2,
    s: 'x🍜y',
    f: true,
    nil: null,
    m: { a: 1, c: { d: 'deep' } },
    l: [1, 'x', { a: 1 }],
    t: new Set(['x', 'y']),
    u: new Set([1, 2]),
    b: new Uint8Array([1, 2, 3]),
    dueShard: 'd1',
    dueAt: 1,
    listPk: 'q1',
    listSk: '1',
  },
  { pk: 'a', sk: '10', n: 1, dueShard: 'd1', dueAt: 2, listPk: 'q1', listSk: '11' },
  { pk: 'a', sk: '2', n: 3, dueShard: 'd1', dueAt: 10, listPk: 'q1', listSk: '2' },
  { pk: 'b', sk: '1', n: 4, dueShard: 'd1' },
];

/** What is stored before each of the steps below. */
export const SETTING: readonly Step[] = ITEMS.map((Item) => ({
  operation: 'PutItem',
  input: { TableName, Item },
}));

type Values = Record<string, unknown>;

const CONDITIONS: readonly (readonly [string, Values?])[] = [
  ['begins_with(s, :v)', { ':v': 'x' }],
  ['begins_with(s, :v)', { ':v': 'y' }],
  ['begins_with(s, :v)', { ':v': '' }],
  ['begins_with(n, :v)', { ':v': '2' }],
  ['begins_with(b, :v)', { ':v': new Uint8Array([1, 2]) }],
  ['begins_with(b, :v)', { ':v': new Uint8Array([2]) }],
  ['contains(s, :v)', { ':v': '🍜' }],
  ['contains(t, :v)', { ':v': 'x' }],
  ['contains(t, :v)', { ':v': 'z' }],
  ['contains(u, :v)', { ':v': 2 }],
  ['contains(l, :v)', { ':v': 'x' }],
  ['contains(l, :v)', { ':v': { a: 1 } }],
  ['contains(b, :v)', { ':v': new Uint8Array([2, 3]) }],
  ['contains(m, :v)', { ':v': 'a' }],
  ['size(s) = :v', { ':v': 4 }],
  ['size(s) = :v', { ':v': 6 }],
  ['size(b) = :v', { ':v': 3 }],
  ['size(l) = :v', { ':v': 3 }],
  ['size(m) = :v', { ':v': 2 }],
  ['size(t) = :v', { ':v': 2 }],
  ['size(n) = :v', { ':v': 1 }],
  ['size(n) <> :v', { ':v': 1 }],
  ['n < :v', { ':v': 2 }],
  ['n <= :v', { ':v': 2 }],
  ['n > :v', { ':v': 2 }],
  ['n >= :v', { ':v': 2 }],
  ['n BETWEEN :v AND :v', { ':v': 2 }],
  [':v BETWEEN m.a AND n', { ':v': 1 }],
  ['n < :v', { ':v': 'z' }],
  ['n <> :v', { ':v': '2' }],
  ['z = :v', { ':v': 1 }],
  ['z <> :v', { ':v': 1 }],
  ['z = zz'],
  ['z <> zz'],
  ['NOT z < zz'],
  ['n IN (:v, m.a, :w)', { ':v': 'x', ':w': 2 }],
  ['nil = :v', { ':v': null }],
  ['attribute_exists(nil)'],
  ['attribute_type(nil, :v)', { ':v': 'NULL' }],
  ['attribute_type(t, :v)', { ':v': 'SS' }],
  ['attribute_type(u, :v)', { ':v': 'SS' }],
  ['attribute_type(m.c, :v)', { ':v': 'M' }],
  ['t = :v', { ':v': new Set(['y', 'x']) }],
  ['m = :v', { ':v': { c: { d: 'deep' }, a: 1 } }],
  ['l = :v', { ':v': [1, 'x', { a: 2 }] }],
  ['l[2].a = m.a'],
  ['attribute_exists(l[3])'],
  ['attribute_exists(m[0])'],
  ['f = :v OR n = :w AND z = :w', { ':v': true, ':w': 9 }],
  ['(f = :v OR n = :w) AND z = :w', { ':v': true, ':w': 9 }],
  ['NOT f = :v AND z = :w', { ':v': true, ':w': 9 }],
  ['NOT (f = :v AND z = :w)', { ':v': true, ':w': 9 }],
];

const UPDATES: readonly (readonly [string, Values?])[] = [
  ['DELETE t :v', { ':v': new Set(['x', 'z']) }],
  ['DELETE t :v', { ':v': new Set(['x', 'y']) }],
  ['DELETE t :v', { ':v': new Set([1]) }],
  ['DELETE z :v', { ':v': new Set(['x']) }],
  ['ADD t :v', { ':v': new Set(['y', 'z']) }],
  ['ADD z :v', { ':v': new Set(['y']) }],
  ['ADD n :v', { ':v': -5 }],
  ['ADD z :v', { ':v': 3 }],
  ['ADD s :v', { ':v': 3 }],
  ['SET n = n - :v, m.a = n + m.a, s = m.c.d', { ':v': 5 }],
  ['SET z = if_not_exists(nil, :v)', { ':v': 5 }],
  ['SET z = if_not_exists(zz, :v)', { ':v': 5 }],
  ['SET l = list_append(l, :v)', { ':v': ['last'] }],
  ['SET l = list_append(:v, l)', { ':v': ['first'] }],
  ['SET l = list_append(s, :v)', { ':v': ['first'] }],
  ['SET m.c.e = :v REMOVE m.a, f', { ':v': {} }],
  ['SET m = :v', { ':v': { c: 1 } }],
  ['SET n = s + :v', { ':v': 1 }],
  ['SET dueAt = :v REMOVE listPk', { ':v': 7 }],
  ['set s = :v remove dueAt add n :w', { ':v': 'new', ':w': 1 }],
];

const QUERIES: readonly (readonly [string, Values, string?])[] = [
  ['pk = :p AND sk < :v', { ':p': 'a', ':v': '10' }],
  ['pk = :p AND sk <= :v', { ':p': 'a', ':v': '10' }],
  ['pk = :p AND sk > :v', { ':p': 'a', ':v': '10' }],
  ['pk = :p AND sk >= :v', { ':p': 'a', ':v': '10' }],
  ['pk = :p AND sk = :v', { ':p': 'a', ':v': '10' }],
  ['pk = :p AND begins_with(sk, :v)', { ':p': 'a', ':v': '1' }],
  ['pk = :p AND sk BETWEEN :v AND :w', { ':p': 'a', ':v': '1', ':w': '10' }],
  ['sk > :v AND pk = :p', { ':p': 'a', ':v': '1' }],
  ['dueShard = :p AND dueAt < :v', { ':p': 'd1', ':v': 2 }, 'due'],
  ['dueShard = :p AND dueAt <= :v', { ':p': 'd1', ':v': 2 }, 'due'],
  ['dueShard = :p AND dueAt > :v', { ':p': 'd1', ':v': 2 }, 'due'],
  ['dueShard = :p', { ':p': 'd1' }, 'due'],
  ['listPk = :p AND listSk > :v', { ':p': 'q1', ':v': '1' }, 'list'],
  ['listPk = :p AND begins_with(listSk, :v)', { ':p': 'q1', ':v': '1' }, 'list'],
];

const values = (given: Values | undefined): object =>
  given ? { ExpressionAttributeValues: given } : {};

/** Steps on the setting, each of which shows one rule of the expressions. */
export const JUDGED: readonly Step[] = [
  ...CONDITIONS.map(([ConditionExpression, given]): Step => {
    return {
      operation: 'DeleteItem',
      input: { TableName, Key, ConditionExpression, ...values(given) },
    };
  }),
  ...UPDATES.map(([UpdateExpression, given]): Step => {
    const input = { TableName, Key, UpdateExpression, ReturnValues: 'UPDATED_NEW' } as const;
    return { operation: 'UpdateItem', input: { ...input, ...values(given) } };
  }),
  ...QUERIES.map(([KeyConditionExpression, given, index]): Step => {
    const from = index === undefined ? { ConsistentRead: true } : { IndexName: index };
    const input = { TableName, KeyConditionExpression, Limit: 2, ...from };
    return { operation: 'Query', input: { ...input, ...values(given) } };
  }),
];
