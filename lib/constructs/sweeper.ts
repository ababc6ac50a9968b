import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { PaymentResolution } from './payment-resolution.ts';
import type { Platform } from './platform.ts';
import { WorkerFunction } from './worker-function.ts';

/** The guarantee behind everything faster: each minute it settles whatever is due and still open. */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, resolution: PaymentResolution) {
    super(scope, id);
    const impact =
      'Payments that nothing else resolved stay unknown: customers may be charged for nothing.';
    const fn = new WorkerFunction(this, 'Function', {
      ...platform,
      name: 'sweeper',
      timeoutSeconds: 55,
      impact,
    });
    platform.data.allowStore(fn, 'due');
    platform.data.allowInbox(fn, 'due');
    platform.credentials.allowAlipay(fn);
    resolution.allowStarting(fn);
    // The next minute is the retry.
    fn.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(fn.lambda)],
    });
    platform.alarms.watch(this, 'Silent', {
      metric: fn.lambda.metricInvocations(),
      below: 1,
      minutes: 3,
      impact,
    });
  }
}
