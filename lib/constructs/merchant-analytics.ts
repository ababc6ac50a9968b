import { Duration, RemovalPolicy, Stack, Tags, Validations } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { AccountPrincipal, Effect, Policy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { tableFolder } from '../../analytics/facts/layout.ts';
import { FACT_TABLE_NAMES } from '../../analytics/facts/tables.ts';
import type { AnalyticsMerchant } from '../analytics-merchants.ts';
import type { Stage } from '../stages.ts';
import { catalogReads } from './fact-catalog.ts';
import type { Facts } from './facts.ts';
import { limitedWorkGroup } from './questions.ts';

const TAG = 'merchant_id';
/** The tenant of who asks: a tag of the role, which only we can set. */
const OWN = `\${aws:PrincipalTag/${TAG}}`;

/** Named table by table: in a pattern over them a star would match a tenant's part as well. */
const FACT_FOLDERS = FACT_TABLE_NAMES.map((table) => `${tableFolder(table)}${TAG}=${OWN}/*`);
const RESULT_FOLDER = `${TAG}=${OWN}/*`;

/**
 * Merchants query their facts with an Athena client of their own. Each has a role, which their account
 * assumes, and a workgroup. One policy for all of them says what is theirs by the role's tag, so that no
 * role can be given the wrong merchant's files; a role without the tag may nothing.
 */
export class MerchantAnalytics extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      stage,
      facts,
      merchants,
    }: {
      readonly stage: Stage;
      readonly facts: Facts;
      readonly merchants: readonly AnalyticsMerchant[];
    },
  ) {
    super(scope, id);
    if (merchants.length === 0) return;
    const results = resultsOf(this);
    const prefix = `kuaican-${stage.name}-merchant-`;
    const policy = new Policy(this, 'Own', {
      statements: [
        ...queries(this, facts.databaseName, `${prefix}${OWN}`),
        ...ownFacts(facts.bucket.bucketArn),
        ...ownResults(results.bucketArn),
      ],
    });
    acknowledge(policy, facts.bucket, FACT_FOLDERS);
    acknowledge(policy, results, [RESULT_FOLDER]);
    for (const { merchantId, account } of merchants) {
      const role = new Role(this, `Role-${merchantId}`, {
        roleName: `${prefix}${merchantId}`,
        description: `Kuaican, ${stage.name}: ${merchantId} queries its own sales data`,
        // Not sts:TagSession: a tag of the session would count before the role's own.
        assumedBy: new AccountPrincipal(account),
        externalIds: [`kuaican-${stage.name}-${merchantId}`],
        maxSessionDuration: Duration.hours(1),
      });
      Tags.of(role).add(TAG, merchantId);
      policy.attachToRole(role);
      new CfnWorkGroup(this, `WorkGroup-${merchantId}`, {
        name: `${prefix}${merchantId}`,
        description: `Kuaican, ${stage.name}: ${merchantId} queries its own sales data`,
        recursiveDeleteOption: true,
        workGroupConfiguration: limitedWorkGroup(
          `s3://${results.bucketName}/${TAG}=${merchantId}/`,
        ),
      });
    }
  }
}

/** Apart from what the API keeps, so that no pattern can reach it. */
function resultsOf(scope: Construct): Bucket {
  const bucket = new Bucket(scope, 'Results', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    lifecycleRules: [
      { expiration: Duration.days(7), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Copies of what a merchant asked, read by them alone, which a week deletes.',
  });
  return bucket;
}

const allow = (actions: string[], resources: string[], conditions = {}): PolicyStatement =>
  new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions });

function queries(scope: Construct, database: string, workGroup: string): PolicyStatement[] {
  const { actions, resources } = catalogReads(scope, database);
  const own = Stack.of(scope).formatArn({
    ...{ service: 'athena', resource: 'workgroup', resourceName: workGroup },
  });
  return [
    allow(actions, resources),
    allow(
      [
        ...['athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:GetWorkGroup'],
        ...['athena:ListQueryExecutions', 'athena:StartQueryExecution'],
        'athena:StopQueryExecution',
      ],
      [own],
    ),
  ];
}

/** In the form in which cdk-nag reports a substitution. */
function acknowledge(policy: Policy, bucket: Bucket, folders: readonly string[]): void {
  const id = Stack.of(policy).getLogicalId(bucket.node.defaultChild as CfnBucket);
  for (const folder of folders) {
    const pattern = `<${id}.Arn>/${folder.replace('${', '<').replace('}', '>')}`;
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${pattern}]`,
      reason: "Below a merchant's own prefix the names come from days, batches and queries.",
    });
  }
}

function ownFacts(bucketArn: string): PolicyStatement[] {
  return [
    allow(
      ['s3:GetObject'],
      FACT_FOLDERS.map((folder) => `${bucketArn}/${folder}`),
    ),
    allow(['s3:ListBucket'], [bucketArn], { StringLike: { 's3:prefix': FACT_FOLDERS } }),
    allow(['s3:GetBucketLocation'], [bucketArn]),
  ];
}

function ownResults(bucketArn: string): PolicyStatement[] {
  return [
    allow(
      [
        ...['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts'],
        's3:PutObject',
      ],
      [`${bucketArn}/${RESULT_FOLDER}`],
    ),
    allow(['s3:ListBucket'], [bucketArn], { StringLike: { 's3:prefix': [RESULT_FOLDER] } }),
    allow(['s3:GetBucketLocation'], [bucketArn]),
  ];
}
