// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub.
import { describe, expect, it } from 'vitest';
import { Resolver } from '../../../local/template/resolver.ts';
import { assertTypesAreKnown } from '../../../local/template/resource-types.ts';
import type { Json, Template } from '../../../local/template/template.ts';

const template: Template = {
  Parameters: { Stage: { Default: 'sandbox' }, Nameless: {} },
  Mappings: { Sizes: { small: { memory: 128 } } },
  Conditions: {
    IsSandbox: { 'Fn::Equals': [{ Ref: 'Stage' }, 'sandbox'] },
    IsProduction: { 'Fn::Not': [{ Condition: 'IsSandbox' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsSandbox' }, { Condition: 'IsProduction' }] },
    Both: { 'Fn::And': [{ Condition: 'IsSandbox' }, { Condition: 'IsProduction' }] },
  },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table' },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Stage}-jobs' } } },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Function: { Type: 'AWS::Lambda::Function' },
    Live: {
      Type: 'AWS::Lambda::Alias',
      Properties: { Name: 'live', FunctionName: { Ref: 'Function' } },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api' },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'app/key' } },
    Role: { Type: 'AWS::IAM::Role' },
    OnlyInProduction: { Type: 'AWS::SQS::Queue', Condition: 'IsProduction' },
  },
};
const resolver = new Resolver(template, {
  accountId: '000000000000',
  region: 'us-east-1',
  stackName: 'local',
  apiUrl: 'http://127.0.0.1:3000',
  awsUrl: 'http://127.0.0.1:5000',
});

const table: readonly [name: string, node: Json, value: Json | undefined][] = [
  ['Ref of a parameter', { Ref: 'Stage' }, 'sandbox'],
  ['Ref of a table', { Ref: 'Table' }, 'Table'],
  [
    'Ref of a queue is its URL',
    { Ref: 'Queue' },
    'http://127.0.0.1:5000/000000000000/sandbox-jobs',
  ],
  ['Ref of a bucket', { Ref: 'Bucket' }, 'bucket'],
  ['Ref of NoValue', { Ref: 'AWS::NoValue' }, undefined],
  ['NoValue leaves an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['NoValue leaves a list', [{ Ref: 'AWS::NoValue' }, 1], [1]],
  [
    'GetAtt of a queue',
    { 'Fn::GetAtt': ['Queue', 'Arn'] },
    'arn:aws:sqs:us-east-1:000000000000:sandbox-jobs',
  ],
  [
    'GetAtt as text',
    { 'Fn::GetAtt': 'Function.Arn' },
    'arn:aws:lambda:us-east-1:000000000000:function:Function',
  ],
  [
    'GetAtt of what is ignored',
    { 'Fn::GetAtt': ['Role', 'Arn'] },
    'arn:aws:iam:us-east-1:000000000000:Role',
  ],
  [
    'Ref of an alias',
    { Ref: 'Live' },
    'arn:aws:lambda:us-east-1:000000000000:function:Function:live',
  ],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] }, 'a-sandbox'],
  [
    'Sub',
    { 'Fn::Sub': '${Stage}/${Queue.Arn}/${!Literal}' },
    'sandbox/arn:aws:sqs:us-east-1:000000000000:sandbox-jobs/${Literal}',
  ],
  ['Sub with variables', { 'Fn::Sub': ['${Name}', { Name: { Ref: 'Stage' } }] }, 'sandbox'],
  ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'small', 'memory'] }, 128],
  ['If', { 'Fn::If': ['IsSandbox', { Ref: 'Stage' }, 'other'] }, 'sandbox'],
  ['If not', { 'Fn::If': ['IsProduction', 1, { Ref: 'AWS::NoValue' }] }, undefined],
  ['Or', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
  ['And', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
  ['Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
  ['the endpoint of the API', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, 'http://127.0.0.1:3000'],
  [
    'the address of the API put together',
    { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/v1/alipay' },
    'http://127.0.0.1:3000/v1/alipay',
  ],
];

describe('the values of a template on this machine', () => {
  it.each(table)('%s', (_name, node, value) => {
    expect(resolver.value(node)).toEqual(value);
  });

  it('leave out resources whose condition does not hold', () => {
    expect(resolver.resources('AWS::SQS::Queue')).toEqual(['Queue']);
  });

  it('name a secret alike in every run, in the form of a secret ARN', () => {
    expect(resolver.identity('Secret').ref).toMatch(/:secret:app\/key-[0-9a-f]{6}$/);
  });

  it('are refused with a sentence when they cannot be known', () => {
    expect(() => resolver.value({ Ref: 'Missing' })).toThrow('Missing, which it does not define');
    expect(() => resolver.value({ Ref: 'Nameless' })).toThrow('Nameless has no default value');
    expect(() => resolver.value({ 'Fn::ImportValue': 'x' })).toThrow(
      'does not know Fn::ImportValue',
    );
  });
});

describe('the resource types of a template', () => {
  it('are built, or ignored for a stated reason', () => {
    expect(() => assertTypesAreKnown(template)).not.toThrow();
  });

  it('stop the start with a sentence that names the unknown one', () => {
    const unknown = { Resources: { Stream: { Type: 'AWS::Kinesis::Stream' } } };
    expect(() => assertTypesAreKnown(unknown)).toThrow(
      /does not know AWS::Kinesis::Stream \(Stream\)/,
    );
  });
});
