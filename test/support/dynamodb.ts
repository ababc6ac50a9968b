import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoDbClient } from '../../adapters/dynamodb/client.ts';

const binary = path.resolve(
  import.meta.dirname,
  `../../node_modules/@dynoxide/${process.platform}-${process.arch}/dynoxide`,
);
const givenEndpoint = process.env['KUAICAN_DYNAMODB_ENDPOINT'];

export const hasDynamoDb = givenEndpoint !== undefined || existsSync(binary);
if (!hasDynamoDb) {
  process.stderr.write(
    `SKIPPED: every test against DynamoDB. There is no ${binary}; set KUAICAN_DYNAMODB_ENDPOINT.\n`,
  );
}

export interface TestTables {
  readonly client: DynamoDBDocumentClient;
  readonly storeTable: string;
  readonly inboxTable: string;
  close(): Promise<void>;
}

/** A DynamoDB engine of the caller's own, with the two empty tables of the stack. */
export async function openTestTables(): Promise<TestTables> {
  const engine = givenEndpoint === undefined ? await startEngine() : undefined;
  const client = dynamoDbClient({
    endpoint: engine?.endpoint ?? givenEndpoint ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await untilAnswering(client);
  const [storeTable, inboxTable] = [`store-${randomUUID()}`, `inbox-${randomUUID()}`];
  await client.send(new CreateTableCommand(tableOf(storeTable, [DUE, LIST, ORDERS])));
  await client.send(new CreateTableCommand(tableOf(inboxTable, [DUE])));
  return {
    client,
    storeTable,
    inboxTable,
    close: async () => {
      for (const TableName of [storeTable, inboxTable]) {
        await client.send(new DeleteTableCommand({ TableName }));
      }
      client.destroy();
      engine?.stop();
    },
  };
}

const DUE = { name: 'due', keys: ['dueShard', 'dueAt'], projection: 'KEYS_ONLY' } as const;
const LIST = { name: 'list', keys: ['listPk', 'listSk'], projection: 'ALL' } as const;
const ORDERS = {
  name: 'orders',
  keys: ['ordersPk', 'ordersSk'],
  projection: 'KEYS_ONLY',
} as const;

function tableOf(
  TableName: string,
  indexes: readonly (typeof DUE | typeof LIST | typeof ORDERS)[],
): CreateTableCommandInput {
  const attributes = ['pk', 'sk', ...indexes.flatMap((index) => index.keys)];
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((name) => ({
      AttributeName: name,
      AttributeType: name === 'dueAt' ? 'N' : 'S',
    })),
    KeySchema: keySchema(['pk', 'sk']),
    GlobalSecondaryIndexes: indexes.map(({ name, keys, projection }) => ({
      IndexName: name,
      KeySchema: keySchema(keys),
      Projection: { ProjectionType: projection },
    })),
  };
}

const keySchema = ([hash, range]: readonly [string, string]) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

async function startEngine(): Promise<{ readonly endpoint: string; stop(): void }> {
  const port = await freePort();
  const child = spawn(binary, ['--port', String(port)], { stdio: 'ignore' });
  const stop = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', stop);
  return { endpoint: `http://127.0.0.1:${port}`, stop };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

async function untilAnswering(client: DynamoDBDocumentClient): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(20);
    }
  }
}
