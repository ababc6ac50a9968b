import {
  GetSecretValueCommand,
  ListSecretsCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { dynamoDbClient } from '../../../adapters/dynamodb/client.ts';
import { readConfigurations, type Subject } from '../../../tools/doctor/read-configurations.ts';

const secretsClient = new SecretsManagerClient({ region: 'us-east-1' });
const dynamoDb = dynamoDbClient({ region: 'us-east-1' });
const secrets = mockClient(secretsClient);
const table = mockClient(dynamoDb);
const clients = { secrets: secretsClient, dynamoDb };

const subject: Subject = {
  environment: 'production',
  stage: 'production',
  publicUrl: 'https://api.example.com/',
  merchantIds: [],
  tableName: 'store',
  storeIds: [],
};
const prefix = 'kuaican/production/merchants/';

beforeEach(() => {
  secrets.reset();
  table.reset();
});

describe('The doctor of a stage', () => {
  test('examines every merchant that has a secret there, over all pages', async () => {
    secrets
      .on(ListSecretsCommand, { Filters: [{ Key: 'name', Values: [prefix] }] })
      .resolvesOnce({ SecretList: [{ Name: `${prefix}burger` }], NextToken: 'more' })
      .resolves({ SecretList: [{ Name: `${prefix}noodles` }] })
      .on(GetSecretValueCommand)
      .callsFake(({ SecretId }) => ({ SecretString: JSON.stringify({ of: SecretId }) }));
    expect(await readConfigurations(subject, clients)).toEqual(
      ['burger', 'noodles'].map((merchantId) => ({
        environment: 'production',
        merchantId,
        publicUrl: 'https://api.example.com',
        stores: [],
        secret: { value: { of: `${prefix}${merchantId}` } },
      })),
    );
  });

  test('says what is wrong with a secret that is missing or no JSON', async () => {
    const missing = new ResourceNotFoundException({ message: 'no', $metadata: {} });
    secrets
      .on(GetSecretValueCommand, { SecretId: `${prefix}burger` })
      .rejects(missing)
      .on(GetSecretValueCommand, { SecretId: `${prefix}noodles` })
      .resolves({ SecretString: 'MIIEvQIBADANBgkqhkiG9w0' });
    const merchantIds = ['burger', 'noodles'];
    const found = await readConfigurations({ ...subject, merchantIds }, clients);
    expect(found.map(({ secret }) => secret)).toEqual([
      { fault: expect.stringMatching(/There is no secret .*burger: write one/) as unknown },
      { fault: expect.stringMatching(/cannot be read: Secret .*noodles is not JSON/) as unknown },
    ]);
    expect(JSON.stringify(found)).not.toContain('MIIE');
  });

  test('refuses a store that nobody registered, and one without a table', async () => {
    secrets.on(ListSecretsCommand).resolves({});
    table.on(GetCommand).resolves({});
    const storeIds = ['nanjing-1'];
    await expect(readConfigurations({ ...subject, storeIds }, clients)).rejects.toThrow(
      /There is no store nanjing-1/,
    );
    const without = { ...subject, storeIds, tableName: undefined };
    await expect(readConfigurations(without, clients)).rejects.toThrow(/--store needs --table/);
  });
});
