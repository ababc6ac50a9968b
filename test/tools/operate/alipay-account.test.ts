import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { type AwsServices, awsEndpoint } from '../../../local/engines/aws-endpoint.ts';
import { Secrets } from '../../../local/engines/secrets.ts';
import { secretsAt, simulated } from '../../adapters/alipay-http/merchants.ts';
import { startServer } from '../../adapters/alipay-http/servers.ts';
import { secretFor } from '../../adapters/alipay-http/support.ts';
import { merchant } from '../../local/alipay-simulator/support/merchants.ts';
import { createWorld } from '../../local/alipay-simulator/support/world.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** A server like that of `npm start`, as far as its secrets, its ready file and its Alipay go. */
async function startLocal() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kuaican-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const world = await createWorld({ merchants: [merchant, simulated[1]] });
  const secrets = new Secrets(path.join(folder, 'secrets.json'), (name) => `arn:aws:x:${name}`);
  const merchants = { burger: secretFor(world.url), noodles: secretsAt(world.url).global };
  for (const [merchantId, secret] of Object.entries(merchants)) {
    const Name = `kuaican/sandbox/merchants/${merchantId}`;
    secrets.handle('CreateSecret', { Name, SecretString: JSON.stringify(secret) });
  }
  const endpoint = await startServer(awsEndpoint({ secrets } as unknown as AwsServices));
  const environment = {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
    ...{ AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' },
  };
  const ready = { apiUrl: 'http://127.0.0.1:1', stores: [], environment };
  writeFileSync(path.join(folder, 'ready.json'), JSON.stringify(ready));
  const operate = async (...args: string[]): Promise<string> => {
    const all = ['tools/operate.ts', ...args, '--data', folder];
    try {
      return (await run(process.execPath, all, { cwd: root })).stdout.trim();
    } catch (error) {
      throw new Error((error as { stderr: string }).stderr.trim());
    }
  };
  return { ...world, folder, operate };
}

const APP = ['--merchant', 'burger'];

test('An operator learns who a customer is, and sees no token', { timeout: 30_000 }, async () => {
  const { operate } = await startLocal();
  const redirect = 'https://kuaican.example/back?from=table';
  const page = await operate('authorise-url', ...APP, '--redirect', redirect);
  const response = await fetch(page, { redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  expect(back.searchParams.get('from')).toBe('table');
  expect(back.searchParams.get('state')).toMatch(/^[0-9a-f]{32}$/);
  const code = back.searchParams.get('auth_code') ?? '';
  expect(await operate('identify-buyer', ...APP, '--code', code)).toMatch(/^user-id 2088\d{12}$/);
  const again = operate('identify-buyer', ...APP, '--code', code);
  await expect(again).rejects.toThrow(/isv\.code-invalid.*authorise again/);
});

test('An operator gets the bill of a day', { timeout: 30_000 }, async () => {
  const { operate, folder, advance, pay } = await startLocal();
  await pay('K1');
  await advance(20.5 * 3_600);
  const out = path.join(folder, 'bill.zip');
  const bill = (date: string, ...more: string[]) =>
    operate('bill', ...APP, '--date', date, '--out', out, ...more);
  expect(await bill('2026-11-22')).toMatch(/2026-11-22 is in .*bill\.zip \(\d+ bytes\)/);
  expect(readFileSync(out, 'latin1').slice(0, 2)).toBe('PK');
  await expect(bill('2026-11-21')).rejects.toThrow('NO_BILL_DATA');
  await expect(bill('2026-02-30')).rejects.toThrow('is no day');
  await expect(bill('2026-11-22', '--type', 'all')).rejects.toThrow('trade, signcustomer');
});

test('A merchant of another gateway has none of it', { timeout: 30_000 }, async () => {
  const { operate } = await startLocal();
  const asked = operate('identify-buyer', '--merchant', 'noodles', '--code', 'x');
  await expect(asked).rejects.toThrow('Merchant noodles is not paid through the Open Platform');
});
