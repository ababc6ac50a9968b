import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../api/routes.ts';
import type { OrderId } from '../../core/domain/ids.ts';
import { handler } from '../../functions/receipts/handler.ts';
import { receiptToken } from '../../functions/shared/receipt-token.ts';
import { readEscPos } from '../support/escpos.ts';
import { MERCHANT, openWorld, STORE } from '../support/world.ts';
import { eventOf, problemOf, type Request, watchLog } from './support/http.ts';
import { bearer, ours } from './support/tokens.ts';

watchLog();

const table = mockClient(DynamoDBDocumentClient);
const secrets = mockClient(SecretsManagerClient);
const RECEIPT = 'GET /v1/orders/{orderId}/receipt';
let orderId: OrderId;

/** The rows of an order of noodles, as a world of models paid it, or left it unpaid. */
async function stored({ paid = true } = {}): Promise<void> {
  const world = await openWorld();
  const order = await world.order();
  if (paid) await world.pay(order);
  const aggregate = await world.look(order);
  const parts = aggregate.payments.map((data) => ({
    sk: 'ORDER#PAYMENT#1',
    type: 'payment',
    data,
  }));
  const root = { sk: 'ORDER', type: 'order', data: aggregate.order };
  const versions = Object.fromEntries(parts.map((p) => [p.sk, 1]));
  const rows = [{ ...root, parts: versions }, ...parts.map((p) => ({ ...p, version: 1 }))];
  const journal = [{ sk: 'JOURNAL#00000001', data: { version: 1, actor: 'kiosk:kiosk-1' } }];
  const store = await world.directory.store(MERCHANT, STORE);
  table.on(QueryCommand).callsFake((query: { ExpressionAttributeValues: object }) => {
    const wanted = JSON.stringify(query.ExpressionAttributeValues);
    const items = wanted.includes('JOURNAL') ? journal : rows;
    return { Items: wanted.includes('M#m1#') ? items.map((i) => ({ schema: 1, ...i })) : [] };
  });
  table.on(GetCommand).resolves({ Item: { schema: 1, data: store } });
  orderId = order.orderId;
}

beforeEach(async () => {
  vi.stubEnv('TABLE_NAME', 'kuaican');
  vi.stubEnv('TOKEN_KEYS_SECRET_ID', 'token-keys');
  vi.stubEnv('FINGERPRINT_SECRET_ID', 'fingerprint');
  vi.stubEnv('PUBLIC_URL', 'https://api.test');
  table.reset();
  secrets
    .on(GetSecretValueCommand)
    .resolves({ SecretString: JSON.stringify({ keys: [ours.jwk], key: 'secret-1' }) });
  await stored();
  return () => vi.unstubAllEnvs();
});

/** The function runs on the machine's clock. */
async function call(
  query: Request['query'] = {},
  role: Role = 'cashier',
  claims: object = {},
): Promise<APIGatewayProxyStructuredResultV2> {
  const now = Math.floor(Date.now() / 1_000);
  const authorization = bearer(role, { iat: now, exp: now + 60, ...claims });
  const request = { params: { orderId }, query, headers: { authorization } };
  return await handler(eventOf(RECEIPT, request), {} as never);
}

describe('a receipt', () => {
  test('is a picture that loads and runs nothing, unless something else is asked for', async () => {
    const result = await call();
    expect(result).toMatchObject({ statusCode: 200, isBase64Encoded: false });
    expect(result.body).toMatch(/^<svg /);
    expect(result.headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  });

  test('is text in the wanted language that leads to the order', async () => {
    const { body = '', headers } = await call({ format: 'text', lang: 'en', width: '58' });
    expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8' });
    expect(body).toContain('Total (CNY)                28.00');
    expect(body.replace(/\s/g, '')).toContain(
      `https://api.test/order/#${receiptToken({ merchantId: MERCHANT, orderId }, 'secret-1')}`,
    );
  });

  test('is what a printer for China prints, as bytes', async () => {
    const { body = '', ...result } = await call({ format: 'escpos' });
    expect(result).toMatchObject({
      isBase64Encoded: true,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { text } = readEscPos(Buffer.from(body, 'base64'));
    expect(text).toContain('牛肉面');
  });

  test('does not name a buyer or the whole number at Alipay', async () => {
    const { body = '' } = await call({ format: 'text' });
    expect(body).toMatch(/支付宝交易号 \.\.\S{10}$/m);
    expect(body).not.toMatch(/KC[0-9A-Z]{52}/);
  });

  test('is refused for what is not paid, with what to ask for instead', async () => {
    await stored({ paid: false });
    expect(problemOf(await call())).toMatchObject({ status: 409, code: 'not-paid' });
    expect((await call({ kind: 'bill' })).statusCode).toBe(200);
  });

  test.each([
    ['format', 'pdf'],
    ['width', '57'],
    ['kind', 'gift'],
    ['lang', '../en'],
    ['checkId', 'c'.repeat(99)],
    ['refundId', 'R1'],
  ])('is refused for a wrong %s, naming it', async (field, value) => {
    expect(problemOf(await call({ [field]: value }))).toMatchObject({ status: 400, field });
  });
});

describe('who may hold a receipt', () => {
  test.each(['kiosk', 'cashier', 'merchant', 'admin'] as const)('%s may', async (role) => {
    expect((await call({}, role)).statusCode).toBe(200);
  });

  test('another kiosk than the one that took the order may not, nor another store', async () => {
    expect((await call({}, 'kiosk', { sub: 'kiosk-2' })).statusCode).toBe(404);
    expect((await call({}, 'cashier', { store_id: 's2' })).statusCode).toBe(404);
    expect((await call({}, 'merchant', { merchant_id: 'm2' })).statusCode).toBe(404);
  });

  test.each(['kitchen', 'board', 'diner'] as const)('%s may not', async (role) => {
    expect((await call({}, role)).statusCode).toBe(403);
  });
});
