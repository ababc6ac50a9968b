import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { FollowUp } from './follow-up.ts';
import type { Platform } from './platform.ts';
import { EndOfLine } from './watched-queue.ts';
import { WorkerFunction } from './worker-function.ts';

/**
 * Reads the main table's stream, the outbox: asks for the follow-ups of payments and refunds, and counts
 * the cases that were opened and the dishes that new tickets sold.
 */
export class Effects extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, followUp: FollowUp) {
    super(scope, id);
    const fn = new WorkerFunction(this, 'Function', {
      ...platform,
      name: 'effects',
      timeoutSeconds: 30,
      impact: 'Unknown payments wait for the sweeper, and open cases go unannounced.',
    });
    followUp.allowSending(fn);
    platform.data.allowCounting(fn);
    const unread = new EndOfLine(this, 'Unread', {
      alarms: platform.alarms,
      impact:
        'Changes of some payments were skipped; the sweeper settles them, and a defect is likely.',
    });
    fn.lambda.addEventSource(
      // A cast, because exactOptionalPropertyTypes tells Table's optional stream from ITable's.
      new DynamoEventSource(platform.data.store as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [
          FilterCriteria.filter({
            dynamodb: { NewImage: { type: { S: FilterRule.or('payment', 'refund', 'case') } } },
          }),
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { NewImage: { type: { S: FilterRule.isEqual('ticket') } } },
          }),
        ],
        batchSize: 100,
        parallelizationFactor: 4,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 5,
        // As long as the stream keeps it: a case that was written while this was down still needs its alarm.
        maxRecordAge: Duration.days(1),
        onFailure: new SqsDlq(unread.queue),
      }),
    );
    platform.alarms.watch(this, 'Behind', {
      metric: fn.lambda.metric('IteratorAge', { statistic: 'Maximum' }),
      above: 30_000,
      minutes: 3,
      impact: 'Follow-ups are late: unknown payments are settled by the sweeper instead.',
    });
  }
}
