import {
  ConditionalCheckFailedException,
  IdempotentParameterMismatchException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { Driver, key, versions } from './driver.ts';

let driver: Driver;
beforeEach(() => {
  driver = new Driver();
});

describe('What the model stores', () => {
  it('is a copy of what it was given, frozen to its depths, without what is undefined', () => {
    const data = { lines: [{ n: 1, gone: undefined }, undefined], tags: new Set(['a']) };
    driver.put({ ...key('1'), data, gone: undefined });
    data.lines.push({ n: 2, gone: undefined });
    const read = driver.get('1') as unknown as { data: typeof data };
    expect(read).toEqual({ ...key('1'), data: { lines: [{ n: 1 }], tags: new Set(['a']) } });
    expect(Object.keys(read)).not.toContain('gone');
    expect(() => read.data.lines.push(undefined)).toThrow(TypeError);
    expect(() => Object.assign(read.data.lines[0] ?? {}, { n: 3 })).toThrow(TypeError);
    expect(() => read.data.tags.add('b')).toThrow(TypeError);
  });

  it.each([
    ['NaN', Number.NaN],
    ['an empty set', new Set()],
    ['a date', new Date(0)],
    ['an integer that is not exact', 2 ** 60],
  ])('is never %s, which the document client does not send either', (_, value) => {
    expect(() => driver.put({ ...key('1'), value })).toThrow(Error);
    expect([...driver.model.items('store')]).toEqual([]);
  });

  it('sorts by the bytes of UTF-8, not by UTF-16 units', () => {
    for (const sk of ['\u{1f35c}', '\uff01', 'z', '面']) driver.put(key(sk));
    expect(driver.query().Items.map(({ sk }) => sk)).toEqual(['z', '面', '\uff01', '\u{1f35c}']);
  });

  it('can be read in any order and from any row, also one that is gone', () => {
    for (const sk of ['1', '2', '3']) driver.put(key(sk));
    driver.remove('2');
    const beyond = (sk: string, ScanIndexForward: boolean) =>
      versions(driver.query({ ExclusiveStartKey: key(sk), ScanIndexForward }));
    expect(beyond('2', true)).toEqual(['3']);
    expect(beyond('2', false)).toEqual(['1']);
  });

  it('comes in pages of at most 1 MB, and each says where to go on', () => {
    for (const sk of ['1', '2', '3', '4']) driver.put({ ...key(sk), text: 'x'.repeat(300_000) });
    const first = driver.query();
    expect(versions(first)).toEqual(['1', '2', '3']);
    expect(first.LastEvaluatedKey).toEqual(key('3'));
    expect(versions(driver.query({ ExclusiveStartKey: first.LastEvaluatedKey }))).toEqual(['4']);
  });

  it('scans a whole table in pages', () => {
    for (const pk of ['b', 'a']) for (const sk of ['2', '1']) driver.put(key(sk, pk));
    const first = driver.scan({ Limit: 3 });
    const rest = driver.scan({ ExclusiveStartKey: first.LastEvaluatedKey });
    expect([...first.Items, ...rest.Items]).toEqual([
      key('1', 'a'),
      key('2', 'a'),
      key('1', 'b'),
      key('2', 'b'),
    ]);
  });
});

describe('A failed condition', () => {
  it('is the SDK’s own error, with the item in wire form where it was asked for', () => {
    driver.put({ ...key('1'), n: 1 });
    const failing = { ConditionExpression: 'attribute_not_exists(pk)' } as const;
    expect(() => driver.put(key('1'), failing)).toThrow(ConditionalCheckFailedException);
    try {
      driver.put(key('1'), { ...failing, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    } catch (error) {
      expect(error).toMatchObject({ Item: { pk: { S: 'o1' }, sk: { S: '1' }, n: { N: '1' } } });
    }
    expect(driver.get('1')).toEqual({ ...key('1'), n: 1 });
    expect(driver.commits).toHaveLength(1);
  });

  it('cancels a transaction whole, and every action says its reason', () => {
    driver.put({ ...key('1'), n: 1 });
    const action = (sk: string, wanted: string) => ({
      Put: { TableName: 'store', Item: key(sk), ConditionExpression: wanted },
    });
    const TransactItems = [
      action('2', 'attribute_not_exists(pk)'),
      action('1', 'attribute_not_exists(pk)'),
      { Update: { TableName: 'store', Key: key('3'), UpdateExpression: 'SET a = b' } },
    ];
    try {
      driver.model.execute('TransactWriteItems', { TransactItems });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(TransactionCanceledException);
      const { CancellationReasons = [] } = error as TransactionCanceledException;
      expect(CancellationReasons.map(({ Code }) => Code)).toEqual([
        'None',
        'ConditionalCheckFailed',
        'ValidationError',
      ]);
    }
    expect([...driver.model.items('store')]).toHaveLength(1);
  });
});

describe('An update', () => {
  it('of a missing item that only removes something makes none', () => {
    driver.update('1', 'REMOVE a, b.c');
    expect(driver.get('1')).toBeUndefined();
    driver.update('1', 'ADD n :one', { ExpressionAttributeValues: { ':one': 1 } });
    expect(driver.get('1')).toEqual({ ...key('1'), n: 1 });
  });

  it('counts list indexes in the list as it was', () => {
    driver.put({ ...key('1'), l: [0, 1, 2, 3] });
    const given = { ':x': 'x', ':y': 'y', ':z': 'z' };
    driver.update('1', 'REMOVE l[0] SET l[2] = :x, l[9] = :z, l[7] = :y', {
      ExpressionAttributeValues: given,
    });
    expect(driver.get('1')).toEqual({ ...key('1'), l: [1, 'x', 3, 'y', 'z'] });
  });
});

describe('A ClientRequestToken', () => {
  it('makes a transaction once within ten minutes, and again after them', () => {
    const request = [{ ...key('1'), n: 1 }];
    driver.transact(request, 'token');
    driver.put({ ...key('1'), n: 2 });
    driver.now += 10 * 60_000 - 1;
    driver.transact([{ ...key('1'), n: 1 }], 'token');
    expect(driver.get('1')).toMatchObject({ n: 2 });
    driver.now += 1;
    driver.transact(request, 'token');
    expect(driver.get('1')).toMatchObject({ n: 1 });
  });

  it('belongs to one request, but not if that one was cancelled', () => {
    driver.transact([key('1')], 'token');
    expect(() => driver.transact([key('2')], 'token')).toThrow(
      IdempotentParameterMismatchException,
    );
    const failing = { TableName: 'store', Item: key('1'), ConditionExpression: 'pk = sk' };
    const cancel = () =>
      driver.model.execute('TransactWriteItems', {
        TransactItems: [{ Put: failing }],
        ClientRequestToken: 'other',
      });
    expect(cancel).toThrow(TransactionCanceledException);
    driver.transact([key('3')], 'other');
    expect(driver.get('3')).toBeDefined();
  });
});

describe('The model', () => {
  it('reports each commit once it is made, one item after another', () => {
    driver.transact([
      { ...key('A'), n: 1 },
      { ...key('B'), n: 1 },
    ]);
    driver.put({ ...key('A'), n: 2 });
    driver.remove('gone');
    const told = driver.commits.map(({ sk, commit, before, after }) => [
      `${commit} ${sk}`,
      before?.['n'],
      after?.['n'],
    ]);
    expect(told).toEqual([
      ['1 A', undefined, 1],
      ['1 B', undefined, 1],
      ['2 A', 1, 2],
    ]);
  });

  it('refuses a parameter that it would have to ignore', () => {
    expect(() => driver.query({ Select: 'COUNT' })).toThrow('does not know Select of Query');
  });
});
