import { createStore, del, get, set } from 'idb-keyval';
import type { paths } from '../api/schema.d.ts';

export type PayBody =
  paths['/v1/tables/{token}/order/payments']['post']['requestBody']['content']['application/json'];

/** A payment of this phone that was sent: sent again under its key, it is found and not made anew. */
export interface KeptAttempt {
  readonly key: string;
  readonly body: PayBody;
}

const store = createStore('kuaican-tables', 'tables');

/**
 * What a phone keeps at tables. Its session says who it is, at every table anew: the API ties it to
 * each order by itself, so that one order tells nothing of another.
 */
export const tableShelf = {
  session: (): Promise<string | undefined> => get('session', store),
  keepSession: (session: string): Promise<void> => set('session', session, store),
  attempt: (): Promise<KeptAttempt | undefined> => get('attempt', store),
  keepAttempt: (attempt: KeptAttempt): Promise<void> => set('attempt', attempt, store),
  clearAttempt: (): Promise<void> => del('attempt', store),
} as const;

export type TableShelf = typeof tableShelf;
