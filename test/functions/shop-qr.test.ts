import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../api/routes.ts';
import type { ShopQrResponse } from '../../api/shop-qr.ts';
import { handler } from '../../functions/shop-qr/handler.ts';
import {
  type RunningSimulator,
  startSimulator,
} from '../../local/alipay-simulator/start-simulator.ts';
import { secretsAt, simulated } from '../adapters/alipay-http/merchants.ts';
import { eventOf, problemOf, type Request, watchLog } from './support/http.ts';
import { bearer, ours } from './support/tokens.ts';

watchLog();

const CODES = '/v1/stores/{storeId}/shop-qr-codes';
const table = mockClient(DynamoDBDocumentClient);
const secrets = mockClient(SecretsManagerClient);
let alipay: RunningSimulator;

beforeAll(async () => {
  alipay = await startSimulator({ port: 0, now: Date.now, merchants: simulated });
});
afterAll(() => alipay.close());

interface Key {
  readonly pk: string;
  readonly sk: string;
}
type Row = Key & { readonly data: object };
const keyOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'kuaican');
  vi.stubEnv('TOKEN_KEYS_SECRET_ID', 'token-keys');
  vi.stubEnv('MERCHANT_SECRET_PREFIX', 'merchants/');
  vi.stubEnv('PUBLIC_URL', 'https://api.test');
  vi.stubEnv('STAGE', 'test');
  secrets.on(GetSecretValueCommand).callsFake(({ SecretId }: { SecretId: string }) => ({
    SecretString: JSON.stringify(
      SecretId === 'token-keys' ? { keys: [ours.jwk] } : secretsAt(alipay.url).global,
    ),
  }));
  const store = { merchantId: 'm1', storeId: 's1', name: 'Noodle House', currency: 'USD' };
  const rows = new Map<string, object>([['M#m1#S#s1 STORE', { data: store }]]);
  table.reset();
  table.on(GetCommand).callsFake((get: { Key: Key }) => ({ Item: rows.get(keyOf(get.Key)) }));
  table.on(PutCommand).callsFake((put: { Item: Row }) => void rows.set(keyOf(put.Item), put.Item));
  table.on(DeleteCommand).callsFake((gone: { Key: Key }) => void rows.delete(keyOf(gone.Key)));
  table.on(UpdateCommand).resolves({});
  return () => vi.unstubAllEnvs();
});

/** The function runs on the machine's clock. */
async function call(role: Role, routeKey: string, request: Request, claims: object = {}) {
  const now = Math.floor(Date.now() / 1_000);
  const authorization = bearer(role, { iat: now, exp: now + 60, ...claims });
  return await handler(eventOf(routeKey, { ...request, headers: { authorization } }), {} as never);
}

async function issue(terminalId = 'T1'): Promise<ShopQrResponse> {
  const request = { params: { storeId: 's1' }, body: { terminalId } };
  const { body = '' } = await call('cashier', `POST ${CODES}`, request);
  return JSON.parse(body) as ShopQrResponse;
}

const change = (
  action: string,
  { role = 'merchant', ...place }: { role?: Role; storeId?: string; terminalId?: string } = {},
) =>
  call(role, `POST ${CODES}/{terminalId}/{action}`, {
    params: { storeId: 's1', terminalId: 'T1', ...place, action },
  });

/** Whether a customer can pay with the code at Alipay. */
async function takesMoney({ codeText }: ShopQrResponse): Promise<boolean> {
  const response = await fetch(`${alipay.url}/control/codes/scan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeText, action: 'scan-and-pay', amountMinor: 500 }),
  });
  return response.ok;
}

describe('the sticker of a terminal', () => {
  test('takes no money while it is stopped, and does so again afterwards', async () => {
    const code = await issue();
    expect(code).toMatchObject({ terminalId: 'T1', currency: 'USD', status: 'ACTIVE' });
    const stopped = await change('stop');
    expect(stopped.statusCode).toBe(200);
    expect(JSON.parse(stopped.body ?? '')).toEqual({ ...code, status: 'STOPPED' });
    expect(await takesMoney(code)).toBe(false);
    const [update] = table.commandCalls(UpdateCommand);
    expect(update?.args[0].input.ExpressionAttributeValues).toMatchObject({ ':status': 'STOPPED' });
    expect(JSON.parse((await change('restart')).body ?? '')).toEqual(code);
    expect(await takesMoney(code)).toBe(true);
  });

  test('is deleted for good, and the next one is another', async () => {
    const code = await issue('T2');
    const gone = await change('delete', { terminalId: 'T2' });
    expect(JSON.parse(gone.body ?? '')).toEqual({ ...code, status: 'DELETED' });
    expect(await takesMoney(code)).toBe(false);
    expect((await change('restart', { terminalId: 'T2' })).statusCode).toBe(404);
    expect((await issue('T2')).codeText).not.toBe(code.codeText);
  });

  test('is not known to have changed when Alipay does not answer', async () => {
    await issue('T3');
    await fetch(`${alipay.url}/control/force`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'shop-code', outcome: 'answer-lost' }),
    });
    const lost = await change('stop', { terminalId: 'T3' });
    expect(problemOf(lost)).toMatchObject({ status: 503, code: 'alipay-unavailable' });
    expect(table.commandCalls(UpdateCommand)).toHaveLength(0);
  });

  test.each([
    ['another action', 'modify', {}],
    ['an action that every object has', 'toString', {}],
    ['a terminal without a code', 'stop', { terminalId: 'T9' }],
    ['what is no terminal', 'stop', { terminalId: 'x'.repeat(2_000) }],
    ['another store', 'stop', { storeId: 's2' }],
  ])('is not found under %s', async (_what, action, place) => {
    expect((await change(action, place)).statusCode).toBe(404);
    expect(table.commandCalls(UpdateCommand)).toHaveLength(0);
  });

  test('is not there for the merchant of another store', async () => {
    await issue();
    const request = { params: { storeId: 's1', terminalId: 'T1', action: 'stop' } };
    const route = `POST ${CODES}/{terminalId}/{action}`;
    const refused = await call('merchant', route, request, { store_id: 's2' });
    expect(refused.statusCode).toBe(404);
    expect(table.commandCalls(UpdateCommand)).toHaveLength(0);
  });

  test('is not for a cashier to stop', async () => {
    await issue();
    expect((await change('stop', { role: 'cashier' })).statusCode).toBe(403);
  });
});
