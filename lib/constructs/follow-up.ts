import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { PaymentResolution } from './payment-resolution.ts';
import type { Platform } from './platform.ts';
import type { ServiceFunction } from './service-function.ts';
import { WatchedQueue } from './watched-queue.ts';
import { WorkerFunction } from './worker-function.ts';

const TIMEOUT_SECONDS = 30;
const IMPACT = 'Unknown payments wait for the sweeper: customers get their answer a minute late.';

/** Five seconds after a payment began, starts the workflow for it unless it has ended by itself. */
export class FollowUp extends Construct {
  readonly #queue: Queue;

  constructor(scope: Construct, id: string, platform: Platform, resolution: PaymentResolution) {
    super(scope, id);
    this.#queue = new WatchedQueue(this, 'Queue', {
      alarms: platform.alarms,
      impact: IMPACT,
      consumerTimeoutSeconds: TIMEOUT_SECONDS,
      maxReceives: 5,
    }).queue;
    const fn = new WorkerFunction(this, 'Function', {
      ...platform,
      name: 'follow-up',
      timeoutSeconds: TIMEOUT_SECONDS,
      impact: IMPACT,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowAlipay(fn);
    resolution.allowStarting(fn);
    fn.lambda.addEventSource(
      new SqsEventSource(this.#queue, { batchSize: 10, reportBatchItemFailures: true }),
    );
  }

  /** Sending only. Sets FOLLOW_UP_QUEUE_URL. */
  allowSending(fn: ServiceFunction): void {
    fn.setEnv('FOLLOW_UP_QUEUE_URL', this.#queue.queueUrl);
    fn.allow(['sqs:SendMessage'], [this.#queue.queueArn]);
  }
}
