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
    expect(queues).toHaveLength(3);
    for (const [id, queue] of queues) {
      const end = queue['RedrivePolicy']?.deadLetterTargetArn ?? { Ref: id };
      expect(watched()).toContain(`ApproximateNumberOfMessagesVisible ${readable(end)}.QueueName`);
    }
  });

  test('are encrypted, reached over TLS only, and outwait their consumer', () => {
    const policies = [...resourcesOf('production', 'AWS::SQS::QueuePolicy').values()];
    expect(policies).toHaveLength(3);
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

test('the stream wakes its reader for payments, refunds, cases and new tickets only', () => {
  const mappings = [...resourcesOf('production', 'AWS::Lambda::EventSourceMapping').values()];
  const filters = mappings.flatMap((mapping) => mapping['FilterCriteria']?.Filters ?? []);
  expect(filters.map((filter) => JSON.parse(filter.Pattern))).toEqual([
    { dynamodb: { NewImage: { type: { S: ['payment', 'refund', 'case'] } } } },
    { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['ticket'] } } } },
  ]);
});

test('a poison message or record does not take its neighbours with it', () => {
  const [stream, queue] = [
    ...resourcesOf('production', 'AWS::Lambda::EventSourceMapping').values(),
  ].sort(
    (a, b) =>
      Number(b['BisectBatchOnFunctionError'] ?? 0) - Number(a['BisectBatchOnFunctionError'] ?? 0),
  );
  expect(queue).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
  expect(stream).toMatchObject({
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 5,
    MaximumRecordAgeInSeconds: 86_400,
    ParallelizationFactor: 4,
    StartingPosition: 'TRIM_HORIZON',
  });
  expect(readable(stream?.['DestinationConfig'].OnFailure.Destination)).toBe('EffectsUnreadQueue');
});

describe('alarms', () => {
  test('watch everything that can stop without anyone noticing', () => {
    expect(watched().sort()).toEqual([
      '5xx ApiHttp $default',
      'ApproximateNumberOfMessagesVisible EffectsUnreadQueue.QueueName',
      'ApproximateNumberOfMessagesVisible FollowUpQueueDeadLettersQueue.QueueName',
      'CasesOpened production',
      'Errors DinersForget',
      'Errors EffectsFunction',
      'Errors FollowUpFunction',
      'Errors PaymentResolutionCancelPayment',
      'Errors PaymentResolutionQueryPayment',
      'Errors SweeperFunction',
      'ExecutionsFailed PaymentResolutionMachine',
      'ExecutionsTimedOut PaymentResolutionMachine',
      'GatewayTrouble production',
      'Invocations SweeperFunction',
      'IteratorAge EffectsFunction',
      'KitchensSilent production',
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
