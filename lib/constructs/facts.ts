import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { FACTS_ROOT } from '../../analytics/facts/layout.ts';
import { catalogReads, FactCatalog } from './fact-catalog.ts';
import type { Platform } from './platform.ts';
import type { ServiceFunction } from './service-function.ts';
import { EndOfLine } from './watched-queue.ts';
import { WorkerFunction } from './worker-function.ts';

/** Types of the rows that something of is told. */
const NEWS = ['journal', 'case', 'stock', 'snooze', 'stock-event', 'screen-steps'];

/** How long news wait for others, so that a file holds more than one. */
const BUFFER = Duration.seconds(60);

/**
 * Sales data: the second reader of the main table's stream writes what happened as Parquet files, each
 * night the files of a day become one, and Athena finds them by the catalog.
 */
export class Facts extends Construct {
  readonly bucketName: string;
  readonly databaseName: string;
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    // Not versioned: what is lost can be written again from the journals.
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // CloudFormation cannot delete a bucket that holds objects.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Written by two functions, read through the query API, whose access log tells who asked.',
    });
    this.bucketName = this.bucket.bucketName;
    const { name } = platform.stage;
    this.databaseName = new FactCatalog(this, 'Catalog', name, this.bucketName).databaseName;
    this.#project(platform);
    this.#compact(platform);
  }

  /** Sets FACTS_BUCKET_NAME. */
  allowReading(fn: ServiceFunction): void {
    this.#allowFiles(fn, ['s3:GetObject']);
    fn.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
  }

  #project(platform: Platform): void {
    const fn = new WorkerFunction(this, 'Projector', {
      ...platform,
      name: 'projector',
      timeoutSeconds: 120,
      memoryMb: 512,
      impact: 'Sales data stand still; nothing is lost for a day.',
    });
    platform.data.allowJournal(fn, 'list');
    // It reads what it wrote only to take a customer out who asked for it.
    this.#allowFiles(fn, ['s3:GetObject', 's3:PutObject']);
    fn.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
    const unread = new EndOfLine(this, 'Unread', {
      alarms: platform.alarms,
      impact: 'Sales data of some minutes are missing: write that day again with rebuild-facts.',
    });
    fn.lambda.addEventSource(
      // A cast, because exactOptionalPropertyTypes tells Table's optional stream from ITable's.
      new DynamoEventSource(platform.data.store as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [
          FilterCriteria.filter({
            dynamodb: { NewImage: { type: { S: FilterRule.or(...NEWS) } } },
          }),
        ],
        batchSize: 1_000,
        maxBatchingWindow: BUFFER,
        bisectBatchOnError: true,
        retryAttempts: 10,
        maxRecordAge: Duration.days(1),
        onFailure: new SqsDlq(unread.queue),
      }),
    );
    platform.alarms.watch(this, 'Behind', {
      metric: fn.lambda.metric('IteratorAge', { statistic: 'Maximum' }),
      above: 15 * 60_000,
      minutes: 5,
      impact: 'Sales data are more than a quarter of an hour old.',
    });
  }

  #compact(platform: Platform): void {
    const fn = new WorkerFunction(this, 'Compaction', {
      ...platform,
      name: 'compact-facts',
      timeoutSeconds: 900,
      memoryMb: 3_008,
      impact: 'Questions about past days become slower and dearer; their answers stay the same.',
    });
    this.#allowFiles(fn, ['s3:DeleteObject', 's3:GetObject', 's3:PutObject']);
    fn.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
    // The next night is the retry.
    fn.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.hours(1) });
    new Rule(this, 'Nightly', {
      // 04:30 in China, when its stores have closed their books.
      schedule: Schedule.cron({ minute: '30', hour: '20' }),
      targets: [new LambdaFunction(fn.lambda)],
    });
  }

  /** What Athena reads in the name of who queries. Sets FACTS_DATABASE. */
  allowQueries(fn: ServiceFunction): void {
    fn.setEnv('FACTS_DATABASE', this.databaseName);
    const { actions, resources } = catalogReads(this, this.databaseName);
    fn.allow(actions, resources);
    this.#allowObjects(fn, ['s3:GetObject']);
    fn.allow(['s3:GetBucketLocation', 's3:ListBucket'], [this.bucket.bucketArn]);
  }

  /** Sets FACTS_BUCKET_NAME. */
  #allowFiles(fn: ServiceFunction, actions: string[]): void {
    fn.setEnv('FACTS_BUCKET_NAME', this.bucketName);
    this.#allowObjects(fn, actions);
  }

  #allowObjects(fn: ServiceFunction, actions: string[]): void {
    const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    fn.allowPattern(
      actions,
      `\${${bucket}.Arn}/${FACTS_ROOT}/*`,
      'The names of files come from tables, merchants, days and batches.',
    );
  }
}
