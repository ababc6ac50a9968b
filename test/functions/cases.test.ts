import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CaseListResponse } from '../../api/cases.ts';
import type { Role } from '../../api/routes.ts';
import { born, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import { handler } from '../../functions/cases/handler.ts';
import { caseOf } from '../contracts/fixtures.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';
import { bearer, ours } from './support/tokens.ts';

watchLog();

const merchantId = born(parseMerchantId, 'm1');
const inStore = (name: string) =>
  caseOf(merchantId, name, { storeId: born(parseStoreId, name), detail: `at ${name}` });
const own = inStore('s1');
const other = inStore('s2');
const orphan = caseOf(merchantId, 'orphan');

const table = mockClient(DynamoDBDocumentClient);
const secrets = mockClient(SecretsManagerClient);
beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'kuaican');
  vi.stubEnv('TOKEN_KEYS_SECRET_ID', 'token-keys');
  table.reset();
  const rows = [own, other, orphan].map((data) => ({ type: 'case', schema: 1, data }));
  table.on(QueryCommand).resolves({ Items: rows });
  table.on(GetCommand).callsFake(({ Key }: { Key: { pk: string } }) => ({
    Item: rows.find((row) => Key.pk.endsWith(`#${row.data.caseId}`)),
  }));
  secrets
    .on(GetSecretValueCommand)
    .resolves({ SecretString: JSON.stringify({ keys: [ours.jwk] }) });
  return () => vi.unstubAllEnvs();
});

/** The function runs on the machine's clock. */
async function call(role: Role, routeKey: string, request: Request = {}) {
  const now = Math.floor(Date.now() / 1_000);
  const authorization = bearer(role, { iat: now, exp: now + 60 });
  const event = eventOf(routeKey, { ...request, headers: { authorization } });
  return await handler(event, {} as never);
}

async function seenBy(role: Role): Promise<string[]> {
  const result = await call(role, 'GET /v1/cases');
  const { cases } = JSON.parse(result.body ?? '') as CaseListResponse;
  return cases.map((c) => c.caseId);
}

describe('an exception that waits for a person', () => {
  test('is seen by the merchant whichever store it is of', async () => {
    expect(await seenBy('merchant')).toEqual([own.caseId, other.caseId, orphan.caseId]);
  });

  test('is seen by the cashier of its store, or of any store when it belongs to none', async () => {
    expect(await seenBy('cashier')).toEqual([own.caseId, orphan.caseId]);
  });

  const resolve = (caseId: string) =>
    call('cashier', 'POST /v1/cases/{caseId}/resolve', {
      params: { caseId },
      body: { note: 'refunded in cash' },
    });

  test('is not there for the cashier of another store, and stays open', async () => {
    expect((await resolve(other.caseId)).statusCode).toBe(404);
    expect(table.commandCalls(UpdateCommand)).toHaveLength(0);
  });

  test('is closed with the name of who closed it', async () => {
    table.on(UpdateCommand).resolves({});
    const result = await resolve(orphan.caseId);
    expect(result.statusCode).toBe(200);
    expect(JSON.parse(result.body ?? '')).toMatchObject({
      status: 'RESOLVED',
      resolution: { by: 'cashier:cashier-1', note: 'refunded in cash' },
    });
  });

  test.each(['', 'x', '../m2', 'cancel-stuck_nobody', '__proto__'])(
    'is not there under the name %s',
    async (caseId) => {
      expect((await resolve(caseId)).statusCode).toBe(404);
    },
  );
});
