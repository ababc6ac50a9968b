import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmOptions {
  readonly metric: Metric;
  /** One sentence for whoever is woken: what customers or merchants lose while this lasts. */
  readonly impact: string;
  /** Default: anything above zero. */
  readonly above?: number;
  /** Alarm below this number instead; silence then counts as zero. */
  readonly below?: number;
  /** Minutes in a row. Default 1. */
  readonly minutes?: number;
}

/** Every alarm of the stage, and the one topic that tells people. Address: context `alarmEmail`. */
export class Alarms extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { enforceSSL: true });
    // Requiring TLS replaces the topic's default policy, which was what let CloudWatch publish.
    this.#topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.#topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const email: unknown = this.node.tryGetContext('alarmEmail');
    if (typeof email === 'string') this.#topic.addSubscription(new EmailSubscription(email));
  }

  /** Adds an alarm on one-minute periods, as a child of the construct that it watches. */
  watch(scope: Construct, id: string, options: AlarmOptions): void {
    const isFloor = options.below !== undefined;
    const alarm = new Alarm(scope, id, {
      metric: options.metric.with({ period: Duration.minutes(1) }),
      alarmDescription: options.impact,
      threshold: options.below ?? options.above ?? 0,
      comparisonOperator: isFloor
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: options.minutes ?? 1,
      treatMissingData: isFloor ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
    alarm.addOkAction(new SnsAction(this.#topic));
  }
}
