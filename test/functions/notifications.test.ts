import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handler } from '../../functions/notifications/handler.ts';
import { secretFor } from '../adapters/alipay-http/support.ts';
import { eventOf, watchLog } from './support/http.ts';

const log = watchLog();
const table = mockClient(DynamoDBDocumentClient);
const secrets = mockClient(SecretsManagerClient);

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'kuaican');
  vi.stubEnv('INBOX_TABLE_NAME', 'inbox');
  vi.stubEnv('PUBLIC_URL', 'https://pay.example.test');
  vi.stubEnv('MERCHANT_SECRET_PREFIX', 'merchants/');
  table.reset();
  secrets.reset();
  secrets
    .on(GetSecretValueCommand)
    .rejects(new ResourceNotFoundException({ message: 'no such secret', $metadata: {} }))
    .on(GetSecretValueCommand, { SecretId: 'merchants/m1' })
    .resolves({ SecretString: JSON.stringify(secretFor('https://openapi.alipay.com')) });
  return () => vi.unstubAllEnvs();
});

const CANARY = '2088102146225135';
const forged = `app_id=2021000000000001&buyer_id=${CANARY}&total_amount=0.01&sign=AAAA&sign_type=RSA2`;

const send = (merchantId: string, body: string, base64 = true) =>
  handler(
    eventOf('POST /v1/alipay/{merchantId}/notifications', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      params: { merchantId },
      body,
      base64,
    }),
  );

describe('a notification that Alipay did not send', () => {
  test.each([
    ['with a forged signature', 'm1', forged, 'signature'],
    ['with another algorithm', 'm1', forged.replace('RSA2', 'RSA'), 'sign-type'],
    ['with a parameter twice', 'm1', `${forged}&total_amount=1`, 'duplicate-parameter'],
    ['that is no form', 'm1', '{"total_amount":1}', 'malformed'],
    ['that is empty', 'm1', '', 'malformed'],
  ])('%s hears failure and changes nothing', async (_, merchantId, body, reason) => {
    for (const base64 of [true, false]) {
      const result = await send(merchantId, body, base64);
      expect(result).toMatchObject({ statusCode: 200, body: 'failure' });
    }
    expect(table.calls()).toHaveLength(0);
    expect(log.lines()).toMatchObject(
      Array(2).fill({ level: 'warn', code: 'notification-rejected', merchantId: 'm1', reason }),
    );
    expect(log.text()).not.toContain(CANARY);
  });

  test.each([
    ['for a merchant that is nobody', 'm9', forged],
    ['for a merchant that is no name', '../m1', forged],
    ['of a megabyte', 'm1', `${forged}&x=${'1'.repeat(1024 * 1024)}`],
  ])('%s hears failure and changes nothing', async (_, merchantId, body) => {
    expect(await send(merchantId, body)).toMatchObject({ statusCode: 200, body: 'failure' });
    expect(table.calls()).toHaveLength(0);
    expect(log.text()).not.toContain(CANARY);
  });
});
