import { beforeEach, describe, expect, it } from 'vitest';
import { Driver, key, versions } from './driver.ts';

let driver: Driver;
beforeEach(() => {
  driver = new Driver();
});

describe('A reader that is not up to date', () => {
  it('sees some items as they were before the partition’s newest transaction', () => {
    driver.transact([
      { ...key('A'), n: 1 },
      { ...key('B'), n: 1 },
    ]);
    driver.transact([
      { ...key('A'), n: 2 },
      { ...key('B'), n: 2 },
      { ...key('C'), n: 2 },
    ]);
    driver.put({ ...key('A', 'o2'), n: 3 });
    expect(versions(driver.query({}, { torn: (sk) => sk === 'A' }))).toEqual(['A1', 'B2', 'C2']);
    expect(versions(driver.query({}, { torn: () => true }))).toEqual(['A1', 'B1']);
    expect(versions(driver.query())).toEqual(['A2', 'B2', 'C2']);
  });

  it('sees an index as it was so many driver.commits ago', () => {
    driver.put({ ...key('A'), dueShard: '0', dueAt: 1 });
    driver.put({ ...key('B'), dueShard: '0', dueAt: 2 });
    driver.update('A', 'REMOVE dueAt, dueShard');
    driver.update('B', 'SET dueAt = :at', { ExpressionAttributeValues: { ':at': 5 } });
    const seen = (indexLag: number) =>
      driver.due({ indexLag }).map(({ sk, dueAt }) => `${sk}${dueAt}`);
    expect([0, 1, 2, 3, 4].map(seen)).toEqual([['B5'], ['B2'], ['A1', 'B2'], ['A1'], []]);
    expect(driver.due()[0]).toEqual({ ...key('B'), dueShard: '0', dueAt: 5 });
  });

  it('is never a consistent read of the table', () => {
    driver.put({ ...key('A'), n: 1 });
    driver.put({ ...key('A'), n: 2 });
    expect(driver.get('A', { indexLag: 1 })).toMatchObject({ n: 2 });
    expect(driver.get('A', { indexLag: 1 }, {})).toMatchObject({ n: 1 });
    expect(versions(driver.query({}, { indexLag: 1 }))).toEqual(['A2']);
  });
});

describe('The index', () => {
  it('holds only items with both of its keys, and follows them', () => {
    driver.put({ ...key('A'), dueAt: 1 });
    driver.put({ ...key('B'), dueShard: '0' });
    expect(driver.due()).toEqual([]);
    driver.put({ ...key('A'), dueShard: '0', dueAt: 7 });
    expect(driver.due().map(({ sk }) => sk)).toEqual(['A']);
    expect(driver.due(undefined, 6)).toEqual([]);
    driver.remove('A');
    expect(driver.due()).toEqual([]);
  });
});

describe('A snapshot', () => {
  it('brings back the tables that were named, indexes too', () => {
    driver.put({ ...key('A'), dueShard: '0', dueAt: 1 });
    const backup = driver.model.snapshot('store');
    driver.update('A', 'REMOVE dueAt');
    driver.put(key('B'));
    driver.model.execute('PutItem', { TableName: 'inbox', Item: key('N') });
    driver.model.restore(backup);
    expect([...driver.model.items('store')]).toEqual([{ ...key('A'), dueShard: '0', dueAt: 1 }]);
    expect(driver.due({ indexLag: 5 }).map(({ sk }) => sk)).toEqual(['A']);
    expect([...driver.model.items('inbox')]).toEqual([key('N')]);
  });
});
