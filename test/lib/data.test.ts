import { describe, expect, test } from 'vitest';
import { type Properties, readable, resourcesOf, templateOf } from './support.ts';

function table(stage: 'sandbox' | 'production', name: 'DataStore' | 'DataInbox'): Properties {
  const found = [...resourcesOf(stage, 'AWS::DynamoDB::Table')].find(([id]) => id.startsWith(name));
  return found?.[1] ?? {};
}

const indexes = (properties: Properties): Record<string, string> =>
  Object.fromEntries(
    properties['GlobalSecondaryIndexes'].map((index: Properties) => [
      index['IndexName'],
      [
        ...index['KeySchema'].map((key: Properties) => key['AttributeName']),
        index['Projection'].ProjectionType,
      ].join(' '),
    ]),
  );

test('the main table is the outbox and can be swept and listed', () => {
  const store = table('production', 'DataStore');
  expect(store['StreamSpecification']).toEqual({ StreamViewType: 'NEW_IMAGE' });
  expect(indexes(store)).toEqual({
    due: 'dueShard dueAt KEYS_ONLY',
    list: 'listPk listSk ALL',
    orders: 'ordersPk ordersSk KEYS_ONLY',
  });
  expect(store['AttributeDefinitions']).toContainEqual({
    AttributeName: 'dueAt',
    AttributeType: 'N',
  });
});

test('the inbox is encrypted with its own key, which rotates, and is no stream for anyone', () => {
  const inbox = table('production', 'DataInbox');
  expect(inbox['SSESpecification']).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
  expect(readable(inbox['SSESpecification'].KMSMasterKeyId)).toBe('DataInboxKey');
  expect(inbox['StreamSpecification']).toBeUndefined();
  expect(indexes(inbox)).toEqual({ due: 'dueShard dueAt KEYS_ONLY' });
  templateOf('production').hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

describe.each(['DataStore', 'DataInbox'] as const)('%s', (name) => {
  test('costs nothing at rest, forgets what expired, and can be restored to any second', () => {
    expect(table('production', name)).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  test('cannot be deleted in production, and can in the sandbox', () => {
    expect(table('production', name)['DeletionProtectionEnabled']).toBe(true);
    expect(table('sandbox', name)['DeletionProtectionEnabled']).toBe(false);
  });
});

test('production keeps what holds money when the stack is destroyed', () => {
  const template = templateOf('production');
  for (const type of [
    'AWS::DynamoDB::Table',
    'AWS::KMS::Key',
    'AWS::SecretsManager::Secret',
    'AWS::S3::Bucket',
  ]) {
    template.allResources(type, { DeletionPolicy: 'Retain' });
  }
});

test('published menus are private, encrypted and reached over TLS only', () => {
  const template = templateOf('production');
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ],
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  const [policy] = resourcesOf('production', 'AWS::S3::BucketPolicy').values();
  expect(policy?.['PolicyDocument'].Statement).toContainEqual(
    expect.objectContaining({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  );
});

test('the operator is told the names that the commands of docs/deploy.md need', () => {
  const outputs = templateOf('production').findOutputs('*');
  expect(readable(outputs['TableName']?.['Value'])).toMatch(/^DataStore/);
  expect(readable(outputs['InboxTableName']?.['Value'])).toMatch(/^DataInbox/);
  expect(outputs['ApiUrl']).toBeDefined();
});
