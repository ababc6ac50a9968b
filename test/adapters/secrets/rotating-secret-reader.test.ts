import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { rotatingSecretReader } from '../../../adapters/secrets/rotating-secret-reader.ts';
import { NOON } from '../../contracts/fixtures.ts';

const client = new SecretsManagerClient({ region: 'us-east-1' });
const secrets = mockClient(client);
const HOUR = 3_600_000;
let now = NOON;
const reader = () => rotatingSecretReader(client, { now: () => now });
const missing = new ResourceNotFoundException({ message: 'no', $metadata: {} });

const put = (createdAt: number): void => {
  secrets
    .on(GetSecretValueCommand, { SecretId: 'm1' })
    .resolves({ SecretString: '{"key":"new"}', CreatedDate: new Date(createdAt) })
    .on(GetSecretValueCommand, { SecretId: 'm1', VersionStage: 'AWSPREVIOUS' })
    .resolves({ SecretString: '{"key":"old"}' });
};

beforeEach(() => {
  secrets.reset();
  now = NOON;
});

describe('A secret that was replaced', () => {
  it('has two active versions for two days', async () => {
    put(NOON);
    const both = { current: { key: 'new' }, previous: { key: 'old' } };
    expect(await reader()('m1')).toEqual(both);
    now += 48 * HOUR - 1;
    expect(await reader()('m1')).toEqual(both);
    now += 1;
    expect(await reader()('m1')).toEqual({ current: { key: 'new' } });
  });

  it('is one object for as long as it is kept, so that its keys are read once', async () => {
    put(NOON);
    const read = reader();
    const first = await read('m1');
    now += 5 * 60_000 - 1;
    expect(await read('m1')).toBe(first);
    now += 1;
    expect(await read('m1')).not.toBe(first);
  });

  it.each([
    ['is not there', missing],
    ['cannot be read', new Error('gone')],
  ])('works alone when the version before %s', async (_, error) => {
    put(NOON);
    secrets
      .on(GetSecretValueCommand, { SecretId: 'm1', VersionStage: 'AWSPREVIOUS' })
      .rejects(error);
    expect(await reader()('m1')).toEqual({ current: { key: 'new' } });
  });

  it('works alone when the version before is no JSON', async () => {
    put(NOON);
    secrets
      .on(GetSecretValueCommand, { SecretId: 'm1', VersionStage: 'AWSPREVIOUS' })
      .resolves({ SecretString: 'x' });
    expect(await reader()('m1')).toEqual({ current: { key: 'new' } });
  });

  it('is missing when it has no current version', async () => {
    secrets.on(GetSecretValueCommand).rejects(missing);
    await expect(reader()('m1')).rejects.toThrow('no');
  });
});
