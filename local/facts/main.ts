import path from 'node:path';
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDbBooks } from '../../adapters/dynamodb/books.ts';
import { dynamoDbClient } from '../../adapters/dynamodb/client.ts';
import { DynamoDbDinerOrders } from '../../adapters/dynamodb/diner-orders.ts';
import { DynamoDbDirectory } from '../../adapters/dynamodb/directory.ts';
import { DynamoDbOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { S3FactFiles } from '../../adapters/fact-files/s3-fact-files.ts';
import { jitteredBackoff } from '../../adapters/system/backoff.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { ulidIds } from '../../adapters/system/ids.ts';
import { rebuildDay } from '../../analytics/projector/rebuild-day.ts';
import { readJsonFile } from '../json-file.ts';
import { readSettings } from '../settings.ts';
import type { ReadyFile } from '../start-server.ts';
import { StartupError } from '../startup-error.ts';

/*
 * `npm run rebuild-facts`: writes the facts of a business day again from the journals, here with a
 * running `npm start`, or of a deployed stage with the caller's AWS credentials.
 */

const USAGE = `Usage: npm run rebuild-facts -- --day YYYY-MM-DD
       npm run rebuild-facts -- --day YYYY-MM-DD --table NAME --bucket NAME`;

interface Place {
  readonly dynamoDb: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly table: string;
  readonly bucket: string;
}

async function rebuild(): Promise<void> {
  const { values } = parseArgs({
    options: { day: { type: 'string' }, table: { type: 'string' }, bucket: { type: 'string' } },
  });
  const { day = '', table, bucket } = values;
  if (!isDay(day) || (table === undefined) !== (bucket === undefined))
    throw new StartupError(USAGE);
  const place = table !== undefined && bucket !== undefined ? stage(table, bucket) : here();
  const { dynamoDb, s3 } = place;
  try {
    const counts = await rebuildDay(
      {
        orders: new DynamoDbOrderStore(dynamoDb, place.table, jitteredBackoff()),
        dinerOrders: new DynamoDbDinerOrders(dynamoDb, place.table),
        directory: new DynamoDbDirectory(dynamoDb, place.table),
        books: new DynamoDbBooks(dynamoDb, place.table),
        files: new S3FactFiles(s3, place.bucket),
      },
      day,
      `rebuilt-${ulidIds(systemClock()).ulid()}`,
    );
    const rows = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    process.stdout.write(`${day}: ${rows.join(', ') || 'nothing happened'}\n`);
  } finally {
    dynamoDb.destroy();
    s3.destroy();
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const stage = (table: string, bucket: string): Place => ({
  ...{ table, bucket, s3: new S3Client() },
  dynamoDb: dynamoDbClient({ maxAttempts: 10 }),
});

function here(): Place {
  const root = path.resolve(import.meta.dirname, '../..');
  const { readyFile } = readSettings(process.env, root);
  const ready = readJsonFile<ReadyFile>(readyFile);
  if (!ready)
    throw new StartupError(
      `No running server: ${readyFile} is not there. Start one with \`npm start\`.`,
    );
  const of = (name: string): string => ready.environment[name] ?? '';
  const credentials = {
    accessKeyId: of('AWS_ACCESS_KEY_ID'),
    secretAccessKey: of('AWS_SECRET_ACCESS_KEY'),
  };
  const region = of('AWS_REGION');
  return {
    table: of('TABLE_NAME'),
    bucket: of('FACTS_BUCKET_NAME'),
    s3: new S3Client({ endpoint: of('AWS_ENDPOINT_URL_S3'), region, credentials }),
    dynamoDb: dynamoDbClient({ endpoint: of('AWS_ENDPOINT_URL_DYNAMODB'), region, credentials }),
  };
}

try {
  await rebuild();
} catch (error) {
  const known =
    error instanceof StartupError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 2;
}
