import type { OrderResponse } from '../../api/orders.ts';
import type { ReadyFile } from '../start-server.ts';
import type { DemoStore } from './seed.ts';

export type DemoRole = keyof DemoStore['tokens'];

export interface ApiAnswer<T> {
  readonly status: number;
  readonly body: T;
}

/** A client as a kiosk would write it: HTTP, a token per role, an Idempotency-Key per attempt. */
export interface ApiClient {
  readonly store: DemoStore;
  /** Where the customers' wallets are. */
  readonly simulatorUrl: string;
  get<T>(role: DemoRole, path: string): Promise<ApiAnswer<T>>;
  /** @param key the Idempotency-Key, where the route takes one. */
  post<T>(role: DemoRole, path: string, body?: unknown, key?: string): Promise<ApiAnswer<T>>;
  put<T>(role: DemoRole, path: string, body: unknown): Promise<ApiAnswer<T>>;
  order(orderId: string): Promise<OrderResponse>;
}

const TIMEOUT_MS = 35_000;

export function apiClient(
  { apiUrl, simulatorUrl }: Pick<ReadyFile, 'apiUrl' | 'simulatorUrl'>,
  store: DemoStore,
): ApiClient {
  const call = async <T>(
    method: string,
    role: DemoRole,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<ApiAnswer<T>> => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${store.tokens[role]}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  return {
    store,
    simulatorUrl,
    get: (role, path) => call('GET', role, path),
    post: (role, path, body, key) => call('POST', role, path, body, key),
    put: (role, path, body) => call('PUT', role, path, body),
    async order(orderId) {
      const { status, body } = await call<OrderResponse>('GET', 'cashier', `/v1/orders/${orderId}`);
      if (status !== 200) throw new Error(`Order ${orderId}: HTTP ${status}`);
      return body;
    },
  };
}
