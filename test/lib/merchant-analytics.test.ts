import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, test } from 'vitest';
import { FACT_TABLE_NAMES } from '../../analytics/facts/tables.ts';
import { analyticsMerchantsOf } from '../../lib/analytics-merchants.ts';
import type { KuaicanStack } from '../../lib/kuaican-stack.ts';
import { type Properties, readable, stackOf, templateOf } from './support.ts';

const MERCHANTS = { analyticsMerchants: 'm1=111122223333,m2=444455556666' };
let stack: KuaicanStack;
let template: Template;
beforeAll(() => {
  stack = stackOf('sandbox', MERCHANTS);
  template = Template.fromStack(stack);
});

const of = (type: string): Properties[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties ?? {});
const asList = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);
const roleOf = (merchantId: string): Properties =>
  of('AWS::IAM::Role').find((r) => r['RoleName'] === `kuaican-sandbox-merchant-${merchantId}`) ??
  {};
const policy = (): Properties =>
  of('AWS::IAM::Policy').find(({ Roles }) => Roles.length === 2) as Properties;

interface Grant {
  readonly actions: readonly string[];
  readonly resource: string;
  readonly prefixes: readonly string[] | undefined;
}

/** What a principal with this tag may do: without one, IAM takes no statement that asks for it. */
const grantsOf = (merchantId: string): Grant[] =>
  policy()['PolicyDocument'].Statement.flatMap((statement: Properties) => {
    expect([statement['Effect'], statement['NotResource'], statement['NotAction']]).toEqual([
      ...['Allow', undefined, undefined],
    ]);
    const filled = (text: string) =>
      text.replace(/\$\{aws:PrincipalTag\/merchant_id\}/g, merchantId);
    return asList(statement['Resource']).map((resource) => ({
      actions: asList<string>(statement['Action']),
      resource: filled(readable(resource)),
      prefixes: statement['Condition']?.StringLike['s3:prefix'].map(filled),
    }));
  });

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(text);

/** As IAM decides. */
const may = (merchantId: string, action: string, resource: string, prefix?: string): boolean =>
  grantsOf(merchantId).some(
    (grant) =>
      grant.actions.some((one) => matches(one, action)) &&
      matches(grant.resource, resource) &&
      (!grant.prefixes || grant.prefixes.some((one) => matches(one, prefix ?? ''))),
  );

const fileOf = (table: string, merchantId: string): string =>
  `FactsBucket/facts/${table}/merchant_id=${merchantId}/dt=2026-11-26/a.parquet`;
const workGroup = (merchantId: string): string =>
  `arn:AWS::Partition:athena:AWS::Region:AWS::AccountId:workgroup/kuaican-sandbox-merchant-${merchantId}`;

