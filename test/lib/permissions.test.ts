import { describe, expect, test } from 'vitest';
import { FACT_TABLE_NAMES } from '../../analytics/facts/tables.ts';
import { functionNames, functionsOf, type Properties, readable, resourcesOf } from './support.ts';

const items = [
  'dynamodb:ConditionCheckItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];
const query = ['dynamodb:Query'];
const readSecret = ['secretsmanager:GetSecretValue'];
const useKey = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
const readStream = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
const trace = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

const store = { DataStore: items };
const inbox = { DataInbox: items, DataInboxKey: useKey };
const merchants = { 'secret:kuaican/sandbox/merchants/*': readSecret };
const tokenKeys = { 'secret:kuaican/sandbox/token-keys-??????': readSecret };
const signing = { 'secret:kuaican/sandbox/token-signing-key-??????': readSecret };
const fingerprint = { CredentialsRequestFingerprint: readSecret };

const aws = (service: string, resource: string): string =>
  `arn:AWS::Partition:${service}:AWS::Region:AWS::AccountId:${resource}`;
const FACTS = 'kuaican_sandbox_facts';
const TABLES = FACT_TABLE_NAMES.map((table) => `table/${FACTS}/${table}`);

/** What each function may do, on which resource, besides writing its own log and its traces. */
const allowed: Record<(typeof functionNames)[number], Record<string, string[]>> = {
  menu: { ...store, ...tokenKeys, 'MenuPublished/menus/*': ['s3:GetObject', 's3:PutObject'] },
  'menu-drafts': {
    ...{ ...store, ...tokenKeys },
    'MenuPublished/menus/*': ['s3:GetObject', 's3:PutObject'],
  },
  'menu-io': {
    ...{ ...store, ...tokenKeys },
    'MenuPublished/menus/*': ['s3:GetObject', 's3:PutObject'],
  },
  'menu-images': {
    ...{ ...store, ...tokenKeys },
    'MenuPublished/images/*': ['s3:GetObject', 's3:PutObject'],
  },
  orders: {
    ...store,
    ...merchants,
    ...tokenKeys,
    ...fingerprint,
    'MenuPublished/menus/*': ['s3:GetObject'],
  },
  'order-desk': {
    ...{ ...store, ...tokenKeys, ...fingerprint },
    'MenuPublished/menus/*': ['s3:GetObject'],
    'DataStore/index/orders': query,
  },
  offers: {
    ...{ ...store, ...tokenKeys, ...fingerprint },
    'MenuPublished/menus/*': ['s3:GetObject'],
  },
  payments: { ...store, ...merchants, ...tokenKeys, ...fingerprint },
  notifications: { ...store, ...inbox, ...merchants },
  kitchen: { ...store, ...tokenKeys, 'DataStore/index/list': query },
  cases: {
    ...{ ...store, ...merchants, ...tokenKeys, ...fingerprint },
    'DataStore/index/list': query,
  },
  counter: { ...store, ...tokenKeys, ...fingerprint },
  devices: {
    ...{ ...store, ...tokenKeys, ...signing, ...fingerprint },
    'DataStore/index/list': query,
  },
  diners: {
    DataStore: [...items, 'dynamodb:DeleteItem'].sort(),
    ...{ ...merchants, ...tokenKeys, ...signing, ...fingerprint },
  },
  'forget-diners': {
    DataStore: [...items, 'dynamodb:DeleteItem'].sort(),
    'DataStore/index/list': query,
  },
  staff: {
    ...{ ...store, ...tokenKeys, ...signing, ...fingerprint },
    'DataStore/index/list': query,
  },
  receipts: { ...store, ...tokenKeys, ...fingerprint },
  'receipt-links': { ...store, ...fingerprint },
  tables: {
    DataStore: [...items, 'dynamodb:DeleteItem'].sort(),
    ...tokenKeys,
    ...fingerprint,
    'MenuPublished/menus/*': ['s3:GetObject'],
  },
  'screen-steps': { ...store, ...tokenKeys },
  stock: { ...store, ...tokenKeys },
  delivery: { ...store, ...tokenKeys },
  stores: { ...store, ...tokenKeys, 'DataStore/index/list': query },
  'shop-qr': {
    DataStore: [...items, 'dynamodb:DeleteItem'].sort(),
    ...merchants,
    ...tokenKeys,
  },
  'api-docs': {},
  popular: {
    DataStore: ['dynamodb:GetItem', 'dynamodb:Query'],
    'MenuPublished/menus/*': ['s3:GetObject'],
  },
  effects: {
    DataStore: ['dynamodb:UpdateItem'],
    FollowUpQueue: ['sqs:SendMessage'],
    EffectsUnreadQueue: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
    'DataStore.StreamArn': readStream,
    '*': ['dynamodb:ListStreams'],
  },
  projector: {
    DataStore: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    'DataStore/index/list': query,
    FactsBucket: ['s3:ListBucket'],
    'FactsBucket/facts/*': ['s3:GetObject', 's3:PutObject'],
    FactsUnreadQueue: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
    'DataStore.StreamArn': readStream,
    '*': ['dynamodb:ListStreams'],
  },
  'compact-facts': {
    FactsBucket: ['s3:ListBucket'],
    'FactsBucket/facts/*': ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
  },
  'start-reconciliations': {
    ReconciliationMachine: ['states:StartExecution'],
    '*': ['secretsmanager:ListSecrets'],
  },
  'fetch-bill': { ...merchants, 'ReconciliationBills/bills/raw/*': ['s3:PutObject'] },
  'reconcile-bill': {
    ...store,
    FactsBucket: ['s3:ListBucket'],
    'FactsBucket/facts/*': ['s3:GetObject'],
    'ReconciliationBills/bills/raw/*': ['s3:GetObject'],
    'ReconciliationBills/reports/*': ['s3:GetObject', 's3:PutObject'],
    'ReconciliationBills/summaries/*': ['s3:PutObject'],
  },
  reconciliations: {
    ...{ ...store, ...tokenKeys },
    ReconciliationMachine: ['states:StartExecution'],
    ReconciliationBills: ['s3:ListBucket'],
    'ReconciliationBills/bills/raw/*': ['s3:GetObject'],
    'ReconciliationBills/reports/*': ['s3:GetObject'],
    'ReconciliationBills/summaries/*': ['s3:GetObject'],
  },
  'follow-up': {
    ...store,
    ...merchants,
    PaymentResolutionMachine: ['states:StartExecution'],
    FollowUpQueue: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ],
  },
  questions: {
    ...{ ...store, ...tokenKeys },
    [aws('athena', 'workgroup/kuaican-sandbox-questions')]: [
      'athena:GetQueryExecution',
      'athena:GetQueryResults',
      'athena:StartQueryExecution',
      'athena:StopQueryExecution',
    ],
    ...Object.fromEntries(
      ['catalog', 'database/default', `database/${FACTS}`, ...TABLES].map((resource) => [
        aws('glue', resource),
        ['glue:GetDatabase', 'glue:GetTable'],
      ]),
    ),
    FactsBucket: ['s3:GetBucketLocation', 's3:ListBucket'],
    'FactsBucket/facts/*': ['s3:GetObject'],
    QuestionsAnswers: ['s3:GetBucketLocation', 's3:ListBucket'],
    'QuestionsAnswers/answers/*': ['s3:GetObject', 's3:PutObject'],
    'QuestionsAnswers/athena/*': [
      's3:AbortMultipartUpload',
      's3:GetObject',
      's3:ListMultipartUploadParts',
      's3:PutObject',
    ],
  },
  'query-payment': { ...store, ...merchants },
  'cancel-payment': { ...store, ...merchants },
  sweeper: {
    ...store,
    ...inbox,
    ...merchants,
    'DataStore/index/due': query,
    'DataInbox/index/due': query,
    PaymentResolutionMachine: ['states:StartExecution'],
  },
};

