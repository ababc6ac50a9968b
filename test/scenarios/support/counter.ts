import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { issueToken } from '../../../adapters/tokens/issue-token.ts';
import type { TokenKeyPair } from '../../../adapters/tokens/new-token-keys.ts';
import type { CaseResponse } from '../../../api/cases.ts';
import type { OrderResponse } from '../../../api/orders.ts';
import type { PaymentResponse } from '../../../api/payments.ts';
import type { Problem } from '../../../api/problem.ts';
import type { ShopQrResponse } from '../../../api/shop-qr.ts';
import { type ApiAnswer, type ApiClient, apiClient } from '../../../local/demo/api-client.ts';
import { openCases } from '../../../local/demo/pages.ts';
import type { ServerProcess } from './server.ts';

/** An answer that is either what was asked for or a problem; tests say which they expect. */
export type Either<T> = ApiAnswer<T & Omit<Problem, 'status'>>;

/** What a counter's till does, at one store. */
export interface Counter {
  readonly client: ApiClient;
  order(lines?: readonly object[]): Promise<OrderResponse>;
  pay(orderId: string, body: object, key?: string): Promise<Either<PaymentResponse>>;
  /** The order as soon as its last payment has this status. */
  until(orderId: string, status: PaymentResponse['status']): Promise<OrderResponse>;
  sticker(terminalId: string): Promise<string>;
  /** The open case about this trade, as soon as there is one. */
  caseOf(tradeNo: string | undefined): Promise<CaseResponse>;
  decide<T>(found: CaseResponse, how: 'assign' | 'refund', body: object): Promise<Either<T>>;
}

const BURGER = { itemId: 'chicken-burger-set', options: ['cola'], quantity: 1 };
const PATIENCE = { timeout: 20_000, interval: 100 };

export function counterOf(client: ApiClient): Counter {
  const { storeId } = client.store;
  return {
    client,
    async order(lines = [BURGER]) {
      const body = { storeId, channel: 'kiosk', fulfilment: 'takeout', lines };
      const placed = await client.post<OrderResponse>('kiosk', '/v1/orders', body);
      expect(placed.status).toBe(201);
      return placed.body;
    },
    pay: (orderId, body, key = randomUUID()) =>
      client.post('kiosk', `/v1/orders/${orderId}/payments`, body, key),
    async until(orderId, status) {
      const latest = async () => (await client.order(orderId)).payments.at(-1)?.status;
      await expect.poll(latest, PATIENCE).toBe(status);
      return await client.order(orderId);
    },
    async sticker(terminalId) {
      const made = `/v1/stores/${storeId}/shop-qr-codes`;
      return (await client.post<ShopQrResponse>('cashier', made, { terminalId })).body.codeText;
    },
    async caseOf(tradeNo) {
      const find = async () => (await openCases(client)).find((c) => c.tradeNo === tradeNo);
      await expect.poll(find, PATIENCE).toBeDefined();
      const found = await find();
      if (!found) throw new Error(`The case of trade ${tradeNo} is gone again`);
      return found;
    },
    decide: ({ caseId }, how, body) =>
      client.post('cashier', `/v1/cases/${caseId}/${how}`, body, randomUUID()),
  };
}

/** A cashier of the same merchant at a store that is not this one. */
export async function cashierElsewhere(
  { ready, dataDir }: ServerProcess,
  { store }: ApiClient,
): Promise<ApiClient> {
  const file = path.join(dataDir, 'demo-token-keys.json');
  const { privateKey } = JSON.parse(readFileSync(file, 'utf8')) as TokenKeyPair;
  const { merchantId } = store;
  const claims = { role: 'cashier', merchantId, storeId: 'elsewhere', subject: 'elsewhere' };
  const issuedAt = Math.floor(Date.now() / 1_000);
  const times = { issuedAt, expiresAt: issuedAt + 86_400 };
  const cashier = await issueToken(privateKey, claims, times);
  return apiClient(ready, { ...store, tokens: { ...store.tokens, cashier } });
}
