import { createHash } from 'node:crypto';
import { DEVELOPMENT_CLIENT } from '../issuer/authorisation.ts';
import type { Resource } from './template.ts';

/** The AWS account and place that the local stack pretends to be in. */
export interface LocalPlace {
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
  /** `http://127.0.0.1:PORT` of the HTTP API. */
  readonly apiUrl: string;
  /** `http://127.0.0.1:PORT` of the AWS engines. */
  readonly awsUrl: string;
  /** Of the development issuer, which stands in for every user pool. */
  readonly issuerUrl?: string | undefined;
}

/** What Ref and Fn::GetAtt answer for one resource. */
export interface Identity {
  readonly name: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The property that names a resource, by type; resources without one are named by logical id. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Lambda::Alias': 'Name',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Events::Rule': 'Name',
  'AWS::ApiGatewayV2::Stage': 'StageName',
};

const serviceNames: Readonly<Record<string, string>> = {
  CloudWatch: 'cloudwatch',
  Events: 'events',
  IAM: 'iam',
  KMS: 'kms',
  Logs: 'logs',
  SNS: 'sns',
};

/** AWS ends the ARN in six random characters; here they follow from the name. */
export function secretArn(name: string, place: Pick<LocalPlace, 'accountId' | 'region'>): string {
  const suffix = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return `arn:aws:secretsmanager:${place.region}:${place.accountId}:secret:${name}-${suffix}`;
}

type Text = (property: string) => string | undefined;

/**
 * @param text the resolved value of one of the resource's own string properties
 */
export function identityOf(
  logicalId: string,
  resource: Resource,
  text: Text,
  place: LocalPlace,
): Identity {
  const nameProperty = nameProperties[resource.Type];
  const name = (nameProperty === undefined ? undefined : text(nameProperty)) ?? logicalId;
  const arn = (service: string, rest: string): string =>
    `arn:aws:${service}:${place.region}:${place.accountId}:${rest}`;
  switch (resource.Type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable': {
      const table = arn('dynamodb', `table/${name}`);
      return { name, ref: name, attributes: { Arn: table, StreamArn: `${table}/stream/local` } };
    }
    case 'AWS::SQS::Queue': {
      const url = `${place.awsUrl}/${place.accountId}/${name}`;
      return {
        name,
        ref: url,
        attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url },
      };
    }
    case 'AWS::Lambda::Function':
      return { name, ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
    case 'AWS::Lambda::Version':
    case 'AWS::Lambda::Alias':
      return qualifiedFunction(name, resource.Type, text, arn);
    case 'AWS::S3::Bucket':
      return bucket(name.toLowerCase());
    case 'AWS::SecretsManager::Secret': {
      const secret = secretArn(name, place);
      return { name, ref: secret, attributes: { Id: secret, Arn: secret } };
    }
    case 'AWS::StepFunctions::StateMachine': {
      const machine = arn('states', `stateMachine:${name}`);
      return { name, ref: machine, attributes: { Arn: machine, Name: name } };
    }
    case 'AWS::ApiGatewayV2::Api': {
      const apiId = logicalId.toLowerCase();
      return { name, ref: apiId, attributes: { ApiEndpoint: place.apiUrl, ApiId: apiId } };
    }
    case 'AWS::Cognito::UserPool': {
      const ProviderURL = place.issuerUrl ?? '';
      return { name, ref: name, attributes: { Arn: arn('cognito-idp', name), ProviderURL } };
    }
    case 'AWS::Cognito::UserPoolClient':
      return { name, ref: DEVELOPMENT_CLIENT, attributes: { ClientId: DEVELOPMENT_CLIENT } };
    case 'AWS::CloudFront::Distribution':
      return { name, ref: name, attributes: { DomainName: new URL(place.apiUrl).host } };
    default: {
      const service = serviceNames[resource.Type.split('::')[1] ?? ''] ?? 'local';
      return { name, ref: name, attributes: { Arn: arn(service, name) } };
    }
  }
}

function qualifiedFunction(
  name: string,
  type: string,
  text: Text,
  arn: (service: string, rest: string) => string,
): Identity {
  const qualifier = type === 'AWS::Lambda::Version' ? '1' : name;
  const target = text('FunctionName') ?? '';
  const unqualified = target.startsWith('arn:') ? target : arn('lambda', `function:${target}`);
  const ref = `${unqualified}:${qualifier}`;
  return {
    name,
    ref,
    attributes: { Version: qualifier, FunctionArn: ref, AliasArn: ref, VersionArn: ref },
  };
}

function bucket(name: string): Identity {
  const attributes = {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.amazonaws.com`,
  };
  return { name, ref: name, attributes };
}
