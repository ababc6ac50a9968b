import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { JWK } from 'jose';
import { parseCredentials } from '../adapters/alipay-http/credentials.ts';
import { dynamoDbClient } from '../adapters/dynamodb/client.ts';
import { DynamoDbDirectory } from '../adapters/dynamodb/directory.ts';
import { reopenNotices } from '../adapters/dynamodb/reopen-notices.ts';
import { issueToken } from '../adapters/tokens/issue-token.ts';
import { newTokenKeys } from '../adapters/tokens/new-token-keys.ts';
import { DEVICE_KINDS } from '../core/domain/device.ts';
import { born, parseMerchantId, parseStoreId } from '../core/domain/ids.ts';
import { isCurrency } from '../core/domain/money.ts';
import { readReadyFile } from './doctor/ready-file.ts';
import { authorisePage, bill, identifyBuyer } from './operate/alipay-account.ts';
import { forgetBuyer } from './operate/forget-buyer.ts';
import { need, positionals, values } from './operate/options.ts';

/** `npm run operate`: what a deployed stage needs from its operator (docs/deploy.md). */
const COMMANDS: Readonly<Record<string, () => Promise<string>>> = {
  'new-token-keys': newKeys,
  'issue-token': token,
  'put-merchant': putMerchant,
  'put-store': putStore,
  'replay-notices': replayNotices,
  'authorise-url': authorisePage,
  'identify-buyer': identifyBuyer,
  'forget-buyer': forgetBuyer,
  bill,
};

async function newKeys(): Promise<string> {
  const out = need('out');
  const { privateKey, publicKeys } = await newTokenKeys(new Date().toISOString().slice(0, 10));
  writeFileSync(out, JSON.stringify(privateKey), { mode: 0o600, flag: 'wx' });
  await putSecret('token-keys', publicKeys);
  await putSecret('token-signing-key', privateKey);
  return `The private key is in ${out} and the secret token-signing-key; the public one in token-keys.`;
}

async function token(): Promise<string> {
  const role = need('role');
  const paired = DEVICE_KINDS.some((kind) => kind === role);
  if (paired && values.data === undefined) {
    throw new Error(
      `A ${role} of a deployed stage is paired (docs/access.md); no token is issued.`,
    );
  }
  const privateKey = JSON.parse(readFileSync(need('key'), 'utf8')) as JWK;
  const issuedAt = Math.floor(Date.now() / 1_000);
  const claims = {
    role,
    merchantId: born(parseMerchantId, need('merchant')),
    storeId: values.store,
    subject: `operator-${role}`,
  };
  const expiresAt = issuedAt + Number(values.days) * 86_400;
  return await issueToken(privateKey, claims, { issuedAt, expiresAt });
}

async function putMerchant(): Promise<string> {
  const merchantId = born(parseMerchantId, need('merchant'));
  const secret: unknown = JSON.parse(readFileSync(need('credentials'), 'utf8'));
  parseCredentials(secret);
  await putSecret(`merchants/${merchantId}`, secret);
  return `Merchant ${merchantId} can be paid.`;
}

async function putStore(): Promise<string> {
  const { currency } = values;
  if (!isCurrency(currency)) throw new Error(`--currency ${currency} is not one that we sell in`);
  const storeId = born(parseStoreId, need('store'));
  const known = await new DynamoDbDirectory(dynamoDbClient(), need('table')).register({
    merchantId: born(parseMerchantId, need('merchant')),
    storeId,
    name: need('name'),
    currency,
    businessDay: {
      timeZone: values['time-zone'],
      cutOverHour: Number(values['cut-over-hour']),
    },
    releasePolicy: 'per-check',
    receiptLines: values['receipt-line']?.slice(0, 8),
  });
  if (!known) throw new Error(`Store ${storeId} belongs to another merchant`);
  return `Store ${storeId} is open.`;
}

/** After the main table was restored from a backup: what Alipay has told since then is settled again. */
async function replayNotices(): Promise<string> {
  const since = Date.parse(need('since'));
  if (Number.isNaN(since))
    throw new Error(`--since ${values.since} is no time like 2026-11-25T12:00Z`);
  const count = await reopenNotices(dynamoDbClient(), need('table'), since, Date.now());
  return `${count} notifications are due again; the sweeper settles them within minutes.`;
}

/** Points every client at the engines of the `npm start` that keeps its data in that folder. */
function useLocalServer(folder: string): void {
  const root = path.resolve(import.meta.dirname, '..');
  const { environment } = readReadyFile(path.resolve(root, folder, 'ready.json'));
  Object.assign(process.env, environment);
}

async function putSecret(name: string, value: unknown): Promise<void> {
  const client = new SecretsManagerClient();
  const SecretId = `kuaican/${values.stage}/${name}`;
  const SecretString = JSON.stringify(value);
  try {
    await client.send(new CreateSecretCommand({ Name: SecretId, SecretString }));
  } catch (error) {
    if (!(error instanceof ResourceExistsException)) throw error;
    await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
  }
}

const command = COMMANDS[positionals[0] ?? ''];
if (!command) {
  console.error(`Usage: npm run operate -- ${Object.keys(COMMANDS).join('|')} --stage STAGE ...`);
  process.exit(2);
}
try {
  if (values.data !== undefined) useLocalServer(values.data);
  console.log(await command());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
