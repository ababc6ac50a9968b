import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsJsonCall } from '../aws-json.ts';
import type { Invoke } from '../lambda/invocation.ts';
import { failedItems } from './batch-failures.ts';
import { eventFilter } from './filter.ts';
import { type MappingProperties, type Poller, reportsFailures } from './mapping.ts';

interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<
    Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>
  >;
}

export interface SqsPollerOptions {
  readonly mapping: MappingProperties;
  readonly queueUrl: string;
  readonly visibilityTimeoutSeconds: number;
  readonly region: string;
  readonly call: AwsJsonCall;
  readonly invoke: Invoke;
  readonly timeScale: number;
  readonly log: (line: string) => void;
}

/** Batches of one mapping that run at a time, unless it says less. */
const defaultConcurrency = 5;
/** The most that one receive can give. */
const receiveLimit = 10;

/**
 * Feeds a queue to a function: what the function does not report as failed is deleted, the rest
 * comes back after its visibility timeout, until the queue's redrive policy takes it away.
 */
export function pollQueue(options: SqsPollerOptions): Poller {
  const { mapping, call, queueUrl: QueueUrl } = options;
  const concurrency = mapping.ScalingConfig?.MaximumConcurrency ?? defaultConcurrency;
  const running = new Set<Promise<void>>();
  const stop = new AbortController();
  const { signal } = stop;
  // Not the loop's end: a receive may wait for 20 s more.
  const ended = once(signal, 'abort').then(async () => {
    await Promise.all(running);
  });

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const { Messages } = await call<{ Messages?: Message[] }>('AmazonSQS.ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages: Math.min(mapping.BatchSize ?? receiveLimit, receiveLimit),
        WaitTimeSeconds: 20,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      if (signal.aborted || Messages === undefined) continue;
      const batch = deliver(options, Messages)
        .catch((error: unknown) => options.log(`${QueueUrl}: ${String(error)}`))
        .finally(() => running.delete(batch));
      running.add(batch);
      if (running.size >= concurrency) await Promise.race(running);
    }
  };
  const keepLooping = async (): Promise<void> => {
    while (!signal.aborted) {
      await loop().catch((error: unknown) => options.log(`${QueueUrl}: ${String(error)}`));
      // Reached only when the engine itself failed.
      await sleep(500, undefined, { signal }).catch(() => undefined);
    }
  };
  void keepLooping();
  return { stop: () => stop.abort(), ended };
}

async function deliver(options: SqsPollerOptions, messages: readonly Message[]): Promise<void> {
  const { mapping, call, queueUrl: QueueUrl } = options;
  const startedMs = Date.now();
  const passes = eventFilter(mapping.FilterCriteria);
  const wanted = messages.filter((message) => passes({ body: parsedBody(message.Body) }));
  const ids = wanted.map(({ MessageId }) => MessageId);
  const Records = wanted.map((message) => recordOf(message, options));
  const failed =
    wanted.length === 0
      ? []
      : failedItems(
          await options.invoke(mapping.FunctionName, JSON.stringify({ Records })),
          ids,
          reportsFailures(mapping),
        );

  const done = messages.filter(({ MessageId }) => !failed.includes(MessageId));
  if (done.length > 0) {
    const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await call('AmazonSQS.DeleteMessageBatch', { QueueUrl, Entries });
  }
  if (options.timeScale === 1) return;
  // The rest of the visibility timeout is a wait like others, so it shrinks like others.
  const leftMs = options.visibilityTimeoutSeconds * 1_000 - (Date.now() - startedMs);
  const VisibilityTimeout = Math.max(0, leftMs / 1_000 / options.timeScale);
  for (const { MessageId, ReceiptHandle } of messages) {
    if (!failed.includes(MessageId)) continue;
    await call('AmazonSQS.ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout });
  }
}

function recordOf(message: Message, { mapping, region }: SqsPollerOptions): object {
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
    name,
    {
      dataType: value.DataType,
      ...(value.StringValue !== undefined && { stringValue: value.StringValue }),
      ...(value.BinaryValue !== undefined && { binaryValue: value.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
    },
  ]);
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: mapping.EventSourceArn,
    awsRegion: region,
  };
}

function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
