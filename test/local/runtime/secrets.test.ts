import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Secrets } from '../../../local/engines/secrets.ts';
import { temporaryFolder } from './boot-fixture.ts';

describe('local secrets', () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);
  const open = (name: string): Secrets =>
    new Secrets(path.join(folder, name), (id) => `arn:aws:secretsmanager:x:0:secret:${id}-abcdef`);
  const read = (secrets: Secrets, SecretId: string, more: object = {}): unknown =>
    secrets.handle('GetSecretValue', { SecretId, ...more });

  it('are generated as the template says, once, in a file for their owner alone', () => {
    const rule = { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } };
    const first = open('generated');
    first.ensure('key', rule);
    const value = read(first, 'key');
    expect(value).toMatchObject({ SecretString: expect.stringMatching(/^[A-Za-z0-9]{64}$/) });
    const second = open('generated');
    second.ensure('key', rule);
    expect(read(second, 'key')).toEqual(value);
    expect(statSync(path.join(folder, 'generated')).mode & 0o777).toBe(0o600);
  });

  it('put a generated password into a template', () => {
    const secrets = open('template');
    const SecretStringTemplate = '{"user":"a"}';
    const GenerateStringKey = 'password';
    secrets.ensure('login', {
      GenerateSecretString: { SecretStringTemplate, GenerateStringKey, PasswordLength: 8 },
    });
    const { SecretString } = read(secrets, 'login') as { SecretString: string };
    expect(JSON.parse(SecretString)).toEqual({
      user: 'a',
      password: expect.stringMatching(/^.{8}$/),
    });
  });

  it('are found by name, ARN, and ARN without its ending', () => {
    const secrets = open('found');
    secrets.handle('CreateSecret', { Name: 'app/key', SecretString: 'v' });
    const arn = 'arn:aws:secretsmanager:x:0:secret:app/key';
    for (const id of ['app/key', `${arn}-abcdef`, arn]) {
      expect(read(secrets, id)).toMatchObject({ SecretString: 'v', Name: 'app/key' });
    }
    expect(() => read(secrets, 'other')).toThrow('ResourceNotFoundException');
  });

  it('keep the version before, and repeat a request without a new one', () => {
    const secrets = open('versions');
    secrets.handle('CreateSecret', { Name: 'key', SecretString: 'one' });
    const request = { SecretId: 'key', SecretString: 'two', ClientRequestToken: 'token' };
    secrets.handle('PutSecretValue', request);
    secrets.handle('PutSecretValue', request);
    expect(read(secrets, 'key')).toMatchObject({ SecretString: 'two', VersionId: 'token' });
    const previous = read(secrets, 'key', { VersionStage: 'AWSPREVIOUS' });
    expect(previous).toMatchObject({ SecretString: 'one' });
    const other = { ...request, SecretString: 'three' };
    expect(() => secrets.handle('PutSecretValue', other)).toThrow('ResourceExistsException');
  });
});
