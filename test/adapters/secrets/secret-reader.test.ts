import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { secretReader } from '../../../adapters/secrets/secret-reader.ts';
import { NOON } from '../../contracts/fixtures.ts';

const client = new SecretsManagerClient({ region: 'us-east-1' });
const secrets = mockClient(client);
let now = NOON;
const reader = () => secretReader(client, { now: () => now });
const calls = (): number => secrets.commandCalls(GetSecretValueCommand).length;

beforeEach(() => {
  secrets.reset();
  now = NOON;
});

describe('A secret', () => {
  it('is read as JSON, and again only after five minutes', async () => {
    const read = reader();
    secrets
      .on(GetSecretValueCommand, { SecretId: 'kuaican/m1' })
      .resolvesOnce({ SecretString: '{"appId":"old"}' })
      .resolves({ SecretString: '{"appId":"new"}' });
    expect(await read('kuaican/m1')).toEqual({ appId: 'old' });
    now += 5 * 60_000 - 1;
    expect(await read('kuaican/m1')).toEqual({ appId: 'old' });
    now += 1;
    expect(await read('kuaican/m1')).toEqual({ appId: 'new' });
    expect(calls()).toBe(2);
  });

  it('goes on working for six hours while Secrets Manager is gone', async () => {
    const read = reader();
    secrets.on(GetSecretValueCommand).resolvesOnce({ SecretString: '{"appId":"a"}' });
    expect(await read('kuaican/m1')).toEqual({ appId: 'a' });
    secrets.on(GetSecretValueCommand).rejects(new Error('gone'));
    now += 6 * 3_600_000 - 1;
    expect(await read('kuaican/m1')).toEqual({ appId: 'a' });
    now += 1;
    await expect(read('kuaican/m1')).rejects.toThrow('gone');
  });

  it('that does not exist is asked for once a minute, however often strangers name it', async () => {
    const read = reader();
    const missing = new ResourceNotFoundException({ message: 'no', $metadata: {} });
    secrets.on(GetSecretValueCommand).rejects(missing);
    for (const _ of [1, 2, 3]) await expect(read('kuaican/nobody')).rejects.toThrow('no');
    expect(calls()).toBe(1);
    now += 60_000;
    secrets.on(GetSecretValueCommand).resolves({ SecretString: '{}' });
    expect(await read('kuaican/nobody')).toEqual({});
  });

  it('of one merchant is never given for another', async () => {
    const read = reader();
    secrets
      .on(GetSecretValueCommand)
      .callsFake(({ SecretId }) => ({ SecretString: JSON.stringify({ of: SecretId }) }));
    expect(await read('m1')).toEqual({ of: 'm1' });
    expect(await read('m2')).toEqual({ of: 'm2' });
    expect(await read('m1')).toEqual({ of: 'm1' });
    expect(calls()).toBe(2);
  });

  it('is among at most 64 that are kept', async () => {
    const read = reader();
    secrets.on(GetSecretValueCommand).resolves({ SecretString: '{}' });
    for (let n = 0; n <= 64; n++) await read(`m${n}`);
    await read('m64');
    expect(calls()).toBe(65);
    await read('m0');
    expect(calls()).toBe(66);
  });

  it.each(['MIIEvQIBADANBgkqhkiG9w0', undefined])(
    'that is not JSON (%s) is not quoted in the error',
    async (SecretString) => {
      secrets.on(GetSecretValueCommand).resolves(SecretString ? { SecretString } : {});
      const error: unknown = await reader()('m1').catch((e: unknown) => e);
      expect(String(error)).toBe('Error: Secret m1 is not JSON');
      expect((error as Error).cause).toBeUndefined();
    },
  );
});