describe('a merchant with an Athena client', () => {
  test('reads its own facts and results, in its own workgroup', () => {
    for (const table of FACT_TABLE_NAMES) {
      expect(may('m1', 's3:GetObject', fileOf(table, 'm1'))).toBe(true);
      const folder = `facts/${table}/merchant_id=m1/dt=2026-11-26/`;
      expect(may('m1', 's3:ListBucket', 'FactsBucket', folder)).toBe(true);
    }
    const result = 'MerchantAnalyticsResults/merchant_id=m1/q.csv';
    expect(may('m1', 's3:GetObject', result)).toBe(true);
    expect(may('m1', 's3:PutObject', result)).toBe(true);
    expect(may('m1', 'athena:StartQueryExecution', workGroup('m1'))).toBe(true);
  });

  test.each(['m2', 'm', 'm10', 'm1-2', '*', 'x/merchant_id=m1'])(
    'reaches nothing of %s',
    (other) => {
      for (const table of [...FACT_TABLE_NAMES, 'new_table']) {
        expect(may('m1', 's3:GetObject', fileOf(table, other))).toBe(false);
        const folder = `facts/${table}/merchant_id=${other}/`;
        expect(may('m1', 's3:ListBucket', 'FactsBucket', folder)).toBe(false);
      }
      for (const action of ['s3:GetObject', 's3:PutObject']) {
        const result = `MerchantAnalyticsResults/merchant_id=${other}/q.csv`;
        expect(may('m1', action, result)).toBe(false);
        expect(may('m1', action, `QuestionsAnswers/answers/${other}/a.json`)).toBe(false);
      }
      for (const action of ['athena:StartQueryExecution', 'athena:GetQueryResults']) {
        expect(may('m1', action, workGroup(other))).toBe(false);
        expect(may('m1', action, workGroup('m1').replace('merchant-m1', 'questions'))).toBe(false);
      }
    },
  );

  test('writes no facts, lists no folder above its own, and sees the catalog by names alone', () => {
    for (const action of ['s3:PutObject', 's3:DeleteObject']) {
      expect(may('m1', action, fileOf('orders', 'm1'))).toBe(false);
    }
    for (const prefix of ['', 'facts/', 'facts/orders/', 'facts/orders/merchant_id=']) {
      expect(may('m1', 's3:ListBucket', 'FactsBucket', prefix)).toBe(false);
    }
    const actions = grantsOf('m1').flatMap((grant) => grant.actions);
    const known =
      /^(s3:(Get|List|Put|Abort)|athena:(Get|List|Start|Stop)|glue:Get(Database|Table)$)/;
    expect(actions.filter((action) => action.includes('*') || !known.test(action))).toEqual([]);
  });

  test('is told by the tag of its role, which no session can set', () => {
    for (const [merchantId, account] of [
      ['m1', '111122223333'],
      ['m2', '444455556666'],
    ] as const) {
      const { AssumeRolePolicyDocument, Tags } = roleOf(merchantId);
      expect(Tags).toEqual([{ Key: 'merchant_id', Value: merchantId }]);
      expect(AssumeRolePolicyDocument.Statement).toEqual([
        {
          ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
          Principal: { AWS: expect.anything() },
          Condition: { StringEquals: { 'sts:ExternalId': `kuaican-sandbox-${merchantId}` } },
        },
      ]);
      const [{ Principal }] = AssumeRolePolicyDocument.Statement;
      expect(readable(Principal.AWS)).toContain(`:iam::${account}:root`);
    }
  });

  test('cannot scan more, or write elsewhere, than its workgroup says', () => {
    const groups = of('AWS::Athena::WorkGroup');
    expect(groups.map((group) => group['Name']).sort()).toEqual([
      'kuaican-sandbox-merchant-m1',
      'kuaican-sandbox-merchant-m2',
      'kuaican-sandbox-questions',
    ]);
    for (const { Name, WorkGroupConfiguration: configuration } of groups) {
      expect(configuration).toMatchObject({
        ...{ EnforceWorkGroupConfiguration: true, RequesterPaysEnabled: false },
        ...{ BytesScannedCutoffPerQuery: 10_000_000_000, PublishCloudWatchMetricsEnabled: true },
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_S3' } },
      });
      const location = readable(configuration.ResultConfiguration.OutputLocation);
      const own = `merchant_id=${String(Name).split('merchant-')[1]}/`;
      expect(location.endsWith(Name.includes('merchant') ? own : 'athena/')).toBe(true);
    }
  });
});

test('the AWS Solutions rules find nothing there', () => {
  expect(new AwsSolutionsChecks().validateScope(stack).violations).toEqual([]);
});

test('a stage that names no merchants has none of it', () => {
  templateOf('sandbox').resourceCountIs('AWS::Athena::WorkGroup', 1);
  expect(analyticsMerchantsOf(undefined)).toEqual([]);
});

test.each(['m1', 'm1=1', 'M1=111122223333', 'm1=111122223333,m1=444455556666', 'm*=111122223333'])(
  'the context "%s" is refused',
  (context) => {
    expect(() => analyticsMerchantsOf(context)).toThrow(/analyticsMerchants/);
  },
);
