import { buildApp } from 'fauxqs';
import { AwsError, type AwsJsonCall } from '../aws-json.ts';

/** AWS::SQS::Queue: the attributes that the engine keeps. */
export interface QueueProperties {
  readonly DelaySeconds?: number;
  readonly VisibilityTimeout?: number;
  readonly MessageRetentionPeriod?: number;
  readonly MaximumMessageSize?: number;
  readonly ReceiveMessageWaitTimeSeconds?: number;
  readonly RedrivePolicy?: {
    readonly deadLetterTargetArn: string;
    readonly maxReceiveCount: number;
  };
  readonly FifoQueue?: boolean;
  readonly ContentBasedDeduplication?: boolean;
}

export interface SqsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SqsEngine {
  /** Answers a request of the JSON protocol; `target` is the X-Amz-Target header. */
  handle(target: string, body: string): Promise<SqsAnswer>;
  readonly call: AwsJsonCall;
  createQueue(name: string, properties: QueueProperties): Promise<void>;
  visibilityTimeoutSeconds(queueName: string): number;
  close(): Promise<void>;
}

interface Delayable {
  DelaySeconds?: number;
}

/**
 * Queues in memory. They may be lost with the process: whatever a message asks for, a stored row
 * implies, and the sweeper reads the rows.
 * @param timeScale divides every delay; the engine takes fractions of a second
 */
export function createSqs(timeScale: number, region: string): SqsEngine {
  const app = buildApp({ logger: false, defaultRegion: region });
  const queues = new Map<string, QueueProperties>();

  const post = async (target: string, body: string): Promise<SqsAnswer> => {
    const answer = await app.inject({
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        // Where the engine reads the region of new queues.
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/sqs/aws4_request`,
      },
      body,
    });
    const error = answer.headers['x-amzn-query-error'];
    return {
      status: answer.statusCode,
      headers: typeof error === 'string' ? { 'x-amzn-query-error': error } : {},
      body: answer.body,
    };
  };

  const shorten = (message: Delayable, queueUrl: string): void => {
    const queueName = queueUrl.split('/').pop() ?? '';
    if (queueName.endsWith('.fifo')) return;
    const delay = message.DelaySeconds ?? queues.get(queueName)?.DelaySeconds ?? 0;
    if (delay > 0) message.DelaySeconds = delay / timeScale;
  };

  const handle = (target: string, body: string): Promise<SqsAnswer> => {
    if (timeScale === 1 || !target.includes('SendMessage')) return post(target, body);
    const input = JSON.parse(body) as Delayable & { QueueUrl: string; Entries?: Delayable[] };
    for (const message of input.Entries ?? [input]) shorten(message, input.QueueUrl);
    return post(target, JSON.stringify(input));
  };

  const call = async <T>(target: string, input: object): Promise<T> => {
    const answer = await handle(target, JSON.stringify(input));
    const body = JSON.parse(answer.body) as T & { __type?: string; message?: string };
    if (answer.status === 200) return body;
    throw new AwsError(body.__type ?? 'UnknownError', body.message ?? target);
  };

  return {
    handle,
    call,
    createQueue: async (name, properties) => {
      queues.set(name, properties);
      await call('AmazonSQS.CreateQueue', {
        QueueName: name,
        Attributes: attributesOf(properties),
      });
    },
    // 30 s is what SQS takes when a queue does not say.
    visibilityTimeoutSeconds: (name) => queues.get(name)?.VisibilityTimeout ?? 30,
    close: () => app.close(),
  };
}

const attributeNames = [
  'DelaySeconds',
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
] as const satisfies readonly (keyof QueueProperties)[];

function attributesOf(properties: QueueProperties): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of attributeNames) {
    const value = properties[name];
    if (value !== undefined) attributes[name] = String(value);
  }
  if (properties.RedrivePolicy !== undefined) {
    attributes['RedrivePolicy'] = JSON.stringify(properties.RedrivePolicy);
  }
  return attributes;
}
