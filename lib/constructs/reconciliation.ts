import path from 'node:path';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import {
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Facts } from './facts.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';
import { WorkerFunction } from './worker-function.ts';

/** Alipay keeps bills for six years; ours are for those who ask about last season. */
const KEPT_DAYS = 400;

const LATE = 'Money that Alipay and we disagree about stays unseen until that day is run again.';

/** Each morning compares yesterday's books with Alipay's own account of the day, and reports. */
export class Reconciliation extends Construct {
  readonly #bucket: Bucket;
  readonly #machine: StateMachine;

  /** `definitions` is the folder of the workflows. */
  constructor(scope: Construct, id: string, platform: Platform, facts: Facts, definitions: string) {
    super(scope, id);
    this.#bucket = this.#createBucket();
    const tasks = { fetch: this.#fetcher(platform), compare: this.#comparer(platform, facts) };
    this.#machine = this.#createMachine(platform, tasks, definitions);
    this.#startNightly(platform);
    this.#report(platform);
    this.#watch(platform);
  }

  #createBucket(): Bucket {
    // Not versioned: Alipay gives the same bill again, and a report is made again from it.
    const bucket = new Bucket(this, 'Bills', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ prefix: 'bills/raw/', expiration: Duration.days(KEPT_DAYS) }],
      // CloudFormation cannot delete a bucket that holds objects.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Three functions reach it; the access log of the API records who asked for a bill.',
    });
    return bucket;
  }

  #fetcher(platform: Platform): WorkerFunction {
    const fn = new WorkerFunction(this, 'Fetch', {
      ...{ ...platform, name: 'fetch-bill', timeoutSeconds: 90, memoryMb: 512, impact: LATE },
    });
    platform.credentials.allowAlipay(fn);
    this.#allowObjects(fn, ['s3:PutObject'], 'bills/raw');
    return fn;
  }

  #comparer(platform: Platform, facts: Facts): WorkerFunction {
    const fn = new WorkerFunction(this, 'Compare', {
      ...{ ...platform, name: 'reconcile-bill', timeoutSeconds: 900, memoryMb: 3_008 },
      impact: LATE,
    });
    platform.data.allowStore(fn);
    facts.allowReading(fn);
    this.#allowObjects(fn, ['s3:GetObject'], 'bills/raw');
    this.#allowObjects(fn, ['s3:GetObject', 's3:PutObject'], 'reports');
    this.#allowObjects(fn, ['s3:PutObject'], 'summaries');
    return fn;
  }

  #createMachine(
    { stage }: Platform,
    { fetch, compare }: Readonly<Record<'fetch' | 'compare', WorkerFunction>>,
    definitions: string,
  ): StateMachine {
    const machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(
        path.join(definitions, 'bill-reconciliation.asl.json'),
      ),
      definitionSubstitutions: {
        FetchBillFunctionArn: fetch.lambda.functionArn,
        ReconcileBillFunctionArn: compare.lambda.functionArn,
      },
      logs: {
        destination: new LogGroup(this, 'Logs', {
          retention: stage.logRetention,
          removalPolicy: stage.removalPolicy,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      tracingEnabled: true,
      removalPolicy: stage.removalPolicy,
    });
    machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [fetch.lambda.functionArn, compare.lambda.functionArn],
      }),
    );
    Validations.of(machine).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log delivery and X-Ray have no resources to name; the tasks themselves are named.',
    });
    return machine;
  }

  #startNightly(platform: Platform): void {
    const fn = new WorkerFunction(this, 'Start', {
      ...{ ...platform, name: 'start-reconciliations', timeoutSeconds: 60, impact: LATE },
    });
    platform.credentials.allowMerchantNames(fn);
    this.#allowStarting(fn);
    fn.lambda.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(1) });
    new Rule(this, 'Daily', {
      // 10:30 in China: Alipay has yesterday's bills from 09:00 on a good day and by 10:00 on most.
      schedule: Schedule.cron({ minute: '30', hour: '2' }),
      targets: [new LambdaFunction(fn.lambda)],
    });
  }

  #report(platform: Platform): void {
    const fn = new ServiceFunction(this, 'Function', {
      ...{ ...platform, name: 'reconciliations', timeoutSeconds: 20, memoryMb: 512 },
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    this.#allowStarting(fn);
    fn.allow(['s3:ListBucket'], [this.#bucket.bucketArn]);
    for (const folder of ['bills/raw', 'reports', 'summaries']) {
      this.#allowObjects(fn, ['s3:GetObject'], folder);
    }
    platform.api.serve(fn, [
      ['GET', '/v1/reconciliations'],
      ['GET', '/v1/reconciliations/{date}'],
      ['GET', '/v1/reconciliations/{date}/bill'],
      ['POST', '/v1/reconciliations/{date}'],
    ]);
  }

  #watch({ alarms, stage }: Platform): void {
    alarms.watch(this, 'Failed', { metric: this.#machine.metricFailed(), impact: LATE });
    alarms.watch(this, 'TimedOut', { metric: this.#machine.metricTimedOut(), impact: LATE });
    alarms.watch(this, 'Unusable', {
      metric: new Metric({
        ...{ namespace: 'Kuaican', metricName: 'BillsUnusable', statistic: 'Sum' },
        dimensionsMap: { Stage: stage.name },
      }),
      impact:
        "A merchant's bill did not come, or is no bill: that day is not compared with anything.",
    });
  }

  /** Sets BILL_RECONCILIATION_ARN. */
  #allowStarting(fn: ServiceFunction): void {
    fn.setEnv('BILL_RECONCILIATION_ARN', this.#machine.stateMachineArn);
    fn.allow(['states:StartExecution'], [this.#machine.stateMachineArn]);
  }

  /** Sets BILLS_BUCKET_NAME. */
  #allowObjects(fn: ServiceFunction, actions: string[], folder: string): void {
    fn.setEnv('BILLS_BUCKET_NAME', this.#bucket.bucketName);
    const bucket = Stack.of(this).getLogicalId(this.#bucket.node.defaultChild as CfnBucket);
    fn.allowPattern(
      actions,
      `\${${bucket}.Arn}/${folder}/*`,
      'The names of bills and reports come from merchants and days.',
    );
  }
}
