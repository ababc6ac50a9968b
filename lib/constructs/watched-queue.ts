import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';

export interface EndOfLineProps {
  readonly alarms: Alarms;
  /** One sentence: what a message that nobody could process means for customers or merchants. */
  readonly impact: string;
}

/** Where messages that failed for good wait for a person: kept 14 days, and one message raises an alarm. */
export class EndOfLine extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: EndOfLineProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This queue is itself where failures end; its alarm brings a person.',
    });
    props.alarms.watch(this, 'NotEmpty', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      impact: props.impact,
    });
  }
}

export interface WatchedQueueProps extends EndOfLineProps {
  /** Seconds that the consumer may take for one batch, its own timeout. */
  readonly consumerTimeoutSeconds: number;
  /** Deliveries of one message before it is given up. */
  readonly maxReceives: number;
}

/** A queue that cannot exist without its dead-letter queue, and that one not without its alarm. */
export class WatchedQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WatchedQueueProps) {
    super(scope, id);
    const deadLetters = new EndOfLine(this, 'DeadLetters', props);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the consumer's timeout, as Lambda asks of a queue that it polls.
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeoutSeconds),
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: props.maxReceives },
    });
  }
}
