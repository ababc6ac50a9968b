import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DynamoDbEngine,
  databaseFile,
  startDynamoDb,
} from '../../../local/engines/dynamodb/process.ts';
import { trimStreamRecords } from '../../../local/engines/dynamodb/stream-records.ts';
import { ensureTable, type TableProperties } from '../../../local/engines/dynamodb/tables.ts';
import { deleteExpired } from '../../../local/engines/dynamodb/time-to-live.ts';
import { temporaryFolder } from './boot-fixture.ts';

const table: TableProperties = {
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

describe('the local DynamoDB', () => {
  const { folder, remove } = temporaryFolder();
  let engine: DynamoDbEngine;
  const deaths: string[] = [];
  const start = (): Promise<DynamoDbEngine> =>
    startDynamoDb({ dataDir: folder, onDeath: (reason) => deaths.push(reason) });

  beforeAll(async () => {
    engine = await start();
  });
  afterAll(async () => {
    await engine.close();
    remove();
  });

  const put = (TableName: string, id: string, more: object = {}): Promise<unknown> =>
    engine.call('DynamoDB_20120810.PutItem', { TableName, Item: { id: { S: id }, ...more } });
  const idsIn = async (TableName: string): Promise<(string | undefined)[]> => {
    const answer = await engine.call<{ Items: { id: { S: string } }[] }>('DynamoDB_20120810.Scan', {
      TableName,
    });
    return answer.Items.map(({ id }) => id.S).toSorted();
  };
  const streamOf = async (StreamArn: string): Promise<string[]> => {
    const streams = 'DynamoDBStreams_20120810';
    const { StreamDescription } = await engine.call<{
      StreamDescription: { Shards: { ShardId: string }[] };
    }>(`${streams}.DescribeStream`, { StreamArn });
    const ShardId = StreamDescription.Shards[0]?.ShardId;
    const position = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
    const { ShardIterator } = await engine.call<{ ShardIterator: string }>(
      `${streams}.GetShardIterator`,
      position,
    );
    const { Records } = await engine.call<{
      Records: { dynamodb: { SequenceNumber: string; Keys: { id: { S: string } } } }[];
    }>(`${streams}.GetRecords`, { ShardIterator });
    return Records.map(({ dynamodb }) => `${dynamodb.SequenceNumber} ${dynamodb.Keys.id.S}`);
  };

  it('keeps rows when the template gains an index', async () => {
    await ensureTable(engine.call, 'Grown', table);
    await put('Grown', 'a', { dueShard: { S: 'x' } });
    const index = {
      IndexName: 'due',
      KeySchema: [{ AttributeName: 'dueShard', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    };
    const grown = {
      ...table,
      AttributeDefinitions: [
        ...table.AttributeDefinitions,
        { AttributeName: 'dueShard', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [index],
    };
    for (const _twice of [1, 2]) await ensureTable(engine.call, 'Grown', grown);
    const found = await engine.call<{ Count: number }>('DynamoDB_20120810.Query', {
      TableName: 'Grown',
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :x',
      ExpressionAttributeValues: { ':x': { S: 'x' } },
    });
    expect(found.Count).toBe(1);
  });

  it('refuses a table whose key has changed, and says what to do', async () => {
    await ensureTable(engine.call, 'Keyed', table);
    const other = {
      KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }],
    };
    await expect(ensureTable(engine.call, 'Keyed', other)).rejects.toThrow(
      'Delete the data folder to start afresh',
    );
  });

  it('deletes what has expired, and nothing else', async () => {
    await ensureTable(engine.call, 'Expiring', table);
    const nowMs = Date.UTC(2026, 10, 22);
    await put('Expiring', 'expired', { expiresAt: { N: String(nowMs / 1_000 - 1) } });
    await put('Expiring', 'later', { expiresAt: { N: String(nowMs / 1_000 + 1) } });
    await put('Expiring', 'never');
    const expiring = { name: 'Expiring', keys: ['id'], attribute: 'expiresAt' };
    expect(await deleteExpired(engine.call, expiring, nowMs)).toBe(1);
    expect(await idsIn('Expiring')).toEqual(['later', 'never']);
  });

  it('counts stream records on after those that all readers are past were trimmed', async () => {
    const { LatestStreamArn = '' } = await ensureTable(engine.call, 'Trimmed', table);
    for (const id of ['a', 'b', 'c']) await put('Trimmed', id);
    const before = await streamOf(LatestStreamArn);
    await engine.close();
    trimStreamRecords(databaseFile(folder), 'Trimmed', before.at(-1)?.split(' ')[0] ?? '');
    engine = await start();
    await put('Trimmed', 'd');
    const after = await streamOf(LatestStreamArn);
    expect(after.map((record) => record.split(' ')[1])).toEqual(['c', 'd']);
    expect(Number(after[1]?.split(' ')[0])).toBeGreaterThan(Number(after[0]?.split(' ')[0]));
  });

  it('is stopped by the next start when it was left behind, and its death is told', async () => {
    const left = engine;
    engine = await start();
    await expect(left.call('DynamoDB_20120810.ListTables', {})).rejects.toThrow();
    expect(deaths).toEqual([expect.stringContaining('The DynamoDB engine stopped (SIGKILL)')]);
  });
});
