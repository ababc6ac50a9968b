import path from 'node:path';
import type { AwsJsonCall } from '../aws-json.ts';
import type { SqsEngine } from '../engines/sqs.ts';
import type { Invoke } from '../lambda/invocation.ts';
import { StartupError } from '../startup-error.ts';
import type { Resolver } from '../template/resolver.ts';
import type { MappingProperties, Poller } from './mapping.ts';
import { pollQueue } from './sqs-poller.ts';
import { pollStream } from './stream-poller.ts';

export interface EventSourcesOptions {
  readonly resolver: Resolver;
  readonly dataDir: string;
  readonly timeScale: number;
  readonly dynamoDb: AwsJsonCall;
  readonly sqs: SqsEngine;
  /** The engine's own name of each table's stream, by table name. */
  readonly streamArns: ReadonlyMap<string, string>;
  readonly invoke: Invoke;
  readonly log: (line: string) => void;
}

const tableOf = (streamArn: string): string => streamArn.split('/')[1] ?? '';
const nameOf = (arn: string): string => arn.split(':').pop() ?? '';

const checkpointFile = (dataDir: string, mappingId: string): string =>
  path.join(dataDir, 'checkpoints', `${mappingId}.json`);

/** The checkpoint files of each table's readers, by table name. */
export function streamReaders(resolver: Resolver, dataDir: string): Map<string, string[]> {
  const readers = new Map<string, string[]>();
  for (const logicalId of resolver.resources('AWS::Lambda::EventSourceMapping')) {
    const { EventSourceArn } = resolver.properties<MappingProperties>(logicalId);
    if (!EventSourceArn.includes(':dynamodb:')) continue;
    const table = tableOf(EventSourceArn);
    readers.set(table, [...(readers.get(table) ?? []), checkpointFile(dataDir, logicalId)]);
  }
  return readers;
}

/** Starts a poller for every enabled event source mapping of the template. */
export function startEventSources(options: EventSourcesOptions): Poller[] {
  const { resolver } = options;
  return resolver
    .resources('AWS::Lambda::EventSourceMapping')
    .map((logicalId) => ({
      logicalId,
      mapping: resolver.properties<MappingProperties>(logicalId),
    }))
    .filter(({ mapping }) => mapping.Enabled !== false)
    .map(({ logicalId, mapping }) => startOne(options, logicalId, mapping));
}

function startOne(
  options: EventSourcesOptions,
  logicalId: string,
  mapping: MappingProperties,
): Poller {
  const { resolver, sqs, invoke, log, timeScale } = options;
  const { region } = resolver;
  const { EventSourceArn: source } = mapping;
  if (source.includes(':sqs:')) {
    const queueUrl = nameOf(source);
    const visibilityTimeoutSeconds = sqs.visibilityTimeoutSeconds(queueUrl);
    const { call } = sqs;
    const shared = { mapping, region, timeScale, invoke, log };
    return pollQueue({ ...shared, queueUrl, visibilityTimeoutSeconds, call });
  }
  const streamArn = options.streamArns.get(tableOf(source));
  if (streamArn === undefined) {
    throw new StartupError(
      `The local runtime reads queues and table streams; ${logicalId} reads ${source}.`,
    );
  }
  return pollStream({
    ...{ mapping, region, timeScale, invoke, log },
    streamArn,
    checkpointFile: checkpointFile(options.dataDir, logicalId),
    call: options.dynamoDb,
    sendToQueue: async (queueArn, MessageBody) => {
      await sqs.call('AmazonSQS.SendMessage', { QueueUrl: nameOf(queueArn), MessageBody });
    },
  });
}
