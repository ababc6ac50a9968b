import { describe, expect, test } from 'vitest';
import { type Properties, readable, resourcesOf, templateOf } from './support.ts';

const alarms = (): Properties[] => [
  ...resourcesOf('production', 'AWS::CloudWatch::Alarm').values(),
];

/** What the alarms watch: the metric, on the thing that its dimension names. */
const watched = (): string[] =>
  alarms().map((alarm) => {
    const on = alarm['Dimensions'].map((dimension: Properties) => readable(dimension['Value']));
    return `${alarm['MetricName']} ${on.join(' ')}`;
  });

describe('queues', () => {
  test('every queue has a dead-letter queue or is one, and the last in line raises an alarm', () => {
    const queues = [...resourcesOf('production', 'AWS::SQS::Queue')];
    expect(queues).toHaveLength(4);
    for (const [id, queue] of queues) {
      const end = queue['RedrivePolicy']?.deadLetterTargetArn ?? { Ref: id };
      expect(watched()).toContain(`ApproximateNumberOfMessagesVisible ${readable(end)}.QueueName`);
    }
  });

  test('are encrypted, reached over TLS only, and outwait their consumer', () => {
    const policies = [...resourcesOf('production', 'AWS::SQS::QueuePolicy').values()];
    expect(policies).toHaveLength(4);
    for (const policy of policies) {
      expect(policy['PolicyDocument'].Statement[0]).toMatchObject({
        Effect: 'Deny',
        Action: 'sqs:*',
      });
    }
    for (const queue of resourcesOf('production', 'AWS::SQS::Queue').values()) {
      expect(queue['SqsManagedSseEnabled']).toBe(true);
    }
    templateOf('production').hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 180 });
  });
});

test('the stream wakes its two readers for what each has to know, and nothing else', () => {
  const mappings = [...resourcesOf('production', 'AWS::Lambda::EventSourceMapping').values()];
  const filters = mappings.flatMap((mapping) => mapping['FilterCriteria']?.Filters ?? []);
  expect(filters.map((filter) => JSON.parse(filter.Pattern))).toEqual([
    { dynamodb: { NewImage: { type: { S: ['payment', 'refund', 'case'] } } } },
    { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['ticket'] } } } },
    {
      dynamodb: {
        NewImage: {
          type: { S: ['journal', 'case', 'stock', 'snooze', 'stock-event', 'screen-steps'] },
        },
      },
    },
  ]);
});

test('a poison message or record does not take its neighbours with it', () => {
  const mappings = [...resourcesOf('production', 'AWS::Lambda::EventSourceMapping').values()];
  const queue = mappings.find((mapping) => mapping['BisectBatchOnFunctionError'] === undefined);
  expect(queue).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
  const streams = mappings.filter((mapping) => mapping['BisectBatchOnFunctionError'] === true);
  const ends = streams.map((m) => readable(m['DestinationConfig'].OnFailure.Destination));
  expect(ends).toEqual(['EffectsUnreadQueue', 'FactsUnreadQueue']);
  expect(streams[0]).toMatchObject({
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 5,
    MaximumRecordAgeInSeconds: 86_400,
    ParallelizationFactor: 4,
    StartingPosition: 'TRIM_HORIZON',
  });
  // It waits for company, so that a file holds more than one event.
  expect(streams[1]).toMatchObject({
    MaximumBatchingWindowInSeconds: 60,
    MaximumRetryAttempts: 10,
    MaximumRecordAgeInSeconds: 86_400,
    StartingPosition: 'TRIM_HORIZON',
  });
});

describe('alarms', () => {
  test('watch everything that can stop without anyone noticing', () => {
    expect(watched().sort()).toEqual([
      '5xx ApiHttp $default',
      'ApproximateNumberOfMessagesVisible EffectsUnreadQueue.QueueName',
      'ApproximateNumberOfMessagesVisible FactsUnreadQueue.QueueName',
      'ApproximateNumberOfMessagesVisible FollowUpQueueDeadLettersQueue.QueueName',
      'BillsUnusable production',
      'CasesOpened production',
      'Errors DinersForget',
      'Errors EffectsFunction',
      'Errors FactsCompaction',
      'Errors FactsProjector',
      'Errors FollowUpFunction',
      'Errors PaymentResolutionCancelPayment',
      'Errors PaymentResolutionQueryPayment',
      'Errors ReconciliationCompare',
      'Errors ReconciliationFetch',
      'Errors ReconciliationStart',
      'Errors SweeperFunction',
      'ExecutionsFailed PaymentResolutionMachine',
      'ExecutionsFailed ReconciliationMachine',
      'ExecutionsTimedOut PaymentResolutionMachine',
      'ExecutionsTimedOut ReconciliationMachine',
      'GatewayTrouble production',
      'Invocations SweeperFunction',
      'IteratorAge EffectsFunction',
      'IteratorAge FactsProjector',
      'KitchensSilent production',
      'TotalExecutionTime FAILED DML kuaican-production-questions',
    ]);
  });

  test('say what is at stake, in a sentence, to a topic', () => {
    for (const alarm of alarms()) {
      expect(alarm['AlarmDescription']).toMatch(/^[A-Z].{30,}\.$/);
      expect(alarm['AlarmActions'].map(readable)).toEqual(['AlarmsTopic']);
    }
  });

  test('a sweeper that does not run for three minutes is an alarm, no data included', () => {
    templateOf('production').hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 60,
      EvaluationPeriods: 3,
      TreatMissingData: 'breaching',
    });
    templateOf('production').hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
    });
  });

  test('an open case is an alarm within a minute', () => {
    templateOf('production').hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Kuaican',
      MetricName: 'CasesOpened',
      Dimensions: [{ Name: 'Stage', Value: 'production' }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });

  test('reach the topic: CloudWatch may publish, though the policy is not the default one', () => {
    const [policy] = resourcesOf('production', 'AWS::SNS::TopicPolicy').values();
    expect(policy?.['PolicyDocument'].Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
      }),
    );
  });
});
