import { StartupError } from '../startup-error.ts';
import type { Template } from './template.ts';

/** What the local runtime builds. */
const built = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
] as const;

/** What has no meaning on one machine, and why; the key is a type or, ending in `::`, a family. */
const ignoredTypes: Readonly<Record<string, string>> = {
  'AWS::IAM::': 'one user owns everything on this machine',
  'AWS::KMS::': 'data is as safe as the disk it is on',
  'AWS::Logs::': 'function output goes to the logs folder',
  'AWS::CloudWatch::': 'nobody is paged by a laptop',
  'AWS::SNS::': 'only alarms publish',
  'AWS::CDK::Metadata': 'telemetry',
  'AWS::Lambda::LayerVersion': 'only deployments use one',
  'AWS::Lambda::Permission': 'no one to keep out',
  'AWS::Lambda::EventInvokeConfig': 'schedules come round again',
  'AWS::SQS::QueuePolicy': 'no one to keep out',
  'AWS::S3::BucketPolicy': 'no one to keep out',
  'AWS::SecretsManager::ResourcePolicy': 'no one to keep out',
  'AWS::SecretsManager::RotationSchedule': 'rotated by hand',
  'AWS::CloudFront::': 'the HTTP API serves the pages',
  'AWS::WAFv2::': 'no public address',
  'AWS::Cognito::': 'a development issuer stands in',
  'AWS::Glue::': 'DuckDB reads the files directly',
  'AWS::Athena::': 'DuckDB answers the queries',
  'AWS::Budgets::': 'nothing is billed',
  'Custom::S3AutoDeleteObjects': 'the data folder can be deleted',
  'Custom::CDKBucketDeployment': 'pages are served from web/dist',
};

const isIgnored = (type: string): boolean =>
  Object.keys(ignoredTypes).some((key) =>
    key.endsWith('::') ? type.startsWith(key) : type === key,
  );

/** Throws StartupError for a type that is neither built nor ignored. */
export function assertTypesAreKnown(template: Template): void {
  for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
    if ((built as readonly string[]).includes(Type) || isIgnored(Type)) continue;
    throw new StartupError(
      `The local runtime does not know ${Type} (${logicalId}): build it under local/, or add it to the ignored types in local/template/resource-types.ts.`,
    );
  }
}
