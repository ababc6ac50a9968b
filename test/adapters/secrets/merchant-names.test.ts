import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, it, onTestFinished } from 'vitest';
import { merchantsWithSecrets } from '../../../adapters/secrets/merchant-names.ts';
import { type AwsServices, awsEndpoint } from '../../../local/engines/aws-endpoint.ts';
import { Secrets } from '../../../local/engines/secrets.ts';
import { startServer } from '../alipay-http/servers.ts';

it('Merchants are who has a secret under the prefix, page by page', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kuaican-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const secrets = new Secrets(path.join(folder, 'secrets.json'), (name) => `arn:aws:x:${name}`);
  const names = ['merchants/m3', 'merchants/m1', 'token-keys', 'merchants/m2', 'merchants/NO NAME'];
  for (const name of names) secrets.put(`kuaican/sandbox/${name}`, '{}');
  secrets.put('kuaican/sandbox-2/merchants/m9', '{}');
  const client = new SecretsManagerClient({
    endpoint: await startServer(awsEndpoint({ secrets } as unknown as AwsServices)),
    ...{ region: 'local', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } },
  });
  const pages: (readonly string[])[] = [];
  for await (const page of merchantsWithSecrets(client, 'kuaican/sandbox/merchants/', 2)) {
    pages.push(page);
  }
  expect(pages).toEqual([['m1'], ['m2', 'm3']]);
});
