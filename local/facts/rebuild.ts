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
import type { FactTableName } from '../../analytics/facts/tables.ts';
import { rebuildDay } from '../../analytics/projector/rebuild-day.ts';
import type { ReadyFile } from '../start-server.ts';

/** Where journals are read and facts are written. */
export interface FactsPlace {
  readonly dynamoDb: DynamoDBDocumentClient;
  readonly table: string;
  readonly s3: S3Client;
  readonly bucket: string;
}

/** A deployed stage, with the caller's AWS credentials. */
export const placeOfStage = (table: string, bucket: string): FactsPlace => ({
  ...{ table, bucket, s3: new S3Client() },
  dynamoDb: dynamoDbClient({ maxAttempts: 10 }),
});

/** A running `npm start`. */
export function placeOf({ environment }: Pick<ReadyFile, 'environment'>): FactsPlace {
  const of = (name: string): string => environment[name] ?? '';
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

/** Writes a day's facts again. @returns how many rows of each table */
export async function rebuildFacts(
  { dynamoDb, table, s3, bucket }: FactsPlace,
  day: string,
): Promise<Partial<Record<FactTableName, number>>> {
  const deps = {
    orders: new DynamoDbOrderStore(dynamoDb, table, jitteredBackoff()),
    dinerOrders: new DynamoDbDinerOrders(dynamoDb, table),
    directory: new DynamoDbDirectory(dynamoDb, table),
    books: new DynamoDbBooks(dynamoDb, table),
    files: new S3FactFiles(s3, bucket),
  };
  return await rebuildDay(deps, day, `rebuilt-${ulidIds(systemClock()).ulid()}`);
}
