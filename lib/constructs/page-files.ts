import path from 'node:path';
import { DefaultStackSynthesizer, Fn, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { ALWAYS_FRESH, IMMUTABLE, IMMUTABLE_FOLDER } from '../../web/hosting/headers.ts';
import { SIMULATOR_PAGES } from '../../web/hosting/pages.ts';
import type { Stage } from '../stages.ts';

export interface PageFilesProps {
  readonly stage: Stage;
  readonly bucket: IBucket;
  readonly folder: string;
  readonly config: object;
}

/**
 * Scripts and styles first, for good, and then the pages that name them. None is removed: a screen that
 * was opened before the deployment still asks for its own.
 */
export class PageFiles extends Construct {
  constructor(scope: Construct, id: string, { stage, bucket, folder, config }: PageFilesProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: stage.logRetention,
      removalPolicy: stage.removalPolicy,
    });
    const role = copierRole(this, bucket, logGroup);
    const common = {
      ...{ destinationBucket: bucket, prune: false, memoryLimit: 512, logGroup },
      // CDK would give its helper far more than it needs.
      role: role.withoutPolicyUpdates(),
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...common,
      destinationKeyPrefix: IMMUTABLE_FOLDER,
      sources: [
        Source.asset(path.join(folder, IMMUTABLE_FOLDER), {
          exclude: SIMULATOR_PAGES.map((page) => `${page}-*`),
        }),
      ],
      cacheControl: [CacheControl.fromString(IMMUTABLE)],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...common,
      sources: [
        Source.asset(folder, { exclude: [IMMUTABLE_FOLDER, '.vite', ...SIMULATOR_PAGES] }),
        Source.jsonData('config.json', config),
      ],
      cacheControl: [CacheControl.fromString(ALWAYS_FRESH)],
    });
    // Not only the role: what it may do, too.
    assets.node.addDependency(role);
    pages.node.addDependency(assets);
    explain(Stack.of(this));
  }
}

/** CDK has one helper in the stack, beside everything of ours. */
function explain(stack: Stack): void {
  for (const child of stack.node.children) {
    if (!child.node.id.startsWith('Custom::CDKBucketDeployment')) continue;
    Validations.of(child).acknowledge({
      id: 'AwsSolutions-L1',
      reason: 'CDK chooses the runtime of its helper, and keeps it current.',
    });
  }
}

/** Where CDK puts what it uploads, and what a copy of that into the bucket takes. */
const UPLOADS = `arn:\${AWS::Partition}:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-\${AWS::AccountId}-\${AWS::Region}/*`;

function copierRole(scope: Construct, bucket: IBucket, logs: LogGroup): Role {
  const role = new Role(scope, 'Copier', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
  });
  const id = Stack.of(scope).getLogicalId(bucket.node.defaultChild as CfnBucket);
  const grants: [string[], string][] = [
    [['s3:GetObject'], Fn.sub(UPLOADS)],
    [['s3:PutObject'], Fn.sub(`\${${id}.Arn}/*`)],
    [['s3:ListBucket'], bucket.bucketArn],
    [['logs:CreateLogStream', 'logs:PutLogEvents'], logs.logGroupArn],
  ];
  for (const [actions, resource] of grants) {
    role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
  }
  for (const pattern of [UPLOADS, `\${${id}.Arn}/*`]) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${pattern.replaceAll('${', '<').replaceAll('}', '>')}]`,
      reason: 'The names of files hold what they contain, and change with each build.',
    });
  }
  return role;
}
