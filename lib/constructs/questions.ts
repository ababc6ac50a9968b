import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Facts } from './facts.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** What Athena itself writes, and what the API keeps of it. */
const RESULTS = 'athena';
const ANSWERS = 'answers';

/** Longer than an answer says that it is kept. */
const KEPT = Duration.days(7);

/** A query that would scan more is ended: ten gigabytes are five US cents. */
const SCAN_LIMIT_BYTES = 10_000_000_000;

/** Merchants ask questions about their sales data, which Athena answers. */
export class Questions extends Construct {
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, platform: Platform, facts: Facts) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Answers', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      // CloudFormation cannot delete a bucket that holds objects.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.#bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Copies that one function reads and a week deletes; the API logs who asked.',
    });
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'questions',
      timeoutSeconds: 25,
      memoryMb: 512,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    facts.allowQueries(fn);
    this.#allowWorkGroup(fn, platform);
    this.#allowResults(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/questions'],
      ['POST', '/v1/questions/{question}/answers'],
      ['GET', '/v1/answers/{answerId}'],
    ]);
  }

  /** Sets WORK_GROUP. */
  #allowWorkGroup(fn: ServiceFunction, { stage, alarms }: Platform): void {
    const name = `kuaican-${stage.name}-questions`;
    new CfnWorkGroup(this, 'WorkGroup', {
      name,
      description: `Kuaican, ${stage.name}: questions that merchants ask through the API`,
      recursiveDeleteOption: true,
      workGroupConfiguration: limitedWorkGroup(`s3://${this.#bucket.bucketName}/${RESULTS}/`),
    });
    fn.setEnv('WORK_GROUP', name);
    fn.allow(
      [
        ...['athena:GetQueryExecution', 'athena:GetQueryResults'],
        ...['athena:StartQueryExecution', 'athena:StopQueryExecution'],
      ],
      [Stack.of(this).formatArn({ service: 'athena', resource: 'workgroup', resourceName: name })],
    );
    alarms.watch(this, 'Failing', {
      metric: new Metric({
        namespace: 'AWS/Athena',
        metricName: 'TotalExecutionTime',
        dimensionsMap: { WorkGroup: name, QueryState: 'FAILED', QueryType: 'DML' },
        statistic: Stats.SAMPLE_COUNT,
      }),
      impact: 'Questions about sales data have no answer; see the failed queries of the workgroup.',
    });
  }

  /** Sets ANSWERS_BUCKET_NAME. */
  #allowResults(fn: ServiceFunction): void {
    fn.setEnv('ANSWERS_BUCKET_NAME', this.#bucket.bucketName);
    const bucket = Stack.of(this).getLogicalId(this.#bucket.node.defaultChild as CfnBucket);
    const allow = (folder: string, ...more: string[]): void =>
      fn.allowPattern(
        ['s3:GetObject', 's3:PutObject', ...more],
        `\${${bucket}.Arn}/${folder}/*`,
        'The names come from queries and from what was asked.',
      );
    allow(RESULTS, 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts');
    allow(ANSWERS);
    fn.allow(['s3:GetBucketLocation', 's3:ListBucket'], [this.#bucket.bucketArn]);
  }
}

/** A workgroup whose limits no client can change. */
export const limitedWorkGroup = (
  outputLocation: string,
): CfnWorkGroup.WorkGroupConfigurationProperty => ({
  engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
  enforceWorkGroupConfiguration: true,
  bytesScannedCutoffPerQuery: SCAN_LIMIT_BYTES,
  publishCloudWatchMetricsEnabled: true,
  requesterPaysEnabled: false,
  resultConfiguration: {
    outputLocation,
    encryptionConfiguration: { encryptionOption: 'SSE_S3' },
  },
});
