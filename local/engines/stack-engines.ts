import path from 'node:path';
import type { VirtualClock } from '../clock.ts';
import { commonCheckpoint } from '../event-sources/checkpoints.ts';
import { streamReaders } from '../event-sources/event-sources.ts';
import { type LocalPlace, secretArn } from '../template/identities.ts';
import type { Resolver } from '../template/resolver.ts';
import { AthenaEngine, catalogOf } from './athena/athena.ts';
import { type DynamoDbEngine, databaseFile, startDynamoDb } from './dynamodb/process.ts';
import { runTables } from './dynamodb/stack-tables.ts';
import { trimStreamRecords } from './dynamodb/stream-records.ts';
import { createS3, type S3Engine } from './s3/s3.ts';
import { type SecretProperties, Secrets } from './secrets.ts';
import { createSqs, type QueueProperties, type SqsEngine } from './sqs.ts';

export interface EngineOptions {
  readonly resolver: Resolver;
  readonly place: LocalPlace;
  readonly dataDir: string;
  readonly clock: VirtualClock;
  readonly dynamoDbEndpoint?: string | undefined;
  readonly log: (line: string) => void;
  readonly onDeath: (reason: string) => void;
}

export interface StackEngines {
  readonly dynamoDb: DynamoDbEngine;
  /** The engine's own name of each table's stream, by table name. */
  readonly streamArns: ReadonlyMap<string, string>;
  readonly sqs: SqsEngine;
  readonly s3: S3Engine;
  readonly secrets: Secrets;
  readonly athena: AthenaEngine;
}

/** Starts the stores of a template, with everything it declares in them; `cleanup` ends them. */
export async function startEngines(
  options: EngineOptions,
  cleanup: AsyncDisposableStack,
): Promise<StackEngines> {
  const { resolver, dataDir, clock, log, onDeath } = options;
  trimStreams(resolver, dataDir);
  const endpoint = options.dynamoDbEndpoint;
  const dynamoDb = await startDynamoDb({ dataDir, endpoint, onDeath });
  cleanup.defer(() => dynamoDb.close());
  const tables = await runTables(resolver, dynamoDb.call, clock, log);
  cleanup.defer(() => tables.close());

  const sqs = createSqs(clock.scale, resolver.region);
  cleanup.defer(() => sqs.close());
  for (const id of resolver.resources('AWS::SQS::Queue')) {
    await sqs.createQueue(resolver.identity(id).name, resolver.properties<QueueProperties>(id));
  }

  const s3Folder = path.join(dataDir, 's3');
  const s3 = createS3(s3Folder);
  for (const id of resolver.resources('AWS::S3::Bucket')) {
    await s3.createBucket(resolver.identity(id).name);
  }

  const secretsFile = path.join(dataDir, 'secrets.json');
  const secrets = new Secrets(secretsFile, (name) => secretArn(name, options.place));
  for (const id of resolver.resources('AWS::SecretsManager::Secret')) {
    secrets.ensure(resolver.identity(id).name, resolver.properties<SecretProperties>(id));
  }
  const athena = new AthenaEngine(catalogOf(resolver, s3Folder));
  cleanup.defer(() => athena[Symbol.asyncDispose]());
  return { dynamoDb, streamArns: tables.streamArns, sqs, s3, secrets, athena };
}

function trimStreams(resolver: Resolver, dataDir: string): void {
  for (const [table, checkpointFiles] of streamReaders(resolver, dataDir)) {
    const readByAll = commonCheckpoint(checkpointFiles);
    if (readByAll !== undefined) trimStreamRecords(databaseFile(dataDir), table, readByAll);
  }
}