const asList = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);

/** Every action that a role grants, by resource. */
function grantsOf(roleId: string): Record<string, string[]> {
  const policies = [...resourcesOf('sandbox', 'AWS::IAM::Policy').values()].filter((policy) =>
    policy['Roles'].some((role: Properties) => role['Ref'] === roleId),
  );
  const grants: Record<string, string[]> = {};
  for (const statement of policies.flatMap((policy) => policy['PolicyDocument'].Statement)) {
    expect(statement.Effect).toBe('Allow');
    for (const resource of asList(statement.Resource).map(readable)) {
      grants[resource] = [...(grants[resource] ?? []), ...asList<string>(statement.Action)].sort();
    }
  }
  return grants;
}

const roleIdOf = (name: string): string =>
  String(functionsOf('sandbox').get(name)?.['Role']['Fn::GetAtt'][0]);

describe('a function may do what its task needs and nothing else', () => {
  test.each(functionNames)('%s', (name) => {
    const { '*': extra = [], ...expected } = allowed[name];
    const ownLog = `${roleIdOf(name).replace(/Role[0-9A-F]{8}$/, '')}Logs`;
    expect(grantsOf(roleIdOf(name))).toEqual({
      ...expected,
      '*': [...trace, ...extra].sort(),
      [ownLog]: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    });
  });
});

test.each([
  ['PaymentResolution', ['PaymentResolutionCancelPayment', 'PaymentResolutionQueryPayment']],
  ['Reconciliation', ['ReconciliationCompare', 'ReconciliationFetch']],
])('the workflow of %s may invoke its two tasks, trace, and deliver its log', (id, own) => {
  const machines = [...resourcesOf('sandbox', 'AWS::StepFunctions::StateMachine')];
  const machine = machines.find(([name]) => name.startsWith(`${id}Machine`))?.[1];
  const { '*': anywhere = [], ...tasks } = grantsOf(String(machine?.['RoleArn']['Fn::GetAtt'][0]));
  expect(tasks).toEqual(Object.fromEntries(own.map((task) => [task, ['lambda:InvokeFunction']])));
  expect(anywhere.filter((action) => !/^(logs|xray):/.test(action))).toEqual([]);
});

test('no role carries a policy managed by AWS, an inline one, or an action with a wildcard', () => {
  const roles = [...resourcesOf('production', 'AWS::IAM::Role').values()];
  expect(roles).not.toHaveLength(0);
  for (const role of roles) {
    expect(role['ManagedPolicyArns']).toBeUndefined();
    expect(role['Policies']).toBeUndefined();
  }
  const statements = [...resourcesOf('production', 'AWS::IAM::Policy').values()].flatMap(
    (policy) => policy['PolicyDocument'].Statement,
  );
  const actions = statements.flatMap((statement) => asList<string>(statement.Action));
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
});

test('every function has a role of its own', () => {
  expect(new Set(functionNames.map(roleIdOf)).size).toBe(functionNames.length);
});
